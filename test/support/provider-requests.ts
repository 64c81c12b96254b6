import assert from 'node:assert/strict';
import type { Mode, ProviderName } from '../../src/contract/types.js';
import type { StripeFlow } from '../../demo/server/providers/stripe.js';
import type { ApiRequest } from './provider-world.js';

/** The trip that the requests belong to. `amount` is in whole won; null where nothing is paid. */
export interface AskedFor {
  readonly attemptId: string;
  readonly orderId: string;
  readonly amount: number | null;
  readonly mode: Mode;
  readonly phone: boolean;
  readonly flow: StripeFlow | undefined;
}

/** What must stand in a recorded request, at least: headers and body. A text may be given as a pattern. */
type Expected = Readonly<Record<string, unknown>>;
type Rule = readonly [kind: RegExp, expected: (trip: AskedFor) => Expected];

const any = /./;
const json = /^application\/json/;
const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const keeps = ({ mode }: AskedFor): boolean => mode !== 'pay';
const bare = (attemptId: string): string => attemptId.replaceAll('-', '');
const backTo = ({ attemptId }: AskedFor): RegExp => new RegExp(`[?&]kr_pay_attempt=${attemptId}(?:&|$)`);

/** Stripe's emulator keeps which key and which idempotency key came, and what was sent as `params`. */
function stripeIntent(trip: AskedFor): Expected {
  const { attemptId, flow } = trip;
  const accepted = { customer_acceptance: { online: { ip_address: any, user_agent: any } } };
  const atServer = flow === 'intent' && {
    confirm: 'true',
    return_url: backTo(trip),
    mandate_data: keeps(trip) ? accepted : undefined,
  };
  const params = { customer: /^cus_/, allowed_payment_method_types: ['kakao_pay'], metadata: { attempt: attemptId } };
  return { key: 'secret', idempotencyKey: `${attemptId}:${flow}`, params: { ...params, ...atServer } };
}

const bearer = { headers: { authorization: /^Bearer \S{20,}$/ } };
const portOne = { headers: { authorization: /^PortOne emulator-/ } };
const processingModel = {
  pay: undefined,
  save: 'UnscheduledCardOnFile',
  'pay-and-save': 'UnscheduledCardOnFile',
  subscribe: 'Subscription',
} as const;
const adyen = { 'x-api-key': /^test_/, 'content-type': json };

/** Every request that the shop, or the provider's script, may send in a trip, by method and path. */
const rules: Readonly<Record<ProviderName, readonly Rule[]>> = {
  stripe: [
    [
      /^POST \/v1\/customers$/,
      () => ({
        key: 'secret',
        idempotencyKey: /^customer:[\da-f]{32}$/,
        params: { email: /@/, metadata: { shopper: /^[\da-f]{32}$/ } },
      }),
    ],
    [
      /^POST \/v1\/payment_intents$/,
      (trip) => {
        const { params, ...rest } = stripeIntent(trip);
        const money = {
          amount: String(trip.amount),
          currency: 'krw',
          setup_future_usage: keeps(trip) ? 'off_session' : undefined,
        };
        return { ...rest, params: { ...Object(params), ...money } };
      },
    ],
    [/^POST \/v1\/setup_intents$/, (trip) => ({ ...stripeIntent(trip) })],
    // The browser confirms with the key that everybody may see.
    [
      /^POST \/v1\/(?:payment|setup)_intents\/\w+\/confirm$/,
      (trip) => ({ key: 'publishable', params: { client_secret: /_secret_/, return_url: backTo(trip) } }),
    ],
    [/^GET \/v1\/(?:payment|setup)_intents\/\w+$/, () => ({ key: /^(?:secret|publishable)$/ })],
  ],
  portone: [
    [
      /^POST \/users\/getToken$/,
      () => ({ headers: { 'content-type': json }, body: { imp_key: any, imp_secret: any } }),
    ],
    [
      /^POST \/payments\/prepare$/,
      ({ attemptId, amount }) => ({
        headers: { ...bearer.headers, 'content-type': json },
        body: { merchant_uid: attemptId, amount, currency: 'KRW' },
      }),
    ],
    [/^GET \/(?:payments|subscribe\/customers)\//, () => bearer],
  ],
  'portone-v2': [
    [
      /^POST \/payments\/\w+\/pre-register$/,
      ({ attemptId, amount }) => ({
        ...portOne,
        path: `/payments/${bare(attemptId)}/pre-register`,
        body: { totalAmount: amount, currency: 'KRW', storeId: any },
      }),
    ],
    [
      /^POST \/payments\/\w+\/billing-key$/,
      ({ attemptId, amount }) => ({
        ...portOne,
        // The identifier of the payment is the key: a second payment of the same name is refused.
        path: `/payments/${bare(attemptId)}/billing-key`,
        body: { billingKey: any, amount: { total: amount }, currency: 'KRW' },
      }),
    ],
    [/^GET \/(?:payments|billing-keys)\//, () => portOne],
  ],
  checkout: [
    [
      /^POST \/payments\/setups$/,
      (trip) => ({
        headers: { 'cko-idempotency-key': trip.attemptId, 'content-type': json },
        body: {
          amount: trip.amount,
          currency: 'KRW',
          reference: trip.attemptId,
          description: trip.orderId,
          payment_methods: { kakaopay: { terminal_type: trip.phone ? 'wap' : 'web' } },
          settings: { success_url: backTo(trip), failure_url: backTo(trip) },
        },
      }),
    ],
    [/^POST \/payments\/setups\/\w+\/confirm\/kakaopay$/, () => ({ headers: { 'cko-idempotency-key': uuid } })],
    // The key itself is not recorded: without it the emulator answers 401.
    [/^GET \/payments\//, () => ({ headers: { accept: json } })],
  ],
  adyen: [
    [
      /^POST \/v72\/paymentMethods$/,
      ({ amount }) => ({ headers: adyen, body: { countryCode: 'KR', amount: { currency: 'KRW', value: amount } } }),
    ],
    [
      /^POST \/v72\/payments$/,
      (trip) => ({
        headers: { ...adyen, 'idempotency-key': `${trip.attemptId}:payment` },
        body: {
          amount: { currency: 'KRW', value: trip.amount },
          reference: trip.attemptId,
          paymentMethod: { type: 'kakaopay' },
          returnUrl: backTo(trip),
          storePaymentMethod: keeps(trip) ? true : undefined,
          shopperReference: keeps(trip) ? any : undefined,
          recurringProcessingModel: processingModel[trip.mode],
        },
      }),
    ],
    [/^POST \/v72\/payments\/details$/, () => ({ headers: adyen, body: { details: { redirectResult: any } } })],
  ],
};

/** Where a value lacks what is expected, in words; undefined when all of it is there. Other fields are no matter here. */
function findLack(actual: unknown, expected: unknown, place: string): string | undefined {
  if (expected instanceof RegExp) {
    return typeof actual === 'string' && expected.test(actual)
      ? undefined
      : `${place}: ${String(actual)}, not ${String(expected)}`;
  }
  if (typeof expected !== 'object' || expected === null) {
    return actual === expected ? undefined : `${place}: ${String(actual)}, not ${String(expected)}`;
  }
  if (Array.isArray(expected) && (!Array.isArray(actual) || actual.length !== expected.length)) {
    return `${place}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`;
  }
  for (const [name, part] of Object.entries(expected)) {
    const lack = findLack(Object(actual)[name], part, `${place}.${name}`);
    if (lack !== undefined) return lack;
  }
  return undefined;
}

/** Every request that reached the provider was one of a trip, with its headers and its body. */
export function checkRequests(provider: ProviderName, requests: readonly ApiRequest[], trip: AskedFor): void {
  assert.ok(requests.length > 0 || trip.mode === 'save');
  for (const request of requests) {
    const kind = `${request.method} ${request.path.split('?', 1)[0]}`;
    const rule = rules[provider].find(([each]) => each.test(kind));
    assert.ok(rule, `${kind} is no request of such a trip`);
    assert.equal(findLack(request, rule[1](trip), kind), undefined);
  }
}
