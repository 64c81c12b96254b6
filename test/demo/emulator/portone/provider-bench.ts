import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { emulatedChannelKeys, type PortOneEmulator } from '../../../../demo/emulator/portone/index.js';
import { createPortOneProvider, type PortOneOptions } from '../../../../demo/server/providers/portone.js';
import type {
  AttemptAtProvider,
  AttemptToCreate,
  Creation,
  PaymentProvider,
} from '../../../../demo/server/providers/provider.js';
import type { LogLine } from '../../server/support/shop.js';
import { apiKey, apiSecret, shopOrigin, userCode } from './bench.js';
import { goingOn } from '../../server/support/charge-guard.js';

/** A provider and what it logged. */
export interface ProviderBench {
  readonly provider: PaymentProvider;
  readonly log: readonly LogLine[];
}

/** The shop's settings for an emulator, or another server in its place. */
export function optionsFor({ origin }: Pick<PortOneEmulator, 'origin'>): PortOneOptions {
  return { userCode, apiKey, apiSecret, baseUrl: origin, sandbox: true, channelKeys: emulatedChannelKeys };
}

export function providerFor(
  emulator: Pick<PortOneEmulator, 'origin'>,
  changes: Partial<PortOneOptions> = {},
): ProviderBench {
  const log: LogLine[] = [];
  const write = (event: string, details: LogLine['details'] = {}): void => void log.push({ event, details });
  return { provider: createPortOneProvider({ ...optionsFor(emulator), ...changes }, write), log };
}

/** An attempt to pay 14,000 won with Kakao Pay, or what is given instead. */
export function newAttempt(changes: Partial<AttemptToCreate> = {}): AttemptToCreate {
  const attemptId = changes.attemptId ?? randomUUID();
  return {
    attemptId,
    orderId: 'A-1001',
    orderName: '하동 세작',
    method: 'kakao_pay',
    mode: 'pay',
    amount: 14_000,
    locale: 'ko',
    returnUrl: `${shopOrigin}/return?kr_pay_attempt=${attemptId}`,
    device: { type: 'mobile', os: 'ios', inApp: null },
    shopper: { shopperId: 'b7f3f1f0-3c1d-4c0e-9e59-5d1f0f6f8a11', name: '김차', email: 'cha@shop.example' },
    caller: { ipAddress: null, userAgent: null },
    ...changes,
  };
}

/** The same attempt once its object is made. */
export function atProvider(attempt: AttemptToCreate): AttemptAtProvider {
  const { attemptId, orderId, orderName, method, mode, amount, returnUrl } = attempt;
  return { objectId: attemptId, attemptId, orderId, orderName, method, mode, amount, returnUrl, ...goingOn };
}

const action = z.strictObject({
  userCode: z.string(),
  params: z.record(z.string(), z.unknown()),
  opensWindow: z.literal(true).optional(),
});

/** What goes to the browser; throws when the attempt was not made. */
export function actionOf(creation: Creation): z.infer<typeof action> {
  if (creation.type !== 'created') throw new Error(`Expected an action, got ${JSON.stringify(creation)}.`);
  return action.parse(creation.action);
}

/** Makes an attempt at the provider and gives the parameters of its window. */
export async function paramsOf(
  { provider }: ProviderBench,
  attempt: AttemptToCreate,
): Promise<Readonly<Record<string, unknown>>> {
  return actionOf(await provider.create(attempt)).params;
}
