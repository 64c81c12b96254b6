import { failure, isFailure } from '../contract/failure.js';
import type { Failure } from '../contract/failure.js';
import { readConfirmAnswer } from '../contract/confirm-answer.js';
import { readStartAnswer } from '../contract/start-answer.js';
import { readFields } from '../contract/json.js';
import { parseJson } from '../merchant/read-body.js';
import { judge } from '../merchant/status.js';
import { corsRemedy } from './advice.js';
import type { Finding } from './finding.js';
import { explain } from './explanations.js';

/** A request of the button's to the merchant's server, and what came back. */
export interface Exchange {
  readonly action: 'start' | 'confirm';
  readonly attemptId: string;
  /** Absolute. */
  readonly address: string;
  /** Undefined when no answer came. */
  readonly status: number | undefined;
  /** Whether the answer was a redirect, which the button does not follow. */
  readonly redirect: boolean;
  /** Up to 64 KiB; undefined when there is none or more. */
  readonly body: string | undefined;
}

/** What stands in for secrets: the page may be on a projector. */
const hidden = '"…"';

/** What was answered, in a line: shortened, and without secrets, keys and tokens. */
export function answered({ status, redirect, body = '' }: Exchange): string {
  if (redirect) return 'a redirect';
  if (status === undefined) return 'nothing';
  const shown = body
    .replaceAll(/("[^"]*(?:secret|token|key|password)[^"]*"\s*:\s*)"[^"]*"/gi, `$1${hidden}`)
    .replaceAll(/\w+_secret_\w+/g, '…')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return `HTTP ${status}, ${shown.length > 300 ? `${shown.slice(0, 300)}…` : shown || 'an empty body'}`;
}

/** Why the button cannot use what was answered; undefined when it can, as far as the contract goes. */
export function failureOf({ action, status, redirect, body }: Exchange): Failure | undefined {
  if (status === undefined) return failure('network');
  if (redirect) return failure('invalid-response');
  const judged = judge({ status, body: parseJson(body), retryAfter: 0 }, action);
  if (!judged.ok) return judged.failure;
  const answer = action === 'start' ? readStartAnswer(judged.body) : readConfirmAnswer(judged.body);
  return isFailure(answer) ? answer : undefined;
}

/** Whether confirm said that the outcome is open. */
export const isPending = (exchange: Exchange): boolean =>
  exchange.action === 'confirm' &&
  !failureOf(exchange) &&
  readFields(parseJson(exchange.body))?.['status'] === 'pending';

/** Where nobody presses, as many answers in a row take the button more than ten seconds. */
const manyPending = 5;

/** What there is to say about an attempt that confirm has called pending so often in a row. */
export function lastingFindings({ address }: Exchange, pendings: number): Finding[] {
  if (pendings < manyPending) return [];
  return [
    {
      kind: 'lasting-pending',
      severity: 'warning',
      wrong: `confirm at ${address} has answered "pending" ${manyPending} times or more in a row.`,
      expected: 'the outcome, as soon as the provider knows it',
      remedy:
        'Let confirm ask the provider where no webhook has come. In development a webhook needs a way to your machine (a tunnel or the provider’s command line) and the secret of that way: with a wrong one your server refuses every webhook. Where the shopper is still at the provider, it is as it should be.',
    },
  ];
}

const usable = 'HTTP 200 with { "status": "succeeded" | "pending" | "failed" | "canceled" | "expired" }';

/**
 * An answer to confirm that the button cannot use. After a hand-off most fail nothing, for money may be under way: the page
 * hears only that the outcome is open. `page` is the page's address.
 */
export function exchangeFindings(exchange: Exchange, page: string): Finding[] {
  const { action, address } = exchange;
  const why = failureOf(exchange);
  if (action !== 'confirm' || !why) return [];
  const { remedy } = explain(why.code);
  return [
    {
      kind: 'confirm-answer',
      severity: 'error',
      wrong: `confirm at ${address} cannot be used. Answered: ${answered(exchange)}`,
      expected: usable,
      remedy: `${remedy}${why.code === 'network' ? corsRemedy(address, page) : ''} Until confirm can be used, the outcome stays open.`,
    },
  ];
}
