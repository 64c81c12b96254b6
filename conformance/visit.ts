import { randomUUID } from 'node:crypto';
import type { ConfirmParams, StartRequest } from '../src/contract/types.js';
import type { Answer } from './answer.js';
import { createAsker, keyOf, type Changes } from './ask.js';
import { openCookieJar } from './cookie-jar.js';
import type { CheckOptions, Tools } from './options.js';
import { isUnusable, readConfirm, readStart, type ConfirmReading, type StartReading } from './readings.js';
import { confirmRequest, startRequest } from './requests.js';
import { skip, type Finding } from './finding.js';
import type { Step } from './step.js';

/** A start request, and what was answered. */
export interface Started {
  readonly request: StartRequest;
  readonly answer: Answer;
  readonly reading: StartReading;
}

/** A confirm request's answer. */
export interface Confirmed {
  readonly answer: Answer;
  readonly reading: ConfirmReading;
}

/** How a payment went. */
export type Payment =
  | { readonly type: 'not-tried'; readonly reason: string }
  | { readonly type: 'tried'; readonly request: StartRequest; readonly confirmed: ConfirmReading };

/** One run against an endpoint: the shopper's browser, and what several rules look at. */
export interface Visit {
  readonly options: CheckOptions;
  readonly tools: Tools;
  /** Every answer so far, oldest first. */
  readonly answers: readonly Answer[];
  hasCookies(): boolean;
  /** A request of a new attempt, not sent yet. */
  newRequest(changes?: Partial<StartRequest>): StartRequest;
  start(request: StartRequest, changes?: Changes): Promise<Started>;
  confirm(
    request: Pick<StartRequest, 'attemptId' | 'orderId'>,
    params?: ConfirmParams,
    changes?: Changes,
  ): Promise<Confirmed>;
  /** Sends any text to the endpoint, with the button's headers. */
  post(body: string, changes?: Changes): Promise<Answer>;
  /** The first start of the run, that most rules look at. Asked for once. */
  opening(): Promise<Started>;
  /** The first confirm of that attempt. */
  firstConfirm(): Promise<Confirmed>;
  /** Another attempt of the same order, by another click. */
  second(): Promise<Started>;
  /** One more attempt, that is paid if somebody pays. */
  payment(): Promise<Payment>;
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

/** Opens a run. `options.visit` is opened first, for its cookies. */
export async function openVisit(options: CheckOptions, tools: Tools): Promise<Visit> {
  const { endpoint, confirmEndpoint } = options.settings;
  const jar = openCookieJar(options.cookies);
  const asker = createAsker(options, tools, jar);
  if (options.visit !== undefined) await asker.open(options.visit);

  const newRequest: Visit['newRequest'] = (changes = {}) => {
    const attemptId = randomUUID();
    const request = startRequest(options, attemptId);
    return { ...request, ...changes };
  };
  const start: Visit['start'] = async (request, changes = {}) => {
    const headers = { ...keyOf(request), ...changes.headers };
    const answer = await asker.post(endpoint, JSON.stringify(request), { ...changes, headers });
    return { request, answer, reading: await readStart(answer, request, options) };
  };
  const confirm: Visit['confirm'] = async ({ attemptId, orderId }, params = {}, changes = {}) => {
    const body = JSON.stringify(confirmRequest(attemptId, orderId, params));
    const answer = await asker.post(confirmEndpoint, body, changes);
    return { answer, reading: await readConfirm(answer, startRequest(options, attemptId), options) };
  };
  const opening = once(() => start(newRequest()));
  return {
    options,
    tools,
    answers: asker.answers,
    hasCookies: () => jar.header() !== '',
    newRequest,
    start,
    confirm,
    post: (body, changes) => asker.post(endpoint, body, changes),
    opening,
    firstConfirm: once(async () => confirm((await opening()).request)),
    second: once(() => start(newRequest())),
    payment: once(() => pay(() => start(newRequest()), confirm, options, tools)),
  };
}

/** How long a payment may take to be known, in seconds; asked for once a second. */
const patienceSeconds = 60;

const isSuccess = (reading: ConfirmReading): boolean => !isUnusable(reading) && reading.answer.status === 'succeeded';

/** Has an attempt paid, and asks confirm until it has succeeded. */
async function pay(
  start: () => Promise<Started>,
  confirm: Visit['confirm'],
  options: CheckOptions,
  tools: Tools,
): Promise<Payment> {
  if (!options.pay) return { type: 'not-tried', reason: 'nobody pays: give --pay-command or --pay-url' };
  const { request, reading } = await start();
  const { attemptId, orderId } = request;
  if (isUnusable(reading)) return { type: 'not-tried', reason: `a new attempt was answered: ${reading.said}` };
  if (reading.step.kind === 'none') return { type: 'not-tried', reason: 'the order is paid already' };
  await options.pay({ attemptId, orderId, step: reading.step });
  let confirmed = (await confirm(request)).reading;
  for (let second = 1; !isSuccess(confirmed) && second < patienceSeconds; second++) {
    await tools.pause(1_000);
    confirmed = (await confirm(request)).reading;
  }
  return { type: 'tried', request, confirmed };
}

/** For rules that make sense wherever somebody answers at all. */
export async function afterAnswer(visit: Visit, check: () => Promise<Finding>): Promise<Finding> {
  const { status } = (await visit.opening()).answer;
  return status === 0 ? skip('nobody answered the first start') : check();
}

/** For rules that make sense only where an ordinary start works. */
export async function afterStart(
  visit: Visit,
  check: (started: Started, step: Step) => Promise<Finding> | Finding,
): Promise<Finding> {
  const started = await visit.opening();
  if (isUnusable(started.reading)) return skip('the first start could not be used');
  return check(started, started.reading.step);
}

/**
 * For rules that expect a new attempt of the order to be refused for one reason: where every new attempt is refused, or
 * answered as paid, a refusal says nothing.
 */
export async function afterSecond(visit: Visit, check: () => Promise<Finding>): Promise<Finding> {
  return afterStart(visit, async (_, step) => {
    if (step.kind === 'none') return skip(`the order is decided: ${step.answer.status}`);
    const { reading } = await visit.second();
    return isUnusable(reading) ? skip(`every new attempt of this order is answered: ${reading.said}`) : check();
  });
}

/** For rules that make sense only where an ordinary confirm works. */
export async function afterConfirm(
  visit: Visit,
  check: (started: Started, status: string) => Promise<Finding> | Finding,
): Promise<Finding> {
  return afterStart(visit, async (started) => {
    const { reading } = await visit.firstConfirm();
    if (isUnusable(reading)) return skip('the first confirm could not be used');
    return check(started, reading.answer.status);
  });
}
