import { StripeApiError } from './stripe-api-error.js';

/** The keys of the emulated account. */
export interface AccountKeys {
  /** `sk_test_…` or `rk_test_…`; may do everything. */
  readonly secretKey: string;
  /** `pk_test_…`, for browsers; may do what Stripe.js does. None is accepted when there is none. */
  readonly publishableKey: string | undefined;
}

/** Which of an account's keys a request carries. */
export type KeyKind = 'secret' | 'publishable';

/** Whether a key is one that moves real money. */
export function isLiveKey(key: string): boolean {
  return /^[a-z]+_live_/.test(key);
}

/** Which key the header carries. Throws Stripe's 401 when it is none of the account's. Live keys are refused by name. */
export function checkAuthorization(header: string | undefined, keys: AccountKeys): KeyKind {
  const given = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  if (given === keys.secretKey) {
    return 'secret';
  }
  if (given !== undefined && given === keys.publishableKey) {
    return 'publishable';
  }
  if (given !== undefined && isLiveKey(given)) {
    throw new StripeApiError({ status: 401, message: 'This is the Stripe emulator. Never send it a live key.' });
  }
  const message =
    given === undefined
      ? 'You did not provide an API key. Send it as `Authorization: Bearer YOUR_SECRET_KEY`.'
      : 'Invalid API Key provided.';
  throw new StripeApiError({ status: 401, message });
}

/** What a publishable key may not do. */
export function secretKeyRequired(): StripeApiError {
  return new StripeApiError({
    status: 403,
    code: 'secret_key_required',
    message: 'This API call cannot be made with a publishable API key. Please use a secret API key.',
  });
}
