import { failure } from '../contract/failure.js';
import type { Failure, FailureCode } from '../contract/failure.js';
import type { ConfirmAnswer, Via } from '../contract/types.js';
import type { Attempt, Flow, FlowEvent, Question, Step } from './types.js';

/** A server's confirm word that ends an attempt badly, as the code the page is told. */
const endings: Partial<Record<ConfirmAnswer['status'], FailureCode>> = {
  failed: 'declined',
  canceled: 'canceled',
  expired: 'expired',
};

/** Failures after which the same key must not be used again. */
const closing: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'rejected',
  'conflict',
  'terms-changed',
  'unknown-attempt',
]);

/** Failures that say nothing about the payment when the outcome is asked for. */
const passing: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'offline',
  'network',
  'timeout',
  'rate-limited',
  'server-error',
]);

/** How the outcome came back, as the page is told. */
export function viaOf(reason: Question['reason']): Via {
  return reason === 'direct' || reason === 'callback' ? reason : 'return';
}

/** A state with its open attempt, if there is one. */
function ready(attempt?: Attempt, link?: string): Flow {
  return { name: 'ready', ...(attempt && { attempt }), ...(link && { link }) };
}

function fail(attempt: Attempt, why: Failure, answer?: ConfirmAnswer, foreign = false): Step {
  const closed = answer !== undefined || closing.has(why.code);
  return {
    flow: foreign ? ready() : { name: 'failed', failure: why, ...(!closed && { attempt }) },
    effects: [
      ...(why.code === 'terms-changed' ? [{ type: 'untick' } as const] : []),
      { type: 'announce-failure', attempt, failure: why, ...(answer && { answer }) },
      { type: 'clean-up', attempt, closed },
    ],
  };
}

function ask(attempt: Attempt, question: Question): Step {
  return { flow: { name: 'confirming', attempt, question }, effects: [{ type: 'ask-confirm', attempt, question }] };
}

function wait(asked: Attempt, question: Question, answer?: ConfirmAnswer): Step {
  if (question.reason === 'back') return { flow: ready(asked), effects: [] };
  const attempt = { ...asked, toldPending: true };
  return {
    flow: { name: 'pending', attempt, question },
    effects: [
      ...(asked.toldPending ? [] : [{ type: 'announce-pending', attempt, ...(answer && { answer }) } as const]),
      { type: 'poll' },
    ],
  };
}

function conclude(attempt: Attempt, question: Question, answer: ConfirmAnswer, foreign = false): Step {
  const ending = endings[answer.status];
  if (ending) {
    const { provider, providerCode, providerMessage } = answer;
    const details = {
      ...(provider && { provider }),
      ...(providerCode && { providerCode }),
      ...(providerMessage && { providerMessage }),
    };
    return fail(attempt, failure(ending, details), answer, foreign);
  }
  if (answer.status !== 'succeeded') return wait(attempt, question, answer);
  return {
    flow: foreign ? ready() : { name: 'succeeded' },
    effects: [
      { type: 'announce-success', attempt, answer, via: viaOf(question.reason) },
      { type: 'clean-up', attempt, closed: true },
    ],
  };
}

function click(open: Attempt | undefined, event: FlowEvent & { type: 'click' }): Step {
  const why = event.obstacle;
  if (why) {
    const stays = why.code === 'configuration' || why.code === 'consent-required';
    return {
      flow: stays ? ready(open) : { name: 'failed', failure: why, ...(open && { attempt: open }) },
      effects: [{ type: 'announce-failure', failure: why }],
    };
  }
  const attempt = open && event.samePurchase ? open : event.attempt;
  return { flow: { name: 'starting', attempt }, effects: [{ type: 'ask-start', attempt }] };
}

/** An element that rests, with or without an open attempt. */
function atRest(flow: Flow & { name: 'ready' | 'failed' }, event: FlowEvent): Step | undefined {
  if (event.type === 'click') return click(flow.attempt, event);
  if (event.type === 'check' && flow.attempt) return ask(flow.attempt, { reason: 'check', params: {} });
  if (flow.name === 'failed') return undefined;
  if (event.type === 'returned') return ask(event.attempt, { reason: 'return', params: event.params });
  if (event.type === 'delivered') return conclude(event.attempt, event.question, event.answer);
  const attempt = event.type === 'came-back' ? (event.attempt ?? flow.attempt) : undefined;
  return attempt?.handedOff ? ask(attempt, { reason: 'back', params: {} }) : undefined;
}

function whileStarting({ attempt }: Flow & { name: 'starting' }, event: FlowEvent): Step | undefined {
  const gone = { ...attempt, handedOff: true };
  switch (event.type) {
    case 'canceled-by-page':
    case 'removed':
    case 'came-back':
      return { flow: ready(attempt), effects: [] };
    case 'start-failed':
      return fail(attempt, event.failure);
    case 'settled':
      return ask(gone, { reason: 'direct', params: {} });
    case 'confirm-answered':
      return conclude(gone, { reason: 'direct', params: {} }, event.answer);
    case 'handed-off':
      return {
        flow: { name: 'leaving', attempt: gone, url: event.url },
        effects: [{ type: 'leave', attempt: gone, url: event.url }],
      };
    default:
      return undefined;
  }
}

function whileLeaving({ attempt, url }: Flow & { name: 'leaving' }, event: FlowEvent): Step | undefined {
  switch (event.type) {
    case 'canceled-by-page':
      return { flow: ready({ ...attempt, handedOff: false }), effects: [] };
    case 'removed':
      return { flow: ready(attempt), effects: [] };
    case 'came-back':
      return ask(attempt, { reason: 'back', params: {} });
    case 'stalled':
      return event.blockedByPolicy
        ? fail(attempt, failure('blocked-by-policy'))
        : { flow: ready(attempt, url), effects: [] };
    default:
      return undefined;
  }
}

/** The outcome is asked for, visibly (`confirming`) or beneath the shopper's other doings (`pending`). */
function whileAsking(flow: Flow & { name: 'confirming' | 'pending' }, event: FlowEvent): Step | undefined {
  const { attempt, question } = flow;
  const again: Step = { flow, effects: [{ type: 'ask-confirm', attempt, question }] };
  switch (event.type) {
    case 'confirm-answered':
      return conclude(attempt, question, event.answer, event.foreign);
    case 'confirm-failed':
      return question.reason === 'back' || passing.has(event.failure.code)
        ? wait(attempt, question)
        : fail(attempt, event.failure);
    case 'passed-on':
      return { flow: ready(), effects: [] };
    case 'patience-over':
      return question.reason === 'back' ? { flow: ready(attempt), effects: [] } : undefined;
    case 'removed':
      return { flow: ready(attempt), effects: [] };
    case 'came-back':
    case 'check':
      return again;
    case 'click':
    case 'poll-due':
      return flow.name === 'pending' ? again : undefined;
    default:
      return undefined;
  }
}

/** Closes the attempt and makes the element ready, unless it is busy: a busy element has a timer that ends it. */
function reset(flow: Flow): Step | undefined {
  if (flow.name === 'starting' || flow.name === 'leaving' || flow.name === 'confirming') return undefined;
  const attempt = flow.name === 'succeeded' ? undefined : flow.attempt;
  return { flow: ready(), effects: attempt ? [{ type: 'clean-up', attempt, closed: true }] : [] };
}

function next(flow: Flow, event: FlowEvent): Step | undefined {
  if (event.type === 'reset') return reset(flow);
  switch (flow.name) {
    case 'ready':
    case 'failed':
      return atRest(flow, event);
    case 'starting':
      return whileStarting(flow, event);
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
 * What happens next: a state and an event give a state and effects. A pair that is not listed changes nothing,
 * which is why a double click, a late answer or a second callback is harmless.
 */
export function transition(flow: Flow, event: FlowEvent): Step {
  return next(flow, event) ?? { flow, effects: [] };
}

/** Makes the compiler refuse a state that nobody handles. */
function unreachable(flow: never): never {
  return flow;
}
