import type { Method } from '../contract/types.js';
import type { MandateItems, Messages, Pieces } from '../i18n/messages.js';
import { phrase } from '../settings/phrase.js';

/** A word that announces a value, and the value, as a sentence. */
function line(words: string, value: string, { marks: [colon, , stop] }: Messages): Pieces {
  return [words + colon, phrase(value), stop];
}

/**
 * The mandate in sentences: permission, frequency and timing, how the amount is determined, cancellation.
 * `price` is what is charged each time, as the shopper reads it; it stands in the line of a recurring charge.
 */
export function mandateSentences(
  { merchant, frequency, timing, amountRule, cancellation }: MandateItems,
  method: Method,
  price: string | undefined,
  messages: Messages,
): readonly Pieces[] {
  const { mandate, marks, methods } = messages;
  const [colon, comma, stop] = marks;
  const when =
    frequency === 'recurring' && price
      ? [mandate.recurring + colon, price, comma, phrase(timing), stop]
      : line(mandate[frequency === 'recurring' ? 'recurring' : 'once'], timing, messages);
  return [
    mandate.permission(merchant, methods[method]),
    when,
    line(mandate.amount, amountRule, messages),
    ...(cancellation ? [line(mandate.cancellation, cancellation, messages)] : []),
  ];
}
