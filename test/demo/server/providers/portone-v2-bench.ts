import type { TestContext } from 'node:test';
import { z } from 'zod';
import {
  emulatedChannelKeys,
  type PortOneV2Emulator,
  type PortOneV2EmulatorOptions,
} from '../../../../demo/emulator/portone-v2/index.js';
import { createPortOneV2Provider, type PortOneV2Options } from '../../../../demo/server/providers/portone-v2.js';
import type { Log } from '../../../../demo/server/log.js';
import type { AttemptAtProvider, AttemptToCreate, Creation } from '../../../../demo/server/providers/provider.js';
import { toPaymentId } from '../../../../demo/server/providers/portone-v2-request.js';
import {
  apiSecret,
  goThrough,
  startBench,
  storeId,
  webhookSecret,
  type WindowWish,
} from '../../emulator/portone-v2/bench.js';
import { goingOn } from '../support/charge-guard.js';

export const silentLog: Log = () => undefined;

/** An attempt to pay 14,000 won by Kakao Pay, but for the changes. */
export function anAttempt(changes: Partial<AttemptToCreate> = {}): AttemptToCreate {
  const attemptId = '0c0ffee0-1234-4abc-8def-0123456789ab';
  return {
    attemptId,
    orderId: 'A-1001',
    orderName: '하동 세작',
    method: 'kakao_pay',
    mode: 'pay',
    amount: 14_000,
    locale: 'ko',
    returnUrl: `http://127.0.0.1:1/order?kr_pay_attempt=${attemptId}`,
    device: { type: 'desktop', os: 'other', inApp: null },
    shopper: { shopperId: 'shopper-1', name: '김민지', email: 'minji@shop.example' },
    caller: { ipAddress: null, userAgent: null },
    ...changes,
  };
}

/** The same attempt as it is asked about later. */
export function asRead(attempt: AttemptToCreate): AttemptAtProvider {
  const { attemptId, orderId, orderName, method, mode, amount, returnUrl } = attempt;
  return {
    objectId: toPaymentId(attemptId),
    attemptId,
    orderId,
    orderName,
    method,
    mode,
    amount,
    returnUrl,
    ...goingOn,
  };
}

const action = z.object({ operation: z.enum(['payment', 'billing-key']), request: z.looseObject({}) });

/** What the browser would ask a window for. */
export function requestOf(creation: Creation): Required<Pick<WindowWish, 'operation' | 'request'>> {
  if (creation.type !== 'created') throw new Error(`Expected a creation, got ${creation.type}.`);
  return action.parse(creation.action);
}

/** What the emulator was asked, without headers. */
export function keptRequests({ requests }: PortOneV2Emulator): readonly object[] {
  return requests.map(({ method, path, body }) => ({ method, path, body }));
}

/** A provider with an emulator behind it, over sockets, and what tests of billing keys do. */
export async function startIssuing(
  t: TestContext,
  emulated: Partial<PortOneV2EmulatorOptions> = {},
  own: Partial<PortOneV2Options> = {},
) {
  const { emulator, portone } = await startBench(t, emulated);
  const channelKeys = emulatedChannelKeys;
  const options = { storeId, apiSecret, webhookSecret, live: false, channelKeys, baseUrl: emulator.origin, ...own };
  const provider = createPortOneV2Provider(options, silentLog);
  /** Goes through the window of an attempt, and gives what the browser brings back. */
  const issue = async (attempt: AttemptToCreate, outcome?: Parameters<typeof goThrough>[2]) =>
    goThrough(emulator, requestOf(await provider.create(attempt)), outcome);
  const charges = () => emulator.requests.filter(({ path }) => path.endsWith('/billing-key'));
  return { emulator, portone, provider, issue, charges };
}
