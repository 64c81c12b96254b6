import { z } from 'zod';
import { isWebUrl } from '../../stripe/web-url.js';

const address = z.string().max(255).refine(isWebUrl);
const name = z.string().min(1).max(100);
const country = z.string().regex(/^[A-Z]{2}$/);

const customer = z.strictObject({
  name: name.optional(),
  // An object here; a plain string on POST /payments.
  email: z.strictObject({ address: z.email(), verified: z.boolean().optional() }).optional(),
  phone: z.strictObject({ country_code: z.string(), number: z.string() }).optional(),
  device: z.strictObject({ locale: z.string() }).optional(),
});

const item = z.strictObject({
  name: z.string().min(1).max(255),
  quantity: z.int().min(1),
  unit_price: z.int().min(0),
  reference: z.string().max(80).optional(),
});

const kakaopay = z.strictObject({
  terminal_type: z.enum(['web', 'wap', 'app']).optional(),
  os_type: z.enum(['android', 'ios']).optional(),
});

/**
 * The body of `POST /payments/setups`, as far as Kakao Pay goes. What only keeps Kakao Pay from being ready is optional
 * here. Unknown fields are refused, which Checkout.com may not do.
 */
export const setupRequest = z.strictObject({
  processing_channel_id: z.string().regex(/^pc_[a-z2-7]{26}$/),
  amount: z.int().min(1),
  currency: z.literal('KRW'),
  payment_type: z.enum(['Regular', 'Recurring', 'MOTO', 'Installment', 'PayLater', 'Unscheduled']).optional(),
  reference: z.string().min(1).max(80).optional(),
  description: z.string().min(1).max(100).optional(),
  customer: customer.optional(),
  order: z
    .strictObject({
      items: z.array(item).min(1).optional(),
      shipping: z.strictObject({ address: z.strictObject({ country }) }).optional(),
    })
    .optional(),
  payment_methods: z.strictObject({ kakaopay: kakaopay.optional() }).optional(),
  settings: z
    .strictObject({
      success_url: address.optional(),
      failure_url: address.optional(),
      capture: z.boolean().optional(),
    })
    .optional(),
  billing: z
    .strictObject({
      address: z.strictObject({ address_line1: z.string().optional(), city: z.string().optional(), country }),
    })
    .optional(),
});

/** A checked request for a setup. */
export type SetupFields = z.infer<typeof setupRequest>;
