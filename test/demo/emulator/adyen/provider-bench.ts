import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { AdyenEmulatorOptions, Tamper } from '../../../../demo/emulator/adyen/index.js';
import { createAdyenProvider, type AdyenOptions } from '../../../../demo/server/providers/adyen.js';
import type { AttemptAtProvider, AttemptToCreate, Creation } from '../../../../demo/server/providers/provider.js';
import { apiKey, hmacKey, merchantAccount, redirect, startBench, type Redirect } from './bench.js';
import { goingOn } from '../../server/support/charge-guard.js';

/** Two attempts, and whose they are. */
export const attemptId = '3f0c8a52-7c83-4f0e-9d53-0d8a1c9a7f11';
export const otherId = '8c1f0c0e-95a3-4e1c-b7a5-7f7f0e0e1d22';
export const shopper = {
  shopperId: 'b0d7c1f0-0000-4000-8000-000000000001',
  name: '김민지',
  email: 'minji@example.com',
};

/** An attempt as the shop asks for it. */
export const attempt: AttemptToCreate = {
  attemptId,
  orderId: 'A-1001',
  orderName: '하동 세작',
  method: 'kakao_pay',
  mode: 'pay',
  amount: 14_000,
  locale: 'ko',
  returnUrl: `https://shop.example/cart?kr_pay_attempt=${attemptId}`,
  device: { type: 'desktop', os: 'other', inApp: null },
  shopper,
  caller: { ipAddress: null, userAgent: null },
};
/** The attempt with this id, once Adyen has it. */
export const made = (id: string): AttemptAtProvider => ({ ...attempt, objectId: id, attemptId: id, ...goingOn });

/** A provider in front of an emulator, and what it logged. */
export async function startProvider(
  t: TestContext,
  options: Partial<AdyenEmulatorOptions> = {},
  changes: Partial<AdyenOptions> = {},
) {
  const bench = await startBench(t, options);
  const log: string[] = [];
  const usual = { apiKey, merchantAccount, hmacKey, live: false, baseUrl: `${bench.emulator.origin}/v72` };
  const provider = createAdyenProvider({ ...usual, ...changes }, (event, details) =>
    log.push(`${event} ${JSON.stringify(details)}`),
  );
  return { ...bench, provider, log, asked: (path: string) => askedAt(bench.emulator.requests, path) };
}

const askedAt = (requests: readonly { readonly path: string }[], path: string): number =>
  requests.filter((request) => request.path === `/v72${path}`).length;

/** The redirect in what was created. */
export function actionOf(creation: Creation): Redirect {
  assert.ok(creation.type === 'created', JSON.stringify(creation));
  return redirect.parse(creation.action);
}

/** Sends this instead of what the emulator answers at one endpoint. */
export const instead =
  (path: string, status: number, text: string): Tamper =>
  (request) =>
    request.path === `/v72${path}` ? { status, text } : undefined;

/** Changes fields of what the emulator answers at one endpoint. */
export const changed =
  (path: string, change: object): Tamper =>
  (request, { status, body }) =>
    request.path === `/v72${path}` && status === 200
      ? { status, text: JSON.stringify({ ...Object(body), ...change }) }
      : undefined;
