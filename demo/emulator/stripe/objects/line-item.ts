import type Stripe from 'stripe';
import { newId } from '../identifiers.js';
import type { SessionParameters } from '../parameters/checkout-session.js';

/** The lines of a session. Their `price` is null: Price and Product objects are not emulated. */
export function newLineItems(parameters: SessionParameters): Stripe.LineItem[] {
  return (parameters.line_items ?? []).flatMap((line) => {
    const { price_data: price, quantity } = line;
    if (price === undefined || quantity === undefined) {
      return [];
    }
    const amount = price.unit_amount * quantity;
    return {
      id: newId('li'),
      object: 'item' as const,
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency: price.currency,
      description: price.product_data.name,
      metadata: { ...line.metadata },
      price: null,
      quantity,
    };
  });
}
