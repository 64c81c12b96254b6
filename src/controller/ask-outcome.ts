import { readConfirmAnswer } from '../contract/confirm-answer.js';
import { isFailure } from '../contract/failure.js';
import type { FlowEvent, Question } from '../flow/types.js';
import { ask } from '../merchant/merchant-api.js';
import type { Asking } from './asking.js';
import { confirmBody } from './bodies.js';

/** Asks the merchant's server what became of an attempt. `orderId` is there when this browser knows it. */
export async function askOutcome(
  { host, signal, policyBlocked }: Asking,
  attemptId: string,
  orderId: string | undefined,
  question: Question,
): Promise<FlowEvent> {
  const { confirmEndpoint, credentials } = host.settings;
  const body = confirmBody(attemptId, orderId, question);
  const result = await ask({ url: confirmEndpoint, action: 'confirm', body, credentials, signal, policyBlocked });
  if ('aborted' in result) return { type: 'patience-over' };
  if (!result.ok) return { type: 'confirm-failed', failure: result.failure };
  const answer = readConfirmAnswer(result.body, orderId === undefined ? {} : { orderId });
  return isFailure(answer) ? { type: 'confirm-failed', failure: answer } : { type: 'confirm-answered', answer };
}
