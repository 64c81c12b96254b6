import { randomBytes } from 'node:crypto';
import { startAdyenEmulator } from '../emulator/adyen/index.js';
import type { AdyenEmulator, AdyenEmulatorOptions } from '../emulator/adyen/index.js';
import { isLoopbackHostname } from '../emulator/loopback.js';
import type { Log } from '../server/log.js';
import { createAdyenProvider } from '../server/providers/adyen.js';
import type { PaymentProvider } from '../server/providers/provider.js';
import { newSecret, readKeys, webhookUrl } from './place.js';
import type { Environment, Place } from './place.js';

/**
 * Adyen's test environment, when its keys are in the environment.
 *
 * @throws Error when some are missing, or when the address is another environment's: a demo must not move money.
 */
export function reachAdyen(environment: Environment, log: Log): PaymentProvider | undefined {
  const keys = readKeys(
    environment,
    ['ADYEN_API_KEY', 'ADYEN_MERCHANT_ACCOUNT', 'ADYEN_HMAC_KEY'],
    ['ADYEN_TOKEN_HMAC_KEY', 'ADYEN_BASE_URL'],
  );
  checkTestAddress(keys?.ADYEN_BASE_URL);
  return (
    keys &&
    createAdyenProvider(
      {
        apiKey: keys.ADYEN_API_KEY,
        merchantAccount: keys.ADYEN_MERCHANT_ACCOUNT,
        hmacKey: keys.ADYEN_HMAC_KEY,
        tokenHmacKey: keys.ADYEN_TOKEN_HMAC_KEY,
        baseUrl: keys.ADYEN_BASE_URL,
        live: false,
      },
      log,
    )
  );
}

/** Adyen's keys do not say which environment they are for; the address does. */
function checkTestAddress(baseUrl: string | undefined): void {
  const hostname = baseUrl !== undefined && URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
  if (baseUrl === undefined || hostname.endsWith('-test.adyen.com') || isLoopbackHostname(hostname)) return;
  throw new Error('ADYEN_BASE_URL: expected the test environment, such as https://checkout-test.adyen.com/v72.');
}

/** The emulator of Adyen, and the shop's side of it. */
export async function emulateAdyen(
  place: Place,
  options: Partial<AdyenEmulatorOptions> = {},
): Promise<{ provider: PaymentProvider; emulator: AdyenEmulator }> {
  const apiKey = newSecret('test_');
  const merchantAccount = 'SlowWaterKR';
  const [hmacKey, tokenHmacKey] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')];
  const url = webhookUrl(place, 'adyen');
  const emulator = await startAdyenEmulator({
    port: place.port,
    apiKey,
    merchantAccount,
    webhook: { url, hmacKey },
    tokenWebhook: { url, hmacKey: tokenHmacKey },
    ...options,
  });
  const baseUrl = `${emulator.origin}/v72`;
  const keys = { apiKey, merchantAccount, hmacKey, tokenHmacKey, baseUrl, live: false };
  return { provider: createAdyenProvider(keys, place.log), emulator };
}
