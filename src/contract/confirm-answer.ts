import { invalidResponse, type Failure } from './failure.js';
import { readFields, type Bare } from './json.js';
import type { ConfirmAnswer } from './types.js';

const statuses = ['succeeded', 'pending', 'failed', 'canceled', 'expired'] as const;

const texts = [
  'orderId',
  'provider',
  'method',
  'mode',
  'paymentId',
  'message',
  'providerCode',
  'providerMessage',
] as const;

/** What the page knows of the order that it asked about. */
export interface Asked {
  readonly orderId?: string | undefined;
}

// Of its own, so that none is inherited from a page that has put one into every object.
const unknownOrder: Asked = { orderId: undefined };

type Draft = Bare<{ -readonly [name in keyof ConfirmAnswer]: ConfirmAnswer[name] }>;

/**
 * Reads the answer to a confirm request. `null` and the empty text count as absent; unknown fields are ignored.
 * `asked.orderId` is the order this page is sure the attempt belongs to: an answer that names another one is refused.
 * Undefined where the page cannot know. A wrong answer is a failure with code `invalid-response`.
 */
export function readConfirmAnswer(body: unknown, asked: Asked = unknownOrder): ConfirmAnswer | Failure {
  const fields = readFields(body);
  const status = statuses.find((each) => each === fields?.['status']);
  if (!status) return invalidResponse(`status: expected ${statuses.join(' | ')}`);
  const answer: Draft = { __proto__: null, status };
  for (const name of texts) {
    const value = fields?.[name] ?? '';
    if (typeof value !== 'string') return invalidResponse(name + ': expected a text');
    if (value) answer[name] = value;
  }
  return asked.orderId && answer.orderId && answer.orderId !== asked.orderId
    ? invalidResponse('orderId: expected the one asked about')
    : answer;
}
