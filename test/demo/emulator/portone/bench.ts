import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TestContext } from 'node:test';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import {
  startPortOneEmulator,
  type PortOneEmulator,
  type PortOneEmulatorOptions,
} from '../../../../demo/emulator/portone/index.js';

export const userCode = 'imp00000000';
export const apiKey = 'emulator_key';
export const apiSecret = 'emulator_secret';

/** The origin of the page that opens windows in these tests. */
export const shopOrigin = 'http://localhost:3000';

/** Starts an emulator that is closed after the test. */
export async function startBench(
  t: TestContext,
  options: Partial<PortOneEmulatorOptions> = {},
): Promise<PortOneEmulator> {
  const emulator = await startPortOneEmulator({ userCode, apiKey, apiSecret, ...options });
  t.after(() => emulator.close());
  return emulator;
}

/** A window for one payment with Kakao Pay. */
export const kakaoPayment = {
  channelKey: 'channel-key-emulator-kakaopay',
  merchant_uid: 'order-1',
  name: '하동 세작',
  amount: 14_000,
  m_redirect_url: `${shopOrigin}/return?kr_pay_attempt=1`,
} as const;

const envelope = z.object({ code: z.number(), message: z.string().nullable(), response: z.unknown() });

/** An answer of the API, with its status. */
export type ApiAnswer = z.infer<typeof envelope> & { readonly status: number };

/** Asks the API as the shop's server would, with the token unless it is said to go without. */
export async function askApi(
  { origin }: PortOneEmulator,
  method: string,
  path: string,
  body?: object,
  authorization?: string,
): Promise<ApiAnswer> {
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      authorization: authorization ?? `Bearer ${await tokenOf(origin)}`,
    },
    body: body ? JSON.stringify(body) : null,
  });
  return { ...envelope.parse(await response.json()), status: response.status };
}

async function tokenOf(origin: string): Promise<string> {
  const body = JSON.stringify({ imp_key: apiKey, imp_secret: apiSecret });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${origin}/users/getToken`, { method: 'POST', headers, body });
  return z.object({ response: z.object({ access_token: z.string() }) }).parse(await response.json()).response
    .access_token;
}

const opening = z.discriminatedUnion('type', [
  z.object({ type: z.literal('opened'), windowId: z.string(), url: z.string() }),
  z.object({ type: z.literal('refused'), result: z.record(z.string(), z.unknown()) }),
]);

/** How a window is opened, if not as on a phone with the right account. */
export interface WindowChanges {
  readonly userCode?: string;
  readonly device?: 'pc' | 'mobile';
  readonly view?: 'frame' | 'popup' | 'redirect';
}

/** Asks for a window as iamport.js does. */
export async function askForWindow(
  { origin }: PortOneEmulator,
  params: object,
  changes: WindowChanges = {},
): Promise<z.infer<typeof opening>> {
  const response = await fetch(`${origin}/browser/windows`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: shopOrigin },
    body: JSON.stringify({ userCode, device: 'mobile', view: 'redirect', ...changes, params }),
  });
  return opening.parse(await response.json());
}

/** Opens a window and gives its page's address. */
export async function openWindow(
  emulator: PortOneEmulator,
  params: object,
  changes: WindowChanges = {},
): Promise<string> {
  const answer = await askForWindow(emulator, params, changes);
  if (answer.type === 'refused') throw new Error(`Expected a window, got ${JSON.stringify(answer.result)}.`);
  return answer.url;
}

/** Why a window did not open. */
export async function refusalOf(
  emulator: PortOneEmulator,
  params: object,
  changes: WindowChanges = {},
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await askForWindow(emulator, params, changes);
  if (answer.type === 'opened') throw new Error('Expected the window to be refused.');
  return answer.result;
}

/** Presses a button of the payment page. Redirects are not followed. */
export async function choose(url: string, outcome: string): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams({ outcome }), redirect: 'manual' });
}

/** What the browser brings back from a window that leaves the page: the parameters after the shop's own. */
export async function returnFrom(url: string, outcome: string): Promise<Readonly<Record<string, string>>> {
  const location = (await choose(url, outcome)).headers.get('location');
  if (location === null) throw new Error('Expected the browser to be sent back.');
  const params = new URL(location).searchParams;
  params.delete('kr_pay_attempt');
  return Object.fromEntries(params);
}

/** A webhook as it arrived. */
export interface Delivery {
  readonly contentType: string;
  readonly body: string;
}

/** Starts a shop that takes webhooks: answers with these statuses in turn, and 200 after that. */
export async function startReceiver(
  t: TestContext,
  statuses: readonly number[] = [],
): Promise<{ readonly url: string; readonly deliveries: readonly Delivery[] }> {
  const deliveries: Delivery[] = [];
  const answers = [...statuses];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      deliveries.push({ contentType: request.headers['content-type'] ?? '', body });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/webhooks/portone`, deliveries };
}
