import { StripeApiError } from './stripe-api-error.js';

/** Whether a key is one that moves real money. */
export function isLiveKey(key: string): boolean {
  return /^[a-z]+_live_/.test(key);
}

/** Throws Stripe's 401 unless the header carries exactly this secret key. Live keys are refused by name. */
export function checkAuthorization(header: string | undefined, secretKey: string): void {
  const given = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  if (given === secretKey) {
    return;
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
