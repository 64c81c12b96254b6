import type { Messages } from '../i18n/messages.js';

/** What is about to be paid, or was, as the shopper reads it. */
export const priceOf = (
  { amount, mode }: { readonly amount: number | undefined; readonly mode: string },
  messages: Messages,
): string | undefined => (amount === undefined || mode === 'save' ? undefined : messages.amount(amount));
