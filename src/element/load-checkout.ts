import { html, nothing } from 'lit';
import type { CheckoutView } from '../checkout/checkout-view.js';
import type { Checkout } from '../checkout/checkout.js';
import type { Shell } from '../checkout/shell.js';
import { failure } from '../contract/failure.js';
import { KrPayFailureEvent } from '../events/events.js';

let open: typeof import('../checkout/checkout.js').openCheckout | undefined;

/** Where the checkout is in the same file, it need not be loaded. */
export const haveCheckout = (openCheckout: typeof open): void => void (open = openCheckout);

/** The checkout of an element: at once where its file has come for another element, and nothing else is waited for. */
export const loadCheckout = (shell: Shell): Checkout | Promise<Checkout> =>
  open?.(shell) ?? import('../checkout/checkout.js').then(({ openCheckout }) => (open = openCheckout)(shell));

/** What a page hears after a click for which the file did not come. */
export const notLoaded = (message: string): KrPayFailureEvent =>
  new KrPayFailureEvent({ ...failure('network', { hint: 'Our own file did not load' }), message });

/** What stands beside the button until the file is there: after a press in vain the form inside, which works without us. */
export const withoutCheckout = (early: true | string): CheckoutView => {
  const alert = early === true ? '' : early;
  return { panel: nothing, copy: nothing, alert, wayOn: alert && html`<div class="again"><slot></slot></div>` };
};
