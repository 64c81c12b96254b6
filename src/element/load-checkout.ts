import type { Checkout, Shell } from '../checkout/checkout.js';

let open: typeof import('../checkout/checkout.js').openCheckout | undefined;

/** The checkout of an element: at once where its file has come for another element, and nothing else is waited for. */
export const loadCheckout = (shell: Shell): Checkout | Promise<Checkout> =>
  open?.(shell) ?? import('../checkout/checkout.js').then(({ openCheckout }) => (open = openCheckout)(shell));
