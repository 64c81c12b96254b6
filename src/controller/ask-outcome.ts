import { readConfirmAnswer } from '../contract/confirm-answer.js';
import { isFailure } from '../contract/failure.js';
import { readFurtherStep } from '../contract/start-answer.js';
import type { FlowEvent, Question } from '../flow/types.js';
import { ask } from '../merchant/merchant-api.js';
import { buildReturnUrl } from '../trip/return-url.js';
import type { StartBook } from './ask-start.js';
import type { Asking } from './asking.js';
import { confirmBody } from './bodies.js';
import { limits } from './limits.js';
import { prepareHandOff } from './prepare-hand-off.js';

/**
 * Asks the merchant's server what became of an attempt. `orderId` is there when this browser knows it. One more hand-off
 * that the answer may ask for is made ready in `book`; one that cannot be used is said once in the console, and the
 * answer is as good without it.
 */
export async function askOutcome(
  asking: Asking,
  attemptId: string,
  orderId: string | undefined,
  question: Question,
  book: StartBook,
): Promise<FlowEvent> {
  const { host, signal, policyBlocked, limit, unlimited } = asking;
  const { settings } = host;
  const { confirmEndpoint, credentials } = settings;
  const body = confirmBody(attemptId, orderId, question);
  const result = await ask({ url: confirmEndpoint, action: 'confirm', body, credentials, signal, policyBlocked });
  if ('aborted' in result) return { type: 'patience-over' };
  if (!result.ok) return { type: 'confirm-failed', failure: result.failure };
  const answer = readConfirmAnswer(result.body, { orderId });
  if (isFailure(answer)) return { type: 'confirm-failed', failure: answer };
  const plain: FlowEvent = { type: 'confirm-answered', answer };
  const step = readFurtherStep(result.body);
  if (!step) return plain;

  limit(limits.load, plain);
  const returnUrl = buildReturnUrl(settings.returnUrl, attemptId);
  const prepared = isFailure(step) ? step : await prepareHandOff(asking, step, settings, returnUrl);
  if (signal.aborted) return { type: 'patience-over' };
  unlimited();
  if (!prepared) return plain;
  if (isFailure(prepared)) {
    const { code, hint = '' } = prepared;
    const remark = `<kr-pay-button> one more step, not usable: ${code} ${hint}`;
    if (remark !== book.remark) console.warn(remark);
    book.remark = remark;
    return plain;
  }
  book.departing = prepared;
  return { ...plain, further: { url: 'url' in prepared ? prepared.url : undefined } };
}
