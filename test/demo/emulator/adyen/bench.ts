import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { z } from 'zod';
import {
  startAdyenEmulator,
  type AdyenEmulator,
  type AdyenEmulatorOptions,
  type Outcome,
} from '../../../../demo/emulator/adyen/index.js';

export const apiKey = 'test_adyen_bench';
export const merchantAccount = 'SlowWaterKR';
export const hmacKey = '44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056';
export const tokenHmacKey = 'D0C057550C48EC2ACF6BA05644782DEF547AAA06C910C43932B1EB0C71FC68D9';

/** No waiting in tests, but for what a test is about. */
export const noDelays = { webhook: 0, slow: 0, settlement: 0 } as const;

/** An answer of the API. */
export interface ApiResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A redirect as `/payments` and `/payments/details` answer it. */
export const redirect = z.object({
  type: z.literal('redirect'),
  method: z.enum(['GET', 'POST']),
  url: z.string(),
  data: z.record(z.string(), z.string()).optional(),
});
export type Redirect = z.infer<typeof redirect>;

/** An emulator that stops with the test. */
export interface Bench {
  readonly emulator: AdyenEmulator;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<ApiResponse>;
  /** Opens a payment and answers its action. */
  open(changes?: object): Promise<Redirect>;
}

export async function startBench(t: TestContext, options: Partial<AdyenEmulatorOptions> = {}): Promise<Bench> {
  const emulator = await startAdyenEmulator({ apiKey, merchantAccount, delays: noDelays, ...options });
  t.after(() => emulator.close());
  const post: Bench['post'] = async (path, body, headers = {}) => {
    const response = await fetch(`${emulator.origin}/v72${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-API-Key': apiKey, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const json: unknown = await response.json();
    return { status: response.status, headers: response.headers, body: z.record(z.string(), z.unknown()).parse(json) };
  };
  return {
    emulator,
    post,
    open: async (changes = {}) => {
      const { body } = await post('/payments', { ...kakaoPayment, ...changes });
      return redirect.parse(body['action']);
    },
  };
}

/** The smallest payment that a Korean shop asks for. */
export const kakaoPayment = {
  merchantAccount,
  amount: { currency: 'KRW', value: 14_000 },
  reference: '3f0c8a52-7c83-4f0e-9d53-0d8a1c9a7f11',
  paymentMethod: { type: 'kakaopay' },
  returnUrl: 'https://shop.example/cart?kr_pay_attempt=3f0c8a52-7c83-4f0e-9d53-0d8a1c9a7f11',
  channel: 'Web',
  countryCode: 'KR',
};

/** Enters the page as the button does: by address, or by a form with the action's data. */
export async function enter({ method, url, data = {} }: Redirect): Promise<{ status: number; html: string }> {
  const form = { method: 'POST', body: new URLSearchParams(data) };
  const response = await fetch(url, { redirect: 'manual', ...(method === 'POST' && form) });
  return { status: response.status, html: await response.text() };
}

/** Presses a button of the page. Answers the response, which redirects when the browser goes back. */
export async function press(action: Redirect, outcome: Outcome | 'nonsense'): Promise<Response> {
  const body = new URLSearchParams({ outcome });
  return fetch(`${action.url}/outcome`, { method: 'POST', body, redirect: 'manual' });
}

/** The address that the browser goes back to after the button. */
export async function returnAddress(action: Redirect, outcome: Outcome): Promise<string> {
  const location = (await press(action, outcome)).headers.get('Location');
  if (location === null) throw new Error(`Expected ${outcome} to lead back to the shop.`);
  return location;
}

/** What the browser then has, decoded once, as `URLSearchParams` does. */
export async function redirectResult(action: Redirect, outcome: Outcome): Promise<string> {
  return new URL(await returnAddress(action, outcome)).searchParams.get('redirectResult') ?? '';
}

/** A webhook as a shop gets it. */
export interface ReceivedWebhook {
  readonly headers: Headers;
  readonly text: string;
  readonly at: number;
}

/** A shop that only listens. It answers 200, or what `statuses` says, in turn. */
export async function startReceiver(t: TestContext, statuses: number[] = []) {
  const received: ReceivedWebhook[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      received.push({ headers, text: body, at: performance.now() });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => void server.close());
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port.');
  return { url: `http://127.0.0.1:${address.port}/webhooks/adyen`, received };
}

const standard = z.object({
  live: z.string(),
  notificationItems: z.array(z.object({ NotificationRequestItem: z.record(z.string(), z.unknown()) })),
});

/** The one item of a standard webhook. */
export function itemOf(webhook: ReceivedWebhook | undefined): Readonly<Record<string, unknown>> {
  const [wrapper] = standard.parse(JSON.parse(webhook?.text ?? '{}')).notificationItems;
  return wrapper?.NotificationRequestItem ?? {};
}
