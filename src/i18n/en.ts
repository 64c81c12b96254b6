import { buttonWords } from './button-words.js';
import type { Messages } from './messages.js';

const words = buttonWords.en;
const safe = 'You can press again without being charged twice.';
const again = 'Please try again.';
const moved = 'You may have been charged: please check your orders first.';
const tellShop = 'Please tell the shop.';

/** English. */
export const en: Messages = {
  ...words,
  locale: 'en',
  checkAgain: 'Check again',
  openWindow: 'Open the payment window',
  startAgain: 'Start again',
  continue: 'Continue',
  status: {
    starting: words.starting,
    leaving: (name) => `Taking you to ${name}.`,
    confirming: 'Checking the result.',
    pending: 'Still waiting for the result. It may have gone through, so please check again and do not start anew.',
    stalled: 'We could not take you there. Please use the link below.',
    opening: 'Ready. Press once more to open the payment window.',
    further: 'One more step is left. Press the button to go on.',
    window: 'Please continue in the payment window.',
    silentWindow: 'The payment window has not answered yet. Check again if you have paid, or start again if it closed.',
    paid: 'Your payment is complete.',
    saved: 'Your payment method is saved.',
    subscribed: 'Your subscription has started.',
  },
  failures: {
    configuration: `This pay button is not set up correctly. ${tellShop}`,
    'consent-required': 'Please agree to the required terms.',
    offline: 'You are offline. Please connect and press again.',
    network: words.network,
    timeout: `The shop took too long to answer. ${safe}`,
    rejected: `The shop did not accept this payment. ${tellShop}`,
    conflict: 'Your order has changed or is being paid already. Please review it.',
    'terms-changed': 'The terms have changed. Please read and agree again.',
    'rate-limited': 'Too many requests. Please wait a moment and press again.',
    'server-error': `The shop has a problem. ${safe}`,
    'invalid-response': `The shop's answer was wrong. ${safe}`,
    'unsafe-url': `The address is not safe, so we did not go there. ${tellShop}`,
    'blocked-by-policy': `This page's security settings blocked the payment. ${tellShop}`,
    'provider-unavailable': 'The payment service did not load. Please turn off ad blockers or choose another method.',
    'provider-error': `The payment service has a problem. ${again}`,
    'popup-blocked': `The payment window was blocked. Please allow pop-ups. ${again}`,
    framed: 'You cannot pay inside this frame. Please open it in a new window.',
    declined: `The payment was not approved. ${again}`,
    canceled: 'You canceled the payment. You were not charged.',
    expired: `The time for this payment is over. ${again}`,
    'unknown-attempt': `We could not find this payment. ${tellShop}`,
  },
  notKnown: `We could not learn the result. ${moved}`,
  mayHaveMoved: moved,
  consent: {
    title: 'Terms',
    total: 'Total',
    order: 'Order',
    mandate: 'Saving and using your payment method',
    required: '[Required]',
    optional: '[Optional]',
    all: (withOptional) => (withOptional ? 'Agree to all (optional terms included)' : 'Agree to all'),
    free: 'You can leave out the optional ones.',
    fullText: 'Full text',
    newWindow: 'new window',
    missing: (missing, required) =>
      `${missing} of ${required} required ${required === 1 ? 'term is' : 'terms are'} not agreed to yet.`,
    missingHere: 'Your agreement is needed.',
  },
  mandate: {
    permission: (merchant, name) => [
      'I allow ',
      merchant,
      ` to request payments with my ${name} under the terms below.`,
    ],
    recurring: 'Charged regularly',
    once: 'Charged once',
    amount: 'Amount',
    cancellation: 'To cancel',
  },
  marks: [': ', ', ', '.'],
};
