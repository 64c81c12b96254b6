import { isFailure, type Failure } from '../src/contract/failure.js';
import { readFields, readText, type Fields } from '../src/contract/json.js';
import { readStartAnswer, type AnswerProvider } from '../src/contract/start-answer.js';
import type { ConfirmAnswer, Locale, Method } from '../src/contract/types.js';
import { start as adyen } from '../src/providers/adyen.js';
import { start as checkout } from '../src/providers/checkout.js';
import type { Handoff, StartContext } from '../src/providers/provider.js';
import { start as redirect } from '../src/providers/redirect.js';
import { start as stripe } from '../src/providers/stripe.js';

/** What a start answer asks of the browser. */
export type Step =
  /** Go there. */
  | {
      readonly kind: 'address';
      readonly url: string;
      readonly method: 'GET' | 'POST';
      readonly fields: readonly (readonly [name: string, value: string])[];
    }
  /** Call the provider's own script with this. */
  | { readonly kind: 'script'; readonly provider: string; readonly input: unknown }
  /** Nothing: ask confirm at once. */
  | { readonly kind: 'settled' }
  /** Nothing: it is decided already. */
  | { readonly kind: 'none'; readonly answer: ConfirmAnswer };

/** A sentence that names what was expected. */
type Complaint = string;

const words = ({ hint }: Failure): Complaint => hint ?? 'not what the contract says';

/**
 * Reads a start answer with the button's own readers. The providers that need a script are read here, without loading
 * it. A sentence says what was expected instead.
 */
export async function readStep(
  body: unknown,
  asked: { readonly orderId?: string; readonly method: Method; readonly locale: Locale; readonly returnUrl: string },
): Promise<Step | Complaint> {
  const answer = readStartAnswer(body, asked);
  if (isFailure(answer)) return words(answer);
  if (answer.kind === 'none') return { kind: 'none', answer: answer.answer };
  return readers[answer.provider](answer.action, { ...asked, body: answer.body });
}

type Reader = (action: unknown, context: StartContext) => Step | Complaint | Promise<Step | Complaint>;

const readers: Readonly<Record<AnswerProvider, Reader>> = {
  redirect: (action) => stepOf(redirect(action)),
  checkout: (action) => stepOf(checkout(action)),
  adyen: (action) => stepOf(adyen(action)),
  stripe: readStripe,
  portone: (action) => readPortOne(readFields(action)),
  'portone-v2': (action) => readPortOneV2(readFields(action)),
};

function stepOf(handoff: Handoff): Step | Complaint {
  if (handoff.type === 'depart') return { kind: 'address', ...handoff.departure };
  if (handoff.type === 'settled') return { kind: 'settled' };
  return handoff.type === 'refused' ? words(handoff.failure) : 'an answer without a script';
}

/** Without its secret an intent is read as far as it goes without Stripe.js. */
async function readStripe(action: unknown, context: StartContext): Promise<Step | Complaint> {
  const secret = readText(readFields(action)?.['client_secret']);
  const key = readText(context.body['publishableKey']);
  const handoff = await stripe(secret ? { ...readFields(action), client_secret: null } : action, context);
  if (handoff.type !== 'refused' || !secret || !key) return stepOf(handoff);
  return { kind: 'script', provider: 'stripe', input: { secret, key } };
}

function readPortOne(action: Fields | undefined): Step | Complaint {
  const userCode = readText(action?.['userCode']);
  const params = readFields(action?.['params']);
  if (!userCode || !params) return 'Expected { userCode, params }';
  return { kind: 'script', provider: 'portone', input: { userCode, params } };
}

function readPortOneV2(action: Fields | undefined): Step | Complaint {
  const operation = action?.['operation'];
  const request = readFields(action?.['request']);
  if (!request || (operation !== 'payment' && operation !== 'billing-key'))
    return 'Expected { operation: payment | billing-key, request }';
  return { kind: 'script', provider: 'portone-v2', input: { operation, request } };
}

/** Whether two answers send the shopper to the same thing. */
export function isSameStep(one: Step, other: Step): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A step in a few words. */
export function describeStep(step: Step): string {
  if (step.kind === 'address') return `${step.method} ${new URL(step.url).host}`;
  if (step.kind === 'script') return `the script of ${step.provider}`;
  return step.kind === 'none' ? `none, ${step.answer.status}` : 'nothing to do in the browser';
}
