import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { z } from 'zod';
import {
  signatureOf,
  startCheckoutEmulator,
  type CheckoutEmulator,
  type CheckoutEmulatorOptions,
  type Outcome,
} from '../../../../demo/emulator/checkout/index.js';

export const secretKey = 'sk_sbox_bench';
export const processingChannelId = 'pc_wzjki6hw5puepb5fnvqlizj2e4';
export const signatureKey = 'a-workflow-signature-key';
export const reference = '7f8a2b10-0000-4000-8000-000000000001';

/** Starts an emulator that stops with the test. */
export async function startEmulator(
  t: TestContext,
  options: Partial<CheckoutEmulatorOptions> = {},
): Promise<CheckoutEmulator> {
  const emulator = await startCheckoutEmulator({ secretKey, processingChannelId, ...options });
  t.after(() => emulator.close());
  return emulator;
}

/** The smallest setup that Kakao Pay is ready for, after the provider's own example. */
export const kakaoSetup = {
  processing_channel_id: processingChannelId,
  amount: 14_000,
  currency: 'KRW',
  reference,
  customer: { name: '김민지' },
  order: { items: [{ name: '하동 세작', quantity: 1, unit_price: 14_000 }] },
  payment_methods: { kakaopay: { terminal_type: 'wap', os_type: 'ios' } },
  settings: { success_url: 'https://shop.example/ok', failure_url: 'https://shop.example/ok?failed=1' },
};

/** An answer of the API, read. */
export interface ApiReply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a request may carry. A body that is text is sent as it is. */
export interface Sent {
  readonly body?: unknown;
  readonly key?: string;
  readonly authorization?: string;
}

/** Asks the API. */
export async function ask(emulator: CheckoutEmulator, endpoint: string, sent: Sent = {}): Promise<ApiReply> {
  const [method = 'GET', path = '/'] = endpoint.split(' ');
  const { body, key, authorization = `Bearer ${secretKey}` } = sent;
  const response = await fetch(`${emulator.origin}${path}`, {
    method,
    headers: {
      authorization,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'cko-idempotency-key': key }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answered = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return { status: response.status, body: isJson ? JSON.parse(answered) : {} };
}

/** Makes a setup; answers its id. */
export async function createSetup(emulator: CheckoutEmulator, changes: object = {}): Promise<string> {
  const { status, body } = await ask(emulator, 'POST /payments/setups', { body: { ...kakaoSetup, ...changes } });
  if (status !== 201) throw new Error(`Expected a setup, got ${status}: ${JSON.stringify(body)}`);
  return String(body['id']);
}

const accepted = z.object({ id: z.string(), _links: z.object({ redirect: z.object({ href: z.string() }) }) });

/** A payment that waits for the shopper. */
export interface Waiting {
  readonly paymentId: string;
  readonly walletUrl: string;
}

/** Makes a setup and confirms it, for an emulator that answers with the payment. */
export async function confirmedPayment(emulator: CheckoutEmulator): Promise<Waiting> {
  const setupId = await createSetup(emulator);
  const { body } = await ask(emulator, `POST /payments/setups/${setupId}/confirm/kakaopay`);
  const payment = accepted.parse(body);
  return { paymentId: payment.id, walletUrl: payment._links.redirect.href };
}

/** Asks for a page as a browser does, but stops at redirects. */
export async function visit(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(url, { redirect: 'manual', ...init });
}

/** Presses a button of the wallet page, or sends what no button says. */
export async function press(walletUrl: string, outcome: string): Promise<Response> {
  return visit(walletUrl, { method: 'POST', body: new URLSearchParams({ outcome }) });
}

/** Presses a button that sends the browser back to the shop; answers where to. */
export async function pressAndReturn(walletUrl: string, outcome: Outcome): Promise<string> {
  const response = await press(walletUrl, outcome);
  const location = response.headers.get('location');
  if (location === null) throw new Error(`Expected a redirect, got ${response.status}.`);
  return location;
}

const event = z.looseObject({
  id: z.string(),
  type: z.string(),
  data: z.looseObject({ id: z.string(), reference: z.string().optional() }),
});

/** An event as it arrived. */
export interface Arrival {
  readonly event: z.infer<typeof event>;
  readonly isSigned: boolean;
  readonly authorization: string | undefined;
}

/** Starts a merchant that takes webhooks and answers with these statuses in turn, and 200 after that. */
export async function startReceiver(
  t: TestContext,
  statuses: readonly number[] = [],
): Promise<{ readonly url: string; readonly arrivals: readonly Arrival[] }> {
  const arrivals: Arrival[] = [];
  const answers = [...statuses];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      const isSigned = request.headers['cko-signature'] === signatureOf(body, signatureKey);
      arrivals.push({ event: event.parse(JSON.parse(body)), isSigned, authorization: request.headers.authorization });
      response.writeHead(answers.shift() ?? 200).end();
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/webhook`, arrivals };
}

/** The types of events, sorted: their order is not promised. */
export function typesOf(arrivals: readonly Arrival[]): string[] {
  return arrivals.map((arrival) => arrival.event.type).sort();
}
