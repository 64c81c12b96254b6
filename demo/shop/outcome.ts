import type { KrPayFailureDetail, KrPaySuccessDetail } from '../../src/events/events.js';
import type { Texts } from './texts.js';

/** What a page says about the end of an attempt. */
export interface Outcome {
  readonly kind: 'good' | 'waiting' | 'bad';
  readonly text: string;
  /** A second line with what the button said, if it says more. */
  readonly reason?: string;
}

/** The words for an attempt that the shop's server called succeeded. */
export function successOutcome({ mode }: Pick<KrPaySuccessDetail, 'mode'>, words: Texts): Outcome {
  const { paid, saved, paidAndSaved, subscribed } = words;
  const byMode: Readonly<Record<string, string>> = { save: saved, 'pay-and-save': paidAndSaved, subscribe: subscribed };
  return { kind: 'good', text: byMode[mode] ?? paid };
}

/** The words for an attempt that ended otherwise. */
export const failureOutcome = (detail: Pick<KrPayFailureDetail, 'code' | 'message'>, words: Texts): Outcome =>
  detail.code === 'canceled'
    ? { kind: 'bad', text: words.canceled }
    : { kind: 'bad', text: words.failed, reason: `${detail.message} (${detail.code})` };
