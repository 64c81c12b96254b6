import { checkRedirect } from '../src/address/policy.js';
import { readConfirmAnswer } from '../src/contract/confirm-answer.js';
import { isFailure } from '../src/contract/failure.js';
import { readFields } from '../src/contract/json.js';
import type { ConfirmAnswer, StartRequest } from '../src/contract/types.js';
import { describe, isAccepted, type Answer } from './answer.js';
import type { CheckOptions } from './options.js';
import { describeStep, readStep, type Step } from './step.js';

/** Why an answer cannot be used. In the order in which the button would notice. */
export const obstacles = [
  'unanswered',
  'redirected',
  'not-accepted',
  'not-json',
  'wrong-shape',
  'unsafe-address',
] as const;
export type Obstacle = (typeof obstacles)[number];

/** An answer that cannot be used, and what was wrong, in words. */
export interface Unusable {
  readonly obstacle: Obstacle;
  readonly said: string;
}

export interface UsableStart {
  readonly step: Step;
  readonly said: string;
}

export interface UsableConfirm {
  readonly answer: ConfirmAnswer;
  readonly said: string;
}

export type StartReading = Unusable | UsableStart;
export type ConfirmReading = Unusable | UsableConfirm;

export const isUnusable = (reading: StartReading | ConfirmReading): reading is Unusable => 'obstacle' in reading;

function readTransport(answer: Answer): Unusable | undefined {
  const { status, text, body } = answer;
  if (status === 0) return { obstacle: 'unanswered', said: describe(answer) };
  if (status >= 300 && status < 400) return { obstacle: 'redirected', said: describe(answer) };
  if (!isAccepted(answer)) return { obstacle: 'not-accepted', said: describe(answer) };
  if (text === undefined) return { obstacle: 'not-json', said: 'a body of more than 64 KiB' };
  return body === undefined ? { obstacle: 'not-json', said: 'a body that is no JSON' } : undefined;
}

/** Reads the answer to a start request as the button would, without leaving for anywhere. */
export async function readStart(answer: Answer, request: StartRequest, options: CheckOptions): Promise<StartReading> {
  return readTransport(answer) ?? (await readNextStep(answer.body, request, options));
}

async function readNextStep(
  body: unknown,
  asked: Pick<StartRequest, 'orderId' | 'method' | 'locale' | 'returnUrl'>,
  { settings, page }: CheckOptions,
): Promise<StartReading> {
  const step = await readStep(body, asked);
  if (typeof step === 'string') return { obstacle: 'wrong-shape', said: step };
  if (step.kind === 'address' && checkRedirect(step.url, page, settings.allowedHosts) === undefined)
    return { obstacle: 'unsafe-address', said: 'an address that the button refuses to go to' };
  return { step, said: describeStep(step) };
}

/** Reads the answer to a confirm request. One that is pending may ask the browser for one more step. */
export async function readConfirm(
  answer: Answer,
  asked: Pick<StartRequest, 'orderId' | 'method' | 'locale' | 'returnUrl'>,
  options: CheckOptions,
): Promise<ConfirmReading> {
  const unusable = readTransport(answer);
  if (unusable) return unusable;
  const confirm = readConfirmAnswer(answer.body);
  if (isFailure(confirm)) return { obstacle: 'wrong-shape', said: confirm.hint ?? 'not what the contract says' };
  if (confirm.status === 'pending' && readFields(answer.body)?.['action']) {
    const next = await readNextStep(answer.body, asked, options);
    if (isUnusable(next)) return next;
  }
  return { answer: confirm, said: confirm.status };
}
