import { failure } from '../../src/contract/failure.js';
import type { ConfirmAnswer, Via } from '../../src/contract/types.js';
import type { Failure } from '../../src/contract/failure.js';
import type { Attempt, Effect, Flow, FlowEvent, FurtherStep, Question } from '../../src/flow/types.js';

/** An attempt that has not left the page. */
export const open: Attempt = { id: 'attempt-1', handedOff: false, toldPending: false };
/** The same after the shopper was sent to a provider. */
export const gone: Attempt = { ...open, handedOff: true };
/** The same after the page was told that its outcome is open. */
export const told: Attempt = { ...gone, toldPending: true };
/** The same after the provider's window did not answer for long. */
export const silent: Attempt = { ...gone, silentWindow: true };
/** What a click brings along, for another purchase than before. */
export const fresh: Attempt = { id: 'attempt-2', handedOff: false, toldPending: false };
/** What an address or storage brings along. */
export const arrived: Attempt = { id: 'attempt-3', handedOff: true, toldPending: false };
/** A checked address of a provider. */
export const url = 'https://psp.example/pay';
/** What a provider added to the return address. */
export const params = { imp_uid: 'imp_1' };

/** What a provider's script complained of. */
export const complaint = { provider: 'portone', providerCode: 'F400', providerMessage: 'No.' } as const;

/** A question to the server, with what the address or the callback said. */
export const asked = (reason: Question['reason']): Question => ({
  reason,
  params: reason === 'return' || reason === 'callback' ? params : {},
});

/** What the server can say to a confirm. */
export const answers = {
  succeeded: { status: 'succeeded', orderId: 'A-1', paymentId: 'pay_1' },
  pending: { status: 'pending', orderId: 'A-1' },
  failed: { status: 'failed', provider: 'stripe', providerCode: 'card_declined', providerMessage: 'No.' },
  canceled: { status: 'canceled', orderId: 'A-1' },
  expired: { status: 'expired', orderId: 'A-1' },
} as const satisfies Record<string, ConfirmAnswer>;

/** What can go wrong, by how it leaves the attempt. */
export const failures = {
  network: failure('network'),
  invalid: failure('invalid-response'),
  rejected: failure('rejected', { httpStatus: 400 }),
  login: failure('rejected', { httpStatus: 401, retryable: true }),
  conflict: failure('conflict', { httpStatus: 409 }),
  termsChanged: failure('terms-changed', { httpStatus: 409 }),
  unknown: failure('unknown-attempt', { httpStatus: 404 }),
  configuration: failure('configuration', { hint: 'amount' }),
  consent: failure('consent-required'),
  framed: failure('framed'),
  popup: failure('popup-blocked'),
  policy: failure('blocked-by-policy'),
} as const;

/** Every state there is, with each thing that can make a difference in it. */
export const states = {
  ready: { name: 'ready' },
  'ready, attempt open': { name: 'ready', attempt: open },
  'ready, back from a provider': { name: 'ready', attempt: gone },
  'ready, with a link': { name: 'ready', attempt: gone, link: url },
  starting: { name: 'starting', attempt: open },
  'starting again after a hand-off': { name: 'starting', attempt: gone },
  opening: { name: 'opening', attempt: open },
  'opening one more step': { name: 'opening', attempt: told, further: { url } },
  'opening one more step by a script': { name: 'opening', attempt: told, further: {} },
  leaving: { name: 'leaving', attempt: open, url },
  'leaving again': { name: 'leaving', attempt: gone, url },
  'in a provider’s window': { name: 'leaving', attempt: open },
  'confirming a return': { name: 'confirming', attempt: gone, question: asked('return') },
  'confirming a callback': { name: 'confirming', attempt: gone, question: asked('callback') },
  'confirming a complaint': { name: 'confirming', attempt: gone, question: { ...asked('callback'), complaint } },
  'confirming what needs no hand-off': { name: 'confirming', attempt: gone, question: asked('direct') },
  'confirming after a Back': { name: 'confirming', attempt: gone, question: asked('back') },
  'confirming because the page asked': { name: 'confirming', attempt: gone, question: asked('check') },
  'confirming, told pending': { name: 'confirming', attempt: told, question: asked('check') },
  'pending after a return': { name: 'pending', attempt: told, question: asked('return') },
  'pending after a callback': { name: 'pending', attempt: told, question: asked('callback') },
  'pending without a hand-off': { name: 'pending', attempt: told, question: asked('direct') },
  'pending, the window is silent': { name: 'pending', attempt: silent, question: { reason: 'callback', params: {} } },
  'pending, not told': { name: 'pending', attempt: gone, question: asked('check') },
  succeeded: { name: 'succeeded' },
  'failed, attempt closed': { name: 'failed', failure: failures.rejected },
  'failed, attempt open': { name: 'failed', failure: failures.network, attempt: open },
  'failed after a hand-off, attempt open': { name: 'failed', failure: failures.invalid, attempt: gone },
} as const satisfies Record<string, Flow>;
/** The name of a state above. */
export type StateName = keyof typeof states;

const click = (samePurchase: boolean, obstacle?: Failure): FlowEvent => ({
  type: 'click',
  attempt: fresh,
  samePurchase,
  obstacle,
});
const delivered = (answer: ConfirmAnswer, further?: FurtherStep): FlowEvent => ({
  type: 'delivered',
  attempt: arrived,
  question: asked('return'),
  answer,
  further,
});
const answered = (answer: ConfirmAnswer, foreign = false, further?: FurtherStep): FlowEvent => ({
  type: 'confirm-answered',
  answer,
  foreign,
  further,
});

/** Every event there is, with each thing that can make a difference in it. */
export const events = {
  'click, same purchase': click(true),
  'click, other purchase': click(false),
  'click, set up wrongly': click(true, failures.configuration),
  'click, terms missing': click(true, failures.consent),
  'click, framed': click(true, failures.framed),
  'canceled by the page': { type: 'canceled-by-page' },
  'start failed: network': { type: 'start-failed', failure: failures.network },
  'start failed: wrong answer': { type: 'start-failed', failure: failures.invalid },
  'start failed: rejected': { type: 'start-failed', failure: failures.rejected },
  'start failed: log in first': { type: 'start-failed', failure: failures.login },
  'start failed: set up wrongly': { type: 'start-failed', failure: failures.configuration },
  'start failed: conflict': { type: 'start-failed', failure: failures.conflict },
  'start failed: terms changed': { type: 'start-failed', failure: failures.termsChanged },
  'handed off': { type: 'handed-off', url },
  'handed off to a script': { type: 'handed-off' },
  'handed off, needs a tap': { type: 'handed-off', needsTap: true },
  'called back': { type: 'called-back', attemptId: open.id, params },
  'called back with a complaint': { type: 'called-back', attemptId: open.id, params, complaint },
  'called back for another attempt': { type: 'called-back', attemptId: 'attempt-9', params },
  'window given up': { type: 'window-given-up' },
  'start failed: window refused': { type: 'start-failed', failure: failures.popup },
  settled: { type: 'settled' },
  stalled: { type: 'stalled', blockedByPolicy: false },
  'stalled, a form': { type: 'stalled', blockedByPolicy: false, byForm: true },
  'stalled by a policy': { type: 'stalled', blockedByPolicy: true },
  'came back': { type: 'came-back' },
  'came back, storage knows': { type: 'came-back', attempt: arrived },
  returned: { type: 'returned', attempt: arrived, params },
  'delivered: succeeded': delivered(answers.succeeded),
  'delivered: pending': delivered(answers.pending),
  'delivered: pending, one more step': delivered(answers.pending, { url }),
  'delivered: failed': delivered(answers.failed),
  'passed on': { type: 'passed-on' },
  'answered: succeeded': answered(answers.succeeded),
  'answered: pending': answered(answers.pending),
  'answered: pending, one more step': answered(answers.pending, false, { url }),
  'answered: pending, one more step by a script': answered(answers.pending, false, {}),
  // Only `pending` may carry one.
  'answered: succeeded, with a step': answered(answers.succeeded, false, { url }),
  'answered: failed': answered(answers.failed),
  'answered: canceled': answered(answers.canceled),
  'answered: expired': answered(answers.expired),
  'answered: succeeded, foreign order': answered(answers.succeeded, true),
  'answered: failed, foreign order': answered(answers.failed, true),
  'confirm failed: network': { type: 'confirm-failed', failure: failures.network },
  'confirm failed: wrong answer': { type: 'confirm-failed', failure: failures.invalid },
  'confirm failed: unknown attempt': { type: 'confirm-failed', failure: failures.unknown },
  'confirm failed: rejected': { type: 'confirm-failed', failure: failures.rejected },
  'confirm failed: log in first': { type: 'confirm-failed', failure: failures.login },
  'patience over': { type: 'patience-over' },
  'poll due': { type: 'poll-due' },
  check: { type: 'check' },
  reset: { type: 'reset' },
  removed: { type: 'removed' },
} as const satisfies Record<string, FlowEvent>;
/** The name of an event above. */
export type EventName = keyof typeof events;

/** What a pair of state and event must lead to. */
export interface Expected {
  readonly flow: Flow;
  readonly effects: readonly Effect[];
}

/** A state and what is to be done. */
export const to = (flow: Flow, ...effects: Effect[]): Expected => ({ flow, effects });

/** The server is asked, and the shopper sees it. */
export const asks = (attempt: Attempt, reason: Question['reason'], more: Partial<Question> = {}): Expected => {
  const question = { ...asked(reason), ...more };
  return to({ name: 'confirming', attempt, question }, { type: 'ask-outcome', attempt, question });
};

/** The server said that it succeeded. */
export const succeeds = (attempt: Attempt, via: Via, flow: Flow = { name: 'succeeded' }): Expected =>
  to(
    flow,
    { type: 'announce-success', attempt, answer: answers.succeeded, via },
    { type: 'clean-up', attempt, closed: true },
  );

/** A failure that leaves the attempt open. */
export const failsOpen = (attempt: Attempt, why: Failure): Expected =>
  to(
    { name: 'failed', failure: why, attempt },
    { type: 'announce-failure', attempt, failure: why },
    { type: 'clean-up', attempt, closed: false },
  );

/** A failure that closes the attempt; `answer` when the server's confirm said it. */
export const failsClosed = (attempt: Attempt, why: Failure, answer?: ConfirmAnswer, flow?: Flow): Expected =>
  to(
    flow ?? { name: 'failed', failure: why },
    { type: 'announce-failure', attempt, failure: why, answer },
    { type: 'clean-up', attempt, closed: true },
  );

/** Failures made from the server's confirm words. */
export const endings = {
  failed: failure('declined', { provider: 'stripe', providerCode: 'card_declined', providerMessage: 'No.' }),
  canceled: failure('canceled'),
  expired: failure('expired'),
  complaint: failure('provider-error', complaint),
} as const;

/** Plain data without absent fields, to compare by. */
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
