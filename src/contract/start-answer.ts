import { readConfirmAnswer, type Asked } from './confirm-answer.js';
import { invalidResponse, isFailure, type Failure } from './failure.js';
import { readFields, readText, type Fields } from './json.js';
import { providerNames, type ConfirmAnswer, type ProviderName } from './types.js';

/** A provider a start answer may name. `redirect` is any other provider, reached by an address alone. */
export type AnswerProvider = ProviderName | 'redirect';

/** A provider takes over. Only that provider's module reads `action`; `body` is the whole answer. */
export interface ProviderAnswer {
  readonly kind: 'provider';
  readonly provider: AnswerProvider;
  readonly action: unknown;
  readonly body: Fields;
}

/** What the merchant's server answered to a start request. */
export type StartAnswer =
  | ProviderAnswer
  /** Nothing to do in the browser: it is decided already. */
  | { readonly kind: 'none'; readonly answer: ConfirmAnswer };

const known = [...providerNames, 'redirect'] as const;

/**
 * Reads the answer to a start request; a bare `{ "url" }` is provider `redirect`. Unknown fields are ignored, and what
 * is in `action` is for the provider's module to judge. A wrong answer is a failure with code `invalid-response`.
 * `asked` is as in `readConfirmAnswer`, for an answer that is one.
 */
export function readStartAnswer(body: unknown, asked?: Asked): StartAnswer | Failure {
  const fields = readFields(body);
  const name = fields?.['provider'] ?? undefined;
  if (name === 'none') {
    const answer = readConfirmAnswer(fields, asked);
    return isFailure(answer) ? answer : { kind: 'none', answer };
  }
  const url = readText(fields?.['url']);
  const bare = name === undefined && url;
  const provider = bare ? 'redirect' : known.find((each) => each === name);
  return fields && provider
    ? { kind: 'provider', provider, action: bare ? { url } : fields['action'], body: fields }
    : invalidResponse(`Expected "url" or a provider: none | ${known.join(' | ')}`);
}

/**
 * Reads the one more hand-off that the answer to a confirm request may carry: `action` beside `status: 'pending'`, in the
 * shapes of a start answer. Undefined when there is none; a failure with code `invalid-response` when nobody can read it.
 */
export function readFurtherStep(body: unknown): ProviderAnswer | Failure | undefined {
  const fields = readFields(body);
  if (fields?.['status'] !== 'pending' || !(fields['action'] ?? false)) return undefined;
  const answer = readStartAnswer(fields);
  return isFailure(answer) || answer.kind === 'provider' ? answer : undefined;
}
