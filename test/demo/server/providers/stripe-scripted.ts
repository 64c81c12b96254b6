import { createServer } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import type {
  AttemptAtProvider,
  AttemptToCreate,
  ChargeToMake,
  PaymentProvider,
} from '../../../../demo/server/providers/provider.js';
import { createStripeProvider, type StripeOptions } from '../../../../demo/server/providers/stripe.js';
import { freeGuard, goingOn } from '../support/charge-guard.js';

/** An attempt to pay 14,000 won. */
export const attempt: AttemptToCreate = {
  attemptId: '7f8a2b10-0000-4000-8000-000000000001',
  orderId: 'A-20261121-K7P3QX',
  orderName: '하동 세작',
  method: 'kakao_pay',
  mode: 'pay',
  amount: 14_000,
  locale: 'ko',
  returnUrl: 'http://localhost:3000/?kr_pay_attempt=7f8a2b10-0000-4000-8000-000000000001',
  device: { type: 'desktop', os: 'other', inApp: null },
  shopper: { shopperId: 's', name: '김민지', email: 'minji@example.com' },
  caller: { ipAddress: '203.0.113.7', userAgent: 'Browser/1' },
};

/** The same, with its object at Stripe. */
export const atStripe = (objectId: string): AttemptAtProvider => ({ ...attempt, objectId, ...goingOn });

/** A charge of 18,000 won without the shopper. */
export const chargeToMake: ChargeToMake = {
  chargeId: '7f8a2b10-0000-4000-8000-0000000000c1',
  orderName: '다달이 차 한 봉',
  method: 'kakao_pay',
  amount: 18_000,
  recurring: true,
  saved: { customerId: 'cus_1', paymentMethodId: 'pm_1', mandateId: null },
  shopper: attempt.shopper,
  chargeGuard: freeGuard,
};

/** A PaymentIntent as Stripe answers it, as far as this server reads it. */
export const paidIntent = {
  id: 'pi_1',
  object: 'payment_intent',
  status: 'succeeded',
  amount_capturable: 0,
  amount_received: 14_000,
  cancellation_reason: null,
  client_secret: 'pi_1_secret_2',
  currency: 'krw',
  customer: 'cus_1',
  last_payment_error: null,
  metadata: { attempt: attempt.attemptId },
  next_action: null,
  payment_method: 'pm_1',
  payment_method_types: ['kakao_pay'],
  setup_future_usage: null,
};

/** What the scripted Stripe answers: a body for 200, or a status with a body. Text goes out as it is. */
export type ScriptedAnswer = object | string | { readonly status: number; readonly body: object | string };

/** One request that the scripted Stripe had. */
export interface ScriptedRequest {
  readonly method: string;
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
  readonly idempotencyKey: string | undefined;
}

/** A Stripe that answers what the test says, in turn, and the last answer from then on; with a provider that asks it. */
export interface ScriptedStripe {
  readonly provider: PaymentProvider;
  readonly requests: readonly ScriptedRequest[];
  readonly events: readonly string[];
}

/** Starts one. The shopper is the customer `cus_1` already. */
export async function startScriptedStripe(
  t: TestContext,
  answers: readonly ScriptedAnswer[],
  options: Partial<StripeOptions> = {},
): Promise<ScriptedStripe> {
  const requests: ScriptedRequest[] = [];
  const events: string[] = [];
  const script = [...answers];
  const server = createServer((request, response) => {
    void (async () => {
      const form = Object.fromEntries(new URLSearchParams(await text(request)));
      const key = request.headers['idempotency-key'];
      const idempotencyKey = typeof key === 'string' ? key : undefined;
      requests.push({ method: request.method ?? '', path: request.url ?? '', form, idempotencyKey });
      const answer = (script.length > 1 ? script.shift() : script[0]) ?? {};
      const { status, body } = isWithStatus(answer) ? answer : { status: 200, body: answer };
      // The client would try a fault again by itself.
      response.writeHead(status, { 'content-type': 'application/json', 'stripe-should-retry': 'false' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const api = { protocol: 'http', host: '127.0.0.1', port } as const;
  const provider = createStripeProvider(
    { secretKey: 'sk_test_scripted', webhookSecret: 'whsec_scripted', flow: 'intent', api, ...options },
    { find: async () => 'cus_1', remember: async () => undefined },
    (event) => events.push(event),
  );
  return { provider, requests, events };
}

function isWithStatus(answer: ScriptedAnswer): answer is { readonly status: number; readonly body: object | string } {
  return typeof answer === 'object' && 'status' in answer && typeof answer.status === 'number' && 'body' in answer;
}

/** An error as Stripe answers it. */
export function refusal(status: number, error: object): ScriptedAnswer {
  return { status, body: { error: { type: 'invalid_request_error', message: 'No.', ...error } } };
}
