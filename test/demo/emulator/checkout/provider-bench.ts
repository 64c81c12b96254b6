import type { TestContext } from 'node:test';
import type { CheckoutEmulator, CheckoutEmulatorOptions } from '../../../../demo/emulator/checkout/index.js';
import { createCheckoutProvider, type CheckoutOptions } from '../../../../demo/server/providers/checkout.js';
import type { AttemptToCreate, PaymentProvider } from '../../../../demo/server/providers/provider.js';
import { processingChannelId, secretKey, startEmulator } from './bench.js';

/** The server's side of Checkout.com, the emulator behind it, and what the former logged. */
export interface ProviderBench {
  readonly emulator: CheckoutEmulator;
  readonly provider: PaymentProvider;
  /** Each event's name and its details as JSON. */
  readonly log: readonly string[];
}

/** Starts an emulator that stops with the test, and the provider pointed at it. */
export async function startProviderBench(
  t: TestContext,
  emulatorOptions: Partial<CheckoutEmulatorOptions> = {},
  changes: Partial<CheckoutOptions> = {},
): Promise<ProviderBench> {
  const emulator = await startEmulator(t, emulatorOptions);
  const log: string[] = [];
  const options = { secretKey, processingChannelId, baseUrl: emulator.origin, webhookSignatureKey: 'k', ...changes };
  const provider = createCheckoutProvider(options, (event, details) => log.push(`${event} ${JSON.stringify(details)}`));
  return { emulator, provider, log };
}

/** An attempt to pay 14,000 won on a desktop. */
export function attemptToCreate(attemptId = '7f8a2b10-0000-4000-8000-000000000001'): AttemptToCreate {
  return {
    attemptId,
    orderId: 'A-20261121-K7P3QX',
    orderName: '하동 세작',
    method: 'kakao_pay',
    mode: 'pay',
    amount: 14_000,
    locale: 'ko',
    returnUrl: `http://localhost:3000/?kr_pay_attempt=${attemptId}`,
    device: { type: 'desktop', os: 'other', inApp: null },
    shopper: { shopperId: 's', name: '김민지', email: 'minji@example.com' },
    caller: { ipAddress: null, userAgent: null },
  };
}
