import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { PortOneClient } from '@portone/server-sdk';
import { z } from 'zod';
import {
  emulatedChannelKeys,
  type Outcome,
  startPortOneV2Emulator,
  type PortOneV2Emulator,
  type PortOneV2EmulatorOptions,
} from '../../../../demo/emulator/portone-v2/index.js';

export const storeId = 'store-under-test';
export const apiSecret = 'emulator-secret-under-test';
export const webhookSecret = `whsec_${Buffer.from('a webhook secret under test').toString('base64')}`;
/** Where the shop's pages would be. */
export const shopOrigin = 'http://127.0.0.1:1';

/** An emulator and the official client pointed at it. */
export interface Bench {
  readonly emulator: PortOneV2Emulator;
  readonly portone: PortOneClient['payment'];
}

/** Starts an emulator that stops with the test. */
export async function startBench(t: TestContext, options: Partial<PortOneV2EmulatorOptions> = {}): Promise<Bench> {
  const emulator = await startPortOneV2Emulator({ storeId, apiSecret, ...options });
  t.after(() => emulator.close());
  return { emulator, portone: clientFor(emulator) };
}

/** The official client, pointed at an emulator. */
export function clientFor({ origin }: PortOneV2Emulator, secret = apiSecret): PortOneClient['payment'] {
  return PortOneClient({ secret, baseUrl: origin, storeId }).payment;
}

/** The smallest payment. */
export const kakaoPayment = {
  storeId,
  channelKey: emulatedChannelKeys.payment.kakao_pay,
  paymentId: 'payment0001',
  orderName: '하동 세작',
  totalAmount: 14_000,
  currency: 'KRW',
  payMethod: 'EASY_PAY',
  redirectUrl: `${shopOrigin}/order?item=1&kr_pay_attempt=a`,
};

/** The smallest issue of a billing key. */
export const kakaoIssue = {
  storeId,
  channelKey: emulatedChannelKeys.billing.kakao_pay,
  billingKeyMethod: 'EASY_PAY',
  issueId: 'issue0001',
  issueName: '하동 세작 정기배송',
  customer: { customerId: 'customer-1' },
  redirectUrl: `${shopOrigin}/order?kr_pay_attempt=a`,
};

/** How the browser SDK asks for a window. */
export interface WindowWish {
  readonly operation?: 'payment' | 'billing-key';
  readonly device?: 'pc' | 'mobile';
  readonly request: object;
  readonly origin?: string;
}

/** Asks for a window as our browser SDK does. */
export async function askForWindow(emulator: PortOneV2Emulator, wish: WindowWish): Promise<Response> {
  const { operation = 'payment', device = 'mobile', request, origin = shopOrigin } = wish;
  return fetch(`${emulator.origin}/v2/windows`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin },
    body: JSON.stringify({ operation, device, request }),
  });
}

const windowAnswer = z.object({ txId: z.string(), type: z.string(), url: z.string() });

/** Opens a window and gives its page's address. */
export async function openWindow(emulator: PortOneV2Emulator, wish: WindowWish): Promise<z.infer<typeof windowAnswer>> {
  return windowAnswer.parse(await (await askForWindow(emulator, wish)).json());
}

/** Chooses on the payment page. Redirects are not followed. */
export async function choose(pageUrl: string, outcome: Outcome): Promise<Response> {
  return fetch(pageUrl, { method: 'POST', body: new URLSearchParams({ outcome }), redirect: 'manual' });
}

/** Goes through a window on a phone, and gives what stands in the return address after our own parameters. */
export async function goThrough(
  emulator: PortOneV2Emulator,
  wish: WindowWish,
  outcome: Outcome = 'approve',
): Promise<Readonly<Record<string, string>>> {
  const { url } = await openWindow(emulator, { ...wish, device: 'mobile' });
  const response = await choose(url, outcome);
  const location = response.headers.get('Location');
  if (location === null) return {};
  const params = [...new URL(location).searchParams];
  const ours = params.findIndex(([name]) => name === 'kr_pay_attempt');
  return Object.fromEntries(params.slice(ours + 1));
}

/** Issues a billing key and gives it. */
export async function issueKey(emulator: PortOneV2Emulator, outcome: Outcome = 'approve'): Promise<string> {
  const report = await goThrough(emulator, { operation: 'billing-key', request: kakaoIssue }, outcome);
  return report['billingKey'] ?? '';
}

/** A webhook as it arrived. */
export interface ReceivedWebhook {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that takes webhooks, and refuses the first ones. */
export async function startReceiver(
  t: TestContext,
  refusals = 0,
): Promise<{ readonly url: string; readonly received: ReceivedWebhook[] }> {
  const received: ReceivedWebhook[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body });
      response.writeHead(received.length <= refusals ? 500 : 200).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port.');
  return { url: `http://127.0.0.1:${address.port}/webhooks`, received };
}
