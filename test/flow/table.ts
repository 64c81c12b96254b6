import {
  answers,
  arrived,
  asked,
  asks,
  complaint,
  endings,
  failsClosed,
  failsOpen,
  failures,
  fresh,
  gone,
  open,
  silent,
  states,
  succeeds,
  to,
  told,
  url,
} from './parts.js';
import type { EventName, Expected, StateName } from './parts.js';
import type { Via } from '../../src/contract/types.js';
import type { Attempt, Flow, FurtherStep, Question } from '../../src/flow/types.js';

/** What happens in one state. What is not listed changes nothing. */
export type Row = Partial<Record<EventName, Expected>>;

const starts = (attempt: Attempt): Expected => to({ name: 'starting', attempt }, { type: 'ask-start', attempt });

/** The outcome is open: told to the page unless it was told before, and asked for again. */
const waits = (asker: Attempt, question: Question, answer?: typeof answers.pending): Expected => {
  const attempt = { ...asker, toldPending: true };
  const flow: Flow = { name: 'pending', attempt, question };
  return asker.toldPending
    ? to(flow, { type: 'poll' })
    : to(flow, { type: 'announce-pending', attempt, answer }, { type: 'poll' });
};

/** One more step: the page is told that the outcome is open unless it was told before, and the next press leads on. */
const offers = (asker: Attempt, further: FurtherStep): Expected => {
  const attempt = { ...asker, toldPending: true, silentWindow: undefined };
  const flow: Flow = { name: 'opening', attempt, further };
  return asker.toldPending ? to(flow) : to(flow, { type: 'announce-pending', attempt, answer: answers.pending });
};

/** A click on an element at rest. `same` is the attempt that the same purchase goes on with. */
const clicks = (attempt: Attempt | undefined): Row => ({
  'click, same purchase': starts(attempt ?? fresh),
  'click, other purchase': starts(fresh),
  'click, set up wrongly': to(
    { name: 'ready', attempt },
    { type: 'announce-failure', failure: failures.configuration },
  ),
  'click, terms missing': to({ name: 'ready', attempt }, { type: 'announce-failure', failure: failures.consent }),
  'click, framed': to(
    { name: 'failed', failure: failures.framed, attempt },
    { type: 'announce-failure', failure: failures.framed },
  ),
});

/** The contract: such an element stays ready. */
const isSetUpWrongly = (attempt: Attempt): Expected =>
  to(
    { name: 'ready', attempt },
    { type: 'announce-failure', attempt, failure: failures.configuration },
    { type: 'clean-up', attempt, closed: false },
  );

/** After a hand-off it was perhaps paid: the attempt stays open. */
const wantsLogin = (attempt: Attempt): Expected =>
  attempt.handedOff ? failsOpen(attempt, failures.login) : failsClosed(attempt, failures.login);

const resets = (attempt: Attempt): Expected => to({ name: 'ready' }, { type: 'clean-up', attempt, closed: true });

/** Only an element that is ready takes up what comes from elsewhere. */
const takesUp: Row = {
  returned: asks(arrived, 'return'),
  'came back, storage knows': asks(arrived, 'back'),
  'delivered: succeeded': succeeds(arrived, 'return'),
  'delivered: pending': waits(arrived, asked('return'), answers.pending),
  'delivered: pending, one more step': offers(arrived, { url }),
  'delivered: failed': failsClosed(arrived, endings.failed, answers.failed),
};

/** The provider's script calls back, however late. */
const calledBack = (attempt: Attempt): Row => ({
  'called back': asks(attempt, 'callback'),
  'called back with a complaint': asks(attempt, 'callback', { complaint }),
});

const isReady = (attempt?: Attempt): Row => ({
  ...clicks(attempt),
  ...(attempt?.handedOff && calledBack(attempt)),
  ...takesUp,
  ...(attempt && { check: asks(attempt, 'check') }),
  ...(attempt?.handedOff && { 'came back': asks(attempt, 'back') }),
  reset: attempt ? resets(attempt) : to({ name: 'ready' }),
});

const hasFailed = (attempt?: Attempt): Row => ({
  ...clicks(attempt),
  ...(attempt?.handedOff && calledBack(attempt)),
  ...(attempt && { check: asks(attempt, 'check') }),
  reset: attempt ? resets(attempt) : to({ name: 'ready' }),
});

const isStarting = (attempt: Attempt): Row => ({
  ...(attempt.handedOff && calledBack(attempt)),
  'canceled by the page': to({ name: 'ready', attempt }),
  removed: to({ name: 'ready', attempt }),
  'came back': to({ name: 'ready', attempt }),
  'came back, storage knows': to({ name: 'ready', attempt }),
  'start failed: network': failsOpen(attempt, failures.network),
  'start failed: wrong answer': failsOpen(attempt, failures.invalid),
  'start failed: rejected': failsClosed(attempt, failures.rejected),
  'start failed: log in first': wantsLogin(attempt),
  'start failed: set up wrongly': isSetUpWrongly(attempt),
  'start failed: conflict': failsClosed(attempt, failures.conflict),
  'start failed: terms changed': failsClosed(attempt, failures.termsChanged),
  'handed off': to({ name: 'leaving', attempt, url }, { type: 'leave', attempt, url }),
  'handed off to a script': to({ name: 'leaving', attempt }, { type: 'leave', attempt }),
  'handed off, needs a tap': to({ name: 'opening', attempt }),
  'start failed: window refused': failsOpen(attempt, failures.popup),
  settled: asks(gone, 'direct'),
  // The start answer can hold the outcome itself.
  'answered: succeeded': succeeds(gone, 'direct'),
  'answered: succeeded, foreign order': succeeds(gone, 'direct'),
  'answered: succeeded, with a step': succeeds(gone, 'direct'),
  'answered: pending': waits(gone, asked('direct'), answers.pending),
  // Provider `none` asks nothing of the browser.
  'answered: pending, one more step': waits(gone, asked('direct'), answers.pending),
  'answered: pending, one more step by a script': waits(gone, asked('direct'), answers.pending),
  'answered: failed': failsClosed(gone, endings.failed, answers.failed),
  'answered: failed, foreign order': failsClosed(gone, endings.failed, answers.failed),
  'answered: canceled': failsClosed(gone, endings.canceled, answers.canceled),
  'answered: expired': failsClosed(gone, endings.expired, answers.expired),
});

/** The next tap opens the window, if it is for the same purchase; else it is a tap like any other. */
const isOpening: Row = {
  ...isReady(open),
  'click, same purchase': to({ name: 'leaving', attempt: open }, { type: 'leave', attempt: open }),
  removed: to({ name: 'ready', attempt: open }),
};

/** One more step of a payment under way: a press leads on, whatever stands on the page now, unless in a foreign frame. */
const isOpeningFurther = (further: FurtherStep): Row => {
  const goesOn = to(
    { name: 'leaving', attempt: told, url: further.url },
    { type: 'leave', attempt: told, url: further.url },
  );
  return {
    ...isReady(told),
    'click, same purchase': goesOn,
    'click, other purchase': goesOn,
    removed: to({ name: 'ready', attempt: told }),
  };
};

/** `attempt` as it was before: what did not move leaves it so. */
const hasLeft = (attempt: Attempt): Row => ({
  ...calledBack(gone),
  'canceled by the page': to({ name: 'ready', attempt }),
  'start failed: network': failsOpen(attempt, failures.network),
  'start failed: wrong answer': failsOpen(attempt, failures.invalid),
  'start failed: rejected': failsClosed(attempt, failures.rejected),
  'start failed: log in first': wantsLogin(attempt),
  'start failed: set up wrongly': isSetUpWrongly(attempt),
  'start failed: conflict': failsClosed(attempt, failures.conflict),
  'start failed: terms changed': failsClosed(attempt, failures.termsChanged),
  'start failed: window refused': failsOpen(attempt, failures.popup),
  removed: to({ name: 'ready', attempt: gone }),
  'came back': asks(gone, 'back'),
  'came back, storage knows': asks(gone, 'back'),
});

const isLeaving = (attempt: Attempt): Row => ({
  ...hasLeft(attempt),
  stalled: to({ name: 'ready', attempt: gone, link: url }),
  // A link would lack the form's fields.
  'stalled, a form': asks(gone, 'back'),
  'stalled by a policy': failsOpen(attempt, failures.policy),
});

const isSilent = to({ name: 'pending', attempt: silent, question: { reason: 'callback', params: {} } });
const isInWindow: Row = {
  ...hasLeft(open),
  stalled: isSilent,
  'stalled, a form': isSilent,
  'stalled by a policy': isSilent,
};

/** What is being asked in a state. */
const questionIn = (flow: Flow, reason: Question['reason']): Question =>
  'question' in flow ? flow.question : asked(reason);

/** The outcome is asked for, for any reason but a Back. */
const asking = (state: StateName, attempt: Attempt, reason: Question['reason'], via: Via): Row => {
  const question = questionIn(states[state], reason);
  const again = to(states[state], { type: 'ask-outcome', attempt, question });
  return {
    'answered: succeeded': succeeds(attempt, via),
    'answered: failed': failsClosed(attempt, endings.failed, answers.failed),
    'answered: canceled': failsClosed(attempt, endings.canceled, answers.canceled),
    'answered: expired': failsClosed(attempt, endings.expired, answers.expired),
    'answered: succeeded, with a step': succeeds(attempt, via),
    'answered: pending': waits(attempt, question, answers.pending),
    'answered: pending, one more step': offers(attempt, { url }),
    'answered: pending, one more step by a script': offers(attempt, {}),
    'answered: succeeded, foreign order': succeeds(attempt, via, { name: 'ready' }),
    'answered: failed, foreign order': failsClosed(attempt, endings.failed, answers.failed, { name: 'ready' }),
    'confirm failed: network': waits(attempt, question),
    'confirm failed: wrong answer': failsOpen(attempt, failures.invalid),
    'confirm failed: unknown attempt': failsClosed(attempt, failures.unknown),
    'confirm failed: rejected': failsClosed(attempt, failures.rejected),
    // Perhaps it was paid: nothing is known before the shopper has logged in.
    'confirm failed: log in first': failsOpen(attempt, failures.login),
    'came back': again,
    'came back, storage knows': again,
    check: again,
    'passed on': to({ name: 'ready' }),
    removed: to({ name: 'ready', attempt }),
  };
};

const isPending = (state: StateName, attempt: Attempt, reason: Question['reason'], via: Via): Row => {
  const question = questionIn(states[state], reason);
  const again = to(states[state], { type: 'ask-outcome', attempt, question });
  return {
    ...asking(state, attempt, reason, via),
    'click, same purchase': again,
    'click, other purchase': again,
    'click, set up wrongly': again,
    'click, terms missing': again,
    'click, framed': again,
    'poll due': again,
    reset: resets(attempt),
    ...calledBack(attempt),
    'window given up': to({ name: 'ready', attempt }),
  };
};

const back = to({ name: 'ready', attempt: gone });
const afterBack: Row = {
  ...asking('confirming after a Back', gone, 'back', 'return'),
  // No news, but the way on.
  'answered: pending, one more step': to({ name: 'opening', attempt: gone, further: { url } }),
  'answered: pending, one more step by a script': to({ name: 'opening', attempt: gone, further: {} }),
  'answered: pending': back,
  'confirm failed: network': back,
  'confirm failed: wrong answer': back,
  'confirm failed: unknown attempt': back,
  'confirm failed: rejected': back,
  'confirm failed: log in first': back,
  'patience over': back,
};

/** The contract, state by state. */
export const table: Readonly<Record<StateName, Row>> = {
  ready: isReady(),
  'ready, attempt open': isReady(open),
  'ready, back from a provider': isReady(gone),
  'ready, with a link': isReady(gone),
  starting: isStarting(open),
  'starting again after a hand-off': isStarting(gone),
  opening: isOpening,
  'opening one more step': isOpeningFurther({ url }),
  'opening one more step by a script': isOpeningFurther({}),
  leaving: isLeaving(open),
  'leaving again': isLeaving(gone),
  'in a provider’s window': isInWindow,
  'confirming a return': asking('confirming a return', gone, 'return', 'return'),
  'confirming a callback': asking('confirming a callback', gone, 'callback', 'callback'),
  // The provider's script complained, and the server says that nothing was paid: the complaint gives the words.
  'confirming a complaint': {
    ...asking('confirming a complaint', gone, 'callback', 'callback'),
    'answered: pending': failsOpen(gone, endings.complaint),
    'answered: pending, one more step': failsOpen(gone, endings.complaint),
    'answered: pending, one more step by a script': failsOpen(gone, endings.complaint),
    'answered: failed': failsClosed(gone, endings.complaint, answers.failed),
    'answered: failed, foreign order': failsClosed(gone, endings.complaint, answers.failed, { name: 'ready' }),
  },
  'confirming what needs no hand-off': asking('confirming what needs no hand-off', gone, 'direct', 'direct'),
  'confirming after a Back': afterBack,
  'confirming because the page asked': asking('confirming because the page asked', gone, 'check', 'return'),
  'confirming, told pending': asking('confirming, told pending', told, 'check', 'return'),
  'pending after a return': isPending('pending after a return', told, 'return', 'return'),
  'pending after a callback': isPending('pending after a callback', told, 'callback', 'callback'),
  'pending without a hand-off': isPending('pending without a hand-off', told, 'direct', 'direct'),
  // Once it is heard it is silent no more.
  'pending, the window is silent': {
    ...isPending('pending, the window is silent', silent, 'callback', 'callback'),
    ...calledBack(gone),
  },
  'pending, not told': isPending('pending, not told', gone, 'check', 'return'),
  // A payment that succeeded stays so until the page says otherwise.
  succeeded: { reset: to({ name: 'ready' }) },
  'failed, attempt closed': hasFailed(),
  'failed, attempt open': hasFailed(open),
  'failed after a hand-off, attempt open': hasFailed(gone),
};
