import { failure } from '../contract/failure.js';
import type { Failure, FailureCode } from '../contract/failure.js';
import type { ConfirmAnswer } from '../contract/types.js';
import type { Attempt, Effect, Flow, FlowEvent, FurtherStep, Question, Step } from './types.js';

/** A server's confirm word that ends an attempt badly, as the code the page is told. */
const endings: Readonly<Record<string, FailureCode>> = { failed: 'declined', canceled: 'canceled', expired: 'expired' };

/** Failures after which the same key must not be used again. */
const closing = /^(rejected|conflict|terms-changed|unknown-attempt)$/;

/** Failures that say nothing about the payment when the outcome is asked for. */
const passing = /^(offline|network|timeout|rate-limited|server-error)$/;

const to = (flow: Flow, ...effects: Effect[]): Step => ({ flow, effects });

const ready = (attempt?: Attempt, link?: string): Step => to({ name: 'ready', attempt, link });

const ask = (attempt: Attempt, reason: Question['reason'], told: Omit<Question, 'reason'> = { params: {} }): Step => {
  const { params, complaint } = told;
  const question = { reason, params, complaint };
  return to({ name: 'confirming', attempt, question }, { type: 'ask-outcome', attempt, question });
};

function fail(attempt: Attempt, why: Failure, answer?: ConfirmAnswer, foreign?: boolean): Step {
  // Whoever has to log in first has perhaps paid: the next start must not be another one.
  const login = attempt.handedOff && why.code === 'rejected' && why.retryable;
  const closed = !!answer || (closing.test(why.code) && !login);
  const open = closed ? undefined : attempt;
  const rests = foreign || why.code === 'configuration';
  return to(
    rests ? { name: 'ready', attempt: foreign ? undefined : open } : { name: 'failed', failure: why, attempt: open },
    { type: 'announce-failure', attempt, failure: why, answer },
    { type: 'clean-up', attempt, closed },
  );
}

/**
 * The outcome is open. After a Back that is no news; else the page is told once an attempt. Then asking goes on, or the
 * shopper has one more step to take.
 */
function wait(asked: Attempt, question: Question, answer?: ConfirmAnswer, further?: FurtherStep): Step {
  const back = question.reason === 'back';
  // Nobody was sent anywhere: there is nothing to wait for.
  if (!further && (back || !asked.handedOff)) return ready(asked);
  const { toldPending } = asked;
  const attempt = { ...asked, toldPending: toldPending || !back, ...(further && { silentWindow: undefined }) };
  const told: Effect[] = attempt.toldPending === toldPending ? [] : [{ type: 'announce-pending', attempt, answer }];
  return further
    ? to({ name: 'opening', attempt, further }, ...told)
    : to({ name: 'pending', attempt, question }, ...told, { type: 'poll' });
}

/** What an answer may come with. */
interface Beside {
  readonly foreign?: boolean | undefined;
  readonly further?: FurtherStep | undefined;
}

function conclude(attempt: Attempt, question: Question, answer: ConfirmAnswer, beside: Beside = {}): Step {
  const { foreign, further } = beside;
  const { status, provider, providerCode, providerMessage } = answer;
  const { complaint } = question;
  if (complaint && (status === 'failed' || status === 'pending')) {
    const why = failure('provider-error', { provider, providerCode, providerMessage, ...complaint });
    return fail(attempt, why, status === 'failed' ? answer : undefined, foreign);
  }
  const ending = endings[status];
  if (ending) return fail(attempt, failure(ending, { provider, providerCode, providerMessage }), answer, foreign);
  // Another order's next step is not this button's: its shopper would pay what somebody else ordered.
  if (status === 'pending') return wait(attempt, question, answer, foreign ? undefined : further);
  const { reason } = question;
  const via = reason === 'direct' || reason === 'callback' ? reason : 'return';
  return to(
    { name: foreign ? 'ready' : 'succeeded' },
    { type: 'announce-success', attempt, answer, via },
    { type: 'clean-up', attempt, closed: true },
  );
}

/** An element that rests, with or without an open attempt. */
function atRest(flow: Flow & { name: 'ready' | 'failed' }, event: FlowEvent): Step | undefined {
  const { attempt: open } = flow;
  switch (event.type) {
    case 'click': {
      const { obstacle: why, samePurchase } = event;
      if (why) {
        const stays = why.code === 'configuration' || why.code === 'consent-required';
        return to(stays ? { name: 'ready', attempt: open } : { name: 'failed', failure: why, attempt: open }, {
          type: 'announce-failure',
          failure: why,
        });
      }
      const attempt = open && samePurchase ? open : event.attempt;
      return to({ name: 'starting', attempt }, { type: 'ask-start', attempt });
    }
    case 'check':
      return open && ask(open, 'check');
    case 'returned':
      return flow.name === 'ready' ? ask(event.attempt, 'return', event) : undefined;
    case 'delivered':
      return flow.name === 'ready' ? conclude(event.attempt, event.question, event.answer, event) : undefined;
    case 'came-back': {
      const attempt = event.attempt ?? open;
      return flow.name === 'ready' && attempt?.handedOff ? ask(attempt, 'back') : undefined;
    }
    case 'called-back':
      return calledBack(open, event);
    default:
      return undefined;
  }
}

/** A late word of the provider's script counts for the attempt that it was opened for. */
function calledBack(attempt: Attempt | undefined, event: FlowEvent & { type: 'called-back' }): Step | undefined {
  return attempt?.handedOff && attempt.id === event.attemptId
    ? ask({ ...attempt, silentWindow: undefined }, 'callback', event)
    : undefined;
}

const leave = (attempt: Attempt, url?: string): Step =>
  to({ name: 'leaving', attempt, url }, { type: 'leave', attempt, url });

/**
 * The next tap opens the provider's window, if it is still for the same purchase. A further step is no new purchase: money
 * may be under way, so what stands on the page now does not matter for it.
 */
function whileOpening({ attempt, further }: Flow & { name: 'opening' }, event: FlowEvent): Step | undefined {
  if (event.type === 'removed') return ready(attempt);
  const opens = event.type === 'click' && !event.obstacle && (further || event.samePurchase);
  return opens ? leave(attempt, further?.url) : atRest({ name: 'ready', attempt }, event);
}

function whileStarting({ attempt }: Flow & { name: 'starting' }, event: FlowEvent): Step | undefined {
  const gone = { ...attempt, handedOff: true };
  switch (event.type) {
    case 'canceled-by-page':
    case 'removed':
    case 'came-back':
      return ready(attempt);
    case 'start-failed':
      return fail(attempt, event.failure);
    // A window of before has answered while the shopper started again.
    case 'called-back':
      return calledBack(attempt, event);
    case 'settled':
      return ask(gone, 'direct');
    case 'confirm-answered':
      return conclude(gone, { reason: 'direct', params: {} }, event.answer);
    case 'handed-off':
      return event.needsTap ? to({ name: 'opening', attempt }) : leave(attempt, event.url);
    default:
      return undefined;
  }
}

function whileLeaving({ attempt, url }: Flow & { name: 'leaving' }, event: FlowEvent): Step | undefined {
  const gone = { ...attempt, handedOff: true };
  switch (event.type) {
    // Nothing has moved: the page would not have it, the window was refused, or a policy was in the way.
    case 'canceled-by-page':
      return ready(attempt);
    case 'start-failed':
      return fail(attempt, event.failure);
    case 'removed':
      return ready(gone);
    case 'came-back':
      return ask(gone, 'back');
    case 'called-back':
      return calledBack(gone, event);
    case 'stalled': {
      if (url && event.blockedByPolicy) return fail(attempt, failure('blocked-by-policy'));
      // A form's fields would be missing from a link: the server says what comes next.
      if (url) return event.byForm ? ask(gone, 'back') : ready(gone, url);
      const question = { reason: 'callback', params: {} } as const;
      return to({ name: 'pending', attempt: { ...gone, silentWindow: true }, question });
    }
    default:
      return undefined;
  }
}

/** The outcome is asked for, visibly (`confirming`) or beneath the shopper's other doings (`pending`). */
function whileAsking(flow: Flow & { name: 'confirming' | 'pending' }, event: FlowEvent): Step | undefined {
  const { attempt, question } = flow;
  const again = to(flow, { type: 'ask-outcome', attempt, question });
  switch (event.type) {
    case 'confirm-answered':
      return conclude(attempt, question, event.answer, event);
    case 'confirm-failed': {
      const open = question.reason === 'back' || passing.test(event.failure.code);
      return open ? wait(attempt, question) : fail(attempt, event.failure);
    }
    case 'called-back':
      return flow.name === 'pending' ? calledBack(attempt, event) : undefined;
    case 'window-given-up':
      return flow.name === 'pending' ? ready(attempt) : undefined;
    case 'passed-on':
      return ready();
    case 'patience-over':
      return question.reason === 'back' ? ready(attempt) : undefined;
    case 'removed':
      return ready(attempt);
    case 'click':
    case 'poll-due':
      return flow.name === 'pending' ? again : undefined;
    case 'came-back':
    case 'check':
      return again;
    default:
      return undefined;
  }
}

function next(flow: Flow, event: FlowEvent): Step | undefined {
  switch (flow.name) {
    case 'ready':
    case 'failed':
      return atRest(flow, event);
    case 'starting':
      return whileStarting(flow, event);
    case 'opening':
      return whileOpening(flow, event);
    case 'leaving':
      return whileLeaving(flow, event);
    case 'confirming':
    case 'pending':
      return whileAsking(flow, event);
    case 'succeeded':
      return undefined;
    default:
      return unreachable(flow);
  }
}

/**
 * Closes the attempt and makes the element ready, unless it is busy: a busy element has a timer that ends it.
 */
function reset(flow: Flow): Step | undefined {
  if (/^(starting|leaving|confirming)$/.test(flow.name)) return undefined;
  const attempt = 'attempt' in flow ? flow.attempt : undefined;
  return attempt ? to({ name: 'ready' }, { type: 'clean-up', attempt, closed: true }) : ready();
}

/**
 * What happens next: a state and an event give a state and effects. A pair that is not listed changes nothing,
 * which is why a double click, a late answer or a second callback is harmless.
 */
export function transition(flow: Flow, event: FlowEvent): Step {
  return (event.type === 'reset' ? reset(flow) : next(flow, event)) ?? to(flow);
}

/** Whether the shopper has been at the provider and is to go there once more. */
export const wantsOneMoreStep = (flow: Flow): boolean => flow.name === 'opening' && !!flow.further;

/** Makes the compiler refuse a state that nobody handles. */
function unreachable(flow: never): never {
  return flow;
}
