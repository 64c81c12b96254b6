import type { Messages } from '../i18n/messages.js';
import type { Settings } from '../settings/settings.js';

/** What is about to be paid, or was, as the shopper reads it. */
export const priceOf = ({ amount, mode }: Settings, messages: Messages): string | undefined =>
  amount === undefined || mode === 'save' ? undefined : messages.amount(amount);
