import type { ConfirmAnswer, ConsentRecord, Method, Mode } from '../contract/types.js';
import type { Failure } from '../contract/failure.js';
import { KrPayFailureEvent, KrPayPendingEvent, KrPaySuccessEvent } from '../events/events.js';
import type { Attempt, Effect } from '../flow/types.js';
import type { Messages } from '../i18n/messages.js';
import type { Host } from './host.js';

/** What this page knows of an attempt beyond what the server answers. */
export interface Known {
  readonly orderId?: string | undefined;
  readonly method?: Method | undefined;
  readonly mode?: Mode | undefined;
  readonly consent?: ConsentRecord | undefined;
}

type Announcement = Effect & { readonly type: 'announce-pending' | 'announce-success' | 'announce-failure' };

/** What the shopper reads after a failure. Text only: it is never parsed as markup. */
export function failureMessage(
  why: Failure,
  messages: Messages,
  verbatim: boolean,
  attempt?: Attempt,
  answer?: ConfirmAnswer,
): string {
  if (verbatim && why.providerMessage) return why.providerMessage;
  if (answer) return answer.message ?? messages.failures[why.code];
  const own = messages.failures[why.code];
  if (!attempt?.handedOff) return own;
  return /^(unknown-attempt|provider-error)$/.test(why.code) ? `${own} ${messages.mayHaveMoved}` : messages.notKnown;
}

/** Tells the page what became of an attempt. `message` is what the shopper reads after a failure. */
export function announce(host: Host, effect: Announcement, known: Known, message: string): void {
  const { attempt, answer } = effect;
  const orderId = answer?.orderId ?? known.orderId;
  const about = { ...(attempt && { attemptId: attempt.id }), ...(orderId !== undefined && { orderId }) };
  if (effect.type === 'announce-failure') {
    const { hint, ...why } = effect.failure;
    if (hint) console.warn(`<kr-pay-button> ${why.code}: ${hint}`);
    host.tell(new KrPayFailureEvent({ ...about, ...why, message }));
    return;
  }
  const sure = { ...about, attemptId: effect.attempt.id };
  if (effect.type === 'announce-pending') {
    host.tell(new KrPayPendingEvent(sure));
    return;
  }
  const { settings } = host;
  const { provider, paymentId } = effect.answer;
  const { method = known.method ?? settings.method, mode = known.mode ?? settings.mode } = effect.answer;
  host.tell(
    new KrPaySuccessEvent({
      ...sure,
      ...(provider && { provider }),
      method,
      mode,
      ...(paymentId && { paymentId }),
      via: effect.via,
      ...(known.consent && { consent: known.consent }),
    }),
  );
}
