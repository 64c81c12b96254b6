import { loadStripe } from '@stripe/stripe-js/pure';
import type { Stripe } from '@stripe/stripe-js';
import { failure } from '../contract/failure.js';
import { readFields, readText } from '../contract/json.js';
import type { Method } from '../contract/types.js';
import { refused } from './provider.js';
import type { Handoff, ScriptResult, StartContext } from './provider.js';
import { readGlobal } from './script.js';
import { readThrown } from './script-result.js';

/** An intent that only Stripe.js can confirm. */
export interface StripeCall {
  /** The publishable key. */
  readonly key: string;
  /** The intent's client secret, which begins with `pi_` or `seti_`. It never leaves for the merchant's server. */
  readonly secret: string;
  /** The server has confirmed it, and the shopper is still to act. */
  readonly needsAction: boolean;
  /** The method is kept: the shopper's acceptance goes along. */
  readonly saves: boolean;
  readonly context: StartContext;
}

const isFunction = (value: unknown): value is (...words: never[]) => unknown => typeof value === 'function';

type Setup = (secret: string, data: object) => Promise<unknown>;

/** Helpers that Stripe's pages describe and its types do not have: used where they exist. */
const setups: Partial<Record<Method, string>> = {
  kakao_pay: 'confirmKakaoPaySetup',
  kr_card: 'confirmKrCardSetup',
  naver_pay: 'confirmNaverPaySetup',
};

/** Loads Stripe.js by Stripe's own loader and prepares the call. */
export async function callStripe(asked: StripeCall): Promise<Handoff> {
  const unavailable = refused(failure('provider-unavailable', { provider: 'stripe' }), 'https://js.stripe.com/');
  try {
    // The loader takes whatever is called Stripe, even an element of the page.
    if (Reflect.get(globalThis, 'Stripe') && !readGlobal('Stripe', isFunction)) return unavailable;
    const stripe = await loadStripe(asked.key, { locale: asked.context.locale });
    return stripe ? { type: 'call', call: { opensWindow: false, open: () => open(stripe, asked) } } : unavailable;
  } catch {
    return unavailable;
  }
}

async function open(stripe: Stripe, asked: StripeCall): Promise<ScriptResult> {
  try {
    const result = readFields(await confirm(stripe, asked));
    const error = readFields(result?.['error']);
    const id = readText(readFields(result?.['paymentIntent'] ?? result?.['setupIntent'])?.['id']);
    const name = asked.secret.startsWith('seti_') ? 'setup_intent' : 'payment_intent';
    return {
      params: id ? { [name]: id } : {},
      ...(error?.['type'] === 'api_connection_error' && { cutOff: true }),
      complaint: error && {
        provider: 'stripe',
        providerCode: readText(error['code']) ?? readText(error['type']),
        providerMessage: readText(error['message']),
      },
    };
  } catch (error) {
    return readThrown('stripe', error);
  }
}

/** Calls that redirect leave the page, and answer only when that did not work. */
function confirm(stripe: Stripe, { secret, needsAction, saves, context }: StripeCall): Promise<unknown> {
  const { method, returnUrl } = context;
  if (needsAction) return stripe.handleNextAction({ clientSecret: secret });
  const acceptance = { customer_acceptance: { type: 'online', online: { infer_from_client: true } } };
  const data = { return_url: returnUrl, ...(saves && { mandate_data: acceptance }) };
  if (!secret.startsWith('seti_')) return stripe.confirmPayment({ clientSecret: secret, confirmParams: data });
  const helper = (stripe as unknown as Record<string, Setup | undefined>)[setups[method] ?? ''];
  return typeof helper === 'function'
    ? helper.call(stripe, secret, data)
    : stripe.confirmSetup({ clientSecret: secret, confirmParams: data });
}
