import { z } from 'zod';
import { isWebUrl } from '../web-url.js';

/** A parameter that Stripe has and this emulator refuses rather than ignores. */
export const unsupported = z.never().optional();

/** Text that is not empty: Stripe reads an empty value as "unset", which no create call allows. */
export const text = z.string().min(1);

/** A whole number; form bodies carry it as digits. */
export const integer = z
  .string()
  .refine((value) => /^-?\d{1,15}$/.test(value), {
    error: 'expected a whole number',
    params: { code: 'parameter_invalid_integer' },
  })
  .transform(Number);

/** `true` or `false`. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

export const email = z.email();

/** An absolute http or https address. It may hold `{CHECKOUT_SESSION_ID}`. */
export const webUrl = z.string().refine(isWebUrl, { error: 'Not a valid URL', params: { code: 'url_invalid' } });

/** Paths of related objects to put in place of their ids. */
export const expand = z.array(text).max(20).optional();

/** Stripe's limits: 50 pairs, names up to 40 characters without square brackets, values up to 500. */
export const metadata = z
  .record(
    z
      .string()
      .min(1)
      .max(40)
      .regex(/^[^[\]]+$/),
    z.string().max(500),
  )
  .refine((pairs) => Object.keys(pairs).length <= 50, { error: 'Metadata can have up to 50 keys.' });

/** A hash without members. */
export const emptyHash = z.strictObject({}).optional();
