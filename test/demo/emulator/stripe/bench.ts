import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { Stripe } from 'stripe';
import {
  startStripeEmulator,
  type StripeEmulator,
  type StripeEmulatorOptions,
} from '../../../../demo/emulator/stripe/index.js';

export const secretKey = 'sk_test_bench';
export const publishableKey = 'pk_test_bench';
export const webhookSecret = 'whsec_bench';

/** An emulator, the official SDK pointed at it, and what else a test turns. */
export interface Bench {
  readonly emulator: StripeEmulator;
  readonly stripe: Stripe;
  /** Moves the emulator's clock forward, seconds. */
  readonly pass: (seconds: number) => void;
}

/** The official SDK, pointed at an emulator, never retrying by itself. */
export function sdkFor(emulator: StripeEmulator, key = secretKey): Stripe {
  const { hostname, port } = new URL(emulator.origin);
  return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
}

/** Starts an emulator that stops with the test. Its clock stands still at the machine's time unless moved. */
export async function startBench(t: TestContext, options: Partial<StripeEmulatorOptions> = {}): Promise<Bench> {
  let time = Math.floor(Date.now() / 1000);
  const emulator = await startStripeEmulator({ secretKey, publishableKey, now: () => time, ...options });
  t.after(async () => emulator.close());
  return {
    emulator,
    stripe: sdkFor(emulator),
    pass: (seconds) => {
      time += seconds;
    },
  };
}

/** One line of 14,000 won in the form the API wants. */
export const shirt = {
  price_data: { currency: 'krw', unit_amount: 14_000, product_data: { name: '티셔츠' } },
  quantity: 1,
};

/** The smallest payment session a Korean shop would ask for. */
export const kakaoPayment = {
  mode: 'payment',
  allowed_payment_method_types: ['kakao_pay'],
  line_items: [shirt],
  customer_email: 'jane@shop.example',
  success_url: 'https://shop.example/done?session={CHECKOUT_SESSION_ID}&kr_pay_attempt=1',
  cancel_url: 'https://shop.example/cart?kr_pay_attempt=1',
} satisfies Stripe.Checkout.SessionCreateParams;

/** A PaymentIntent that is confirmed by the server in the same call. */
export const confirmedIntent = {
  amount: 14_000,
  currency: 'krw',
  confirm: true,
  payment_method_data: { type: 'kakao_pay', billing_details: { email: 'jane@shop.example' } },
  return_url: 'https://shop.example/cart?a=1&b=%20x&kr_pay_attempt=1#top',
} satisfies Stripe.PaymentIntentCreateParams;

/** What a server says of the shopper who agreed to a mandate. */
export const mandateData = {
  customer_acceptance: { type: 'online', online: { ip_address: '203.0.113.7', user_agent: 'Bench/1' } },
} satisfies Stripe.SetupIntentCreateParams.MandateData;

/** A SetupIntent that is confirmed by the server in the same call. */
export const confirmedSetup = {
  confirm: true,
  payment_method_data: { type: 'naver_pay' },
  mandate_data: mandateData,
  return_url: 'https://shop.example/saved?kr_pay_attempt=1',
  usage: 'off_session',
} satisfies Stripe.SetupIntentCreateParams;

/** The id of a related object, expanded or not; empty when there is none. */
export function idOf(reference: string | { readonly id: string } | null): string {
  return typeof reference === 'string' ? reference : (reference?.id ?? '');
}

/** What a refusal says, as the SDK saw it. */
export interface Refusal {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly code: string | undefined;
  readonly param: string | undefined;
}

/** Waits for the SDK to throw and says why. Throws itself when the request is not refused. */
export async function refusalOf(request: Promise<unknown>): Promise<Refusal> {
  try {
    await request;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) {
      return { status: error.statusCode, type: error.rawType, code: error.code, param: error.param };
    }
    throw error;
  }
  throw new Error('Expected the request to be refused, but it was accepted.');
}

/** Posts a form as the SDK would, without its types in the way. */
export async function post(stripe: Stripe, path: string, parameters: Record<string, unknown>): Promise<unknown> {
  return stripe.rawRequest('POST', path, parameters);
}

/** Asks for a page the way a browser does, but stops at redirects. */
export async function visit(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(url, { redirect: 'manual', ...init });
}

/** Sends a page's form. */
export async function submit(url: string, fields: Record<string, string>): Promise<Response> {
  return visit(url, { method: 'POST', body: new URLSearchParams(fields) });
}

/** The address a redirect leads to. */
export function locationOf(response: Response): string {
  const location = response.headers.get('location');
  if (response.status !== 303 || location === null) {
    throw new Error(`Expected a 303 with a location, not a ${response.status}.`);
  }
  return location;
}

/** Presses Pay on a session's Checkout page; answers the test page's address. */
export async function pressPay(session: Stripe.Checkout.Session, method = 'kakao_pay'): Promise<string> {
  return locationOf(await submit(session.url ?? '', { method }));
}

/** A small merchant server that takes webhooks. */
export interface Receiver {
  readonly url: string;
  /** Verified with the official SDK, in the order of arrival, repeated tries included. */
  readonly events: readonly Stripe.Event[];
}

/** Starts a receiver that answers with these statuses in turn, and 200 after that. */
export async function startReceiver(t: TestContext, statuses: readonly number[] = []): Promise<Receiver> {
  const events: Stripe.Event[] = [];
  const answers = [...statuses];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      events.push(Stripe.webhooks.constructEvent(body, String(request.headers['stripe-signature']), webhookSecret));
      response.writeHead(answers.shift() ?? 200).end();
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/webhook`, events };
}

/** A customer with a method that may be charged later; `later` is what the tester wants to come of that. */
export async function saveMethod(
  stripe: Stripe,
  type: 'kakao_pay' | 'kr_card' = 'kakao_pay',
  later = 'succeed',
): Promise<{ readonly customer: string; readonly payment_method: string }> {
  const customer = await stripe.customers.create();
  const intent = await stripe.paymentIntents.create({
    ...confirmedIntent,
    payment_method_data: { ...confirmedIntent.payment_method_data, type },
    customer: customer.id,
    setup_future_usage: 'off_session',
  });
  await submit(intent.next_action?.redirect_to_url?.url ?? '', { decision: 'authorize', later });
  const after = await stripe.paymentIntents.retrieve(intent.id);
  return { customer: customer.id, payment_method: idOf(after.payment_method) };
}
