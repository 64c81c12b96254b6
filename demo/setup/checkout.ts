import { startCheckoutEmulator } from '../emulator/checkout/index.js';
import type { CheckoutEmulator, CheckoutEmulatorOptions } from '../emulator/checkout/index.js';
import { isLoopbackHostname } from '../emulator/loopback.js';
import type { Log } from '../server/log.js';
import { createCheckoutProvider } from '../server/providers/checkout.js';
import type { PaymentProvider } from '../server/providers/provider.js';
import { newSecret, readKeys, webhookUrl } from './place.js';
import type { Environment, Place } from './place.js';

/**
 * Checkout.com's sandbox, when its keys are in the environment.
 *
 * @throws Error when some are missing, or when they are not the sandbox's: a demo must not move money.
 */
export function reachCheckout(environment: Environment, log: Log): PaymentProvider | undefined {
  const keys = readKeys(
    environment,
    ['CHECKOUT_SECRET_KEY', 'CHECKOUT_PROCESSING_CHANNEL_ID', 'CHECKOUT_BASE_URL', 'CHECKOUT_WEBHOOK_SIGNATURE_KEY'],
    ['CHECKOUT_WEBHOOK_AUTHORIZATION'],
  );
  if (!keys) return undefined;
  checkSandbox(keys.CHECKOUT_SECRET_KEY, keys.CHECKOUT_BASE_URL);
  const authorization = keys.CHECKOUT_WEBHOOK_AUTHORIZATION;
  return createCheckoutProvider(
    {
      secretKey: keys.CHECKOUT_SECRET_KEY,
      processingChannelId: keys.CHECKOUT_PROCESSING_CHANNEL_ID,
      baseUrl: keys.CHECKOUT_BASE_URL,
      webhookSignatureKey: keys.CHECKOUT_WEBHOOK_SIGNATURE_KEY,
      ...(authorization !== undefined && { webhookAuthorization: authorization }),
    },
    log,
  );
}

/** A key never stands in what is said about it. */
function checkSandbox(secretKey: string, baseUrl: string): void {
  if (!secretKey.startsWith('sk_sbox_')) {
    throw new Error('CHECKOUT_SECRET_KEY: expected a key of the sandbox, which begins with sk_sbox_.');
  }
  const hostname = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
  if (/(?:^|\.)api\.sandbox\.checkout\.com$/.test(hostname) || isLoopbackHostname(hostname)) return;
  throw new Error('CHECKOUT_BASE_URL: expected https://<prefix>.api.sandbox.checkout.com.');
}

/** The emulator of Checkout.com, and the shop's side of it. */
export async function emulateCheckout(
  place: Place,
  options: Partial<CheckoutEmulatorOptions> = {},
): Promise<{ provider: PaymentProvider; emulator: CheckoutEmulator }> {
  const secretKey = 'sk_sbox_emulator';
  const processingChannelId = `pc_${'a2b3c4d5e6f7'.repeat(3).slice(0, 26)}`;
  const webhookSignatureKey = newSecret('emulator-');
  const webhook = { url: webhookUrl(place, 'checkout'), signatureKey: webhookSignatureKey };
  const emulator = await startCheckoutEmulator({
    port: place.port,
    secretKey,
    processingChannelId,
    webhook,
    ...options,
  });
  const baseUrl = emulator.origin;
  const keys = { secretKey, processingChannelId, baseUrl, webhookSignatureKey };
  return { provider: createCheckoutProvider(keys, place.log), emulator };
}
