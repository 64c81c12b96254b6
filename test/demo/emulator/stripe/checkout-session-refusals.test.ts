import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kakaoPayment, post, refusalOf, shirt, startBench } from './bench.js';

/** Changes to a good session; `undefined` takes a parameter away. */
type Change = Readonly<Record<string, unknown>>;

interface RefusedChange {
  readonly what: string;
  readonly change: Change;
  readonly param: string;
  readonly code?: string;
}

const now = (): number => Math.floor(Date.now() / 1000);
const line = (change: Change): Change => ({
  line_items: [{ ...shirt, price_data: { ...shirt.price_data, ...change } }],
});
const setup: Change = { mode: 'setup', line_items: undefined };

const refusedChanges: readonly RefusedChange[] = [
  {
    what: 'payment_method_types, which is retired',
    change: { payment_method_types: ['kakao_pay'] },
    param: 'payment_method_types',
    code: 'payment_method_types_no_longer_supported',
  },
  { what: 'an unknown parameter', change: { amount: 14_000 }, param: 'amount', code: 'parameter_unknown' },
  {
    what: 'an unknown parameter inside another',
    change: { line_items: [{ ...shirt, colour: 'red' }] },
    param: 'line_items[0][colour]',
    code: 'parameter_unknown',
  },
  {
    what: 'payment_method_data with a method in it',
    change: { payment_method_data: { billing_details: { email: 'jane@shop.example' } } },
    param: 'payment_method_data[billing_details]',
    code: 'parameter_unknown',
  },
  { what: 'no mode', change: { mode: undefined }, param: 'mode', code: 'parameter_missing' },
  {
    what: 'subscription mode, for now',
    change: { mode: 'subscription' },
    param: 'mode',
    code: 'not_supported_by_this_emulator',
  },
  { what: 'no success_url', change: { success_url: undefined }, param: 'success_url', code: 'parameter_missing' },
  { what: 'a success_url that is none', change: { success_url: '/done' }, param: 'success_url', code: 'url_invalid' },
  {
    what: 'a cancel_url with a script',
    change: { cancel_url: 'javascript:alert(1)' },
    param: 'cancel_url',
    code: 'url_invalid',
  },
  { what: 'no line_items', change: { line_items: undefined }, param: 'line_items', code: 'parameter_missing' },
  {
    what: 'a line without a quantity',
    change: { line_items: [{ price_data: shirt.price_data }] },
    param: 'line_items[0][quantity]',
    code: 'parameter_missing',
  },
  {
    what: 'a product without a name',
    change: line({ product_data: { description: 'x' } }),
    param: 'line_items[0][price_data][product_data][name]',
    code: 'parameter_missing',
  },
  {
    what: 'an amount with a fraction',
    change: line({ unit_amount: '140.00' }),
    param: 'line_items[0][price_data][unit_amount]',
    code: 'parameter_invalid_integer',
  },
  {
    what: 'a negative amount',
    change: line({ unit_amount: -1 }),
    param: 'line_items[0][price_data][unit_amount]',
    code: 'parameter_invalid_integer',
  },
  { what: 'less than 100 won', change: line({ unit_amount: 99 }), param: 'line_items', code: 'amount_too_small' },
  {
    what: 'more than eight digits',
    change: line({ unit_amount: 100_000_000 }),
    param: 'line_items',
    code: 'amount_too_large',
  },
  {
    what: 'lines in two currencies',
    change: { line_items: [shirt, { ...shirt, price_data: { ...shirt.price_data, currency: 'usd' } }] },
    param: 'line_items[1][price_data][currency]',
  },
  {
    what: 'a Korean method for another currency',
    change: line({ currency: 'usd' }),
    param: 'allowed_payment_method_types[0]',
  },
  {
    what: 'a price of the catalogue, which the emulator has not',
    change: { line_items: [{ price: 'price_1', quantity: 1 }] },
    param: 'line_items[0][price]',
    code: 'resource_missing',
  },
  { what: 'line_items in setup mode', change: { mode: 'setup' }, param: 'line_items' },
  {
    what: 'setup mode with neither methods nor currency',
    change: { ...setup, allowed_payment_method_types: undefined },
    param: 'currency',
    code: 'parameter_missing',
  },
  {
    what: 'payment_intent_data in setup mode',
    change: { ...setup, payment_intent_data: { description: 'x' } },
    param: 'payment_intent_data',
  },
  {
    what: 'setup_intent_data in payment mode',
    change: { setup_intent_data: { description: 'x' } },
    param: 'setup_intent_data',
  },
  {
    what: 'more than 2,000,000 won by Samsung Pay',
    change: { ...line({ unit_amount: 2_000_001 }), allowed_payment_method_types: ['samsung_pay'] },
    param: 'allowed_payment_method_types[0]',
  },
  {
    what: 'an unknown payment method',
    change: { allowed_payment_method_types: ['toss_pay'] },
    param: 'allowed_payment_method_types[0]',
  },
  {
    what: 'a filter together with an exclusion',
    change: { excluded_payment_method_types: ['card'] },
    param: 'excluded_payment_method_types',
    code: 'parameters_exclusive',
  },
  {
    what: 'saving a Korean method for on-session use',
    change: { payment_intent_data: { setup_future_usage: 'on_session' } },
    param: 'payment_intent_data[setup_future_usage]',
  },
  { what: 'return_url on a hosted page', change: { return_url: 'https://shop.example/' }, param: 'return_url' },
  {
    what: 'success_url on an embedded page',
    change: { ui_mode: 'embedded_page', cancel_url: undefined },
    param: 'success_url',
  },
  { what: 'cancel_url on elements', change: { ui_mode: 'elements', success_url: undefined }, param: 'cancel_url' },
  {
    what: 'an embedded page without return_url',
    change: { ui_mode: 'embedded_page', success_url: undefined, cancel_url: undefined },
    param: 'return_url',
    code: 'parameter_missing',
  },
  { what: 'the old name of a ui_mode', change: { ui_mode: 'hosted' }, param: 'ui_mode' },
  { what: 'an end in less than 30 minutes', change: { expires_at: now() + 60 }, param: 'expires_at' },
  { what: 'an end in more than 24 hours', change: { expires_at: now() + 25 * 3600 }, param: 'expires_at' },
  { what: 'a customer nobody knows', change: { customer: 'cus_none', customer_email: undefined }, param: 'customer' },
  {
    what: 'a customer together with an e-mail',
    change: { customer: 'cus_none' },
    param: 'customer_email',
    code: 'parameters_exclusive',
  },
  { what: 'an unknown locale', change: { locale: 'tlh' }, param: 'locale' },
  { what: 'metadata beyond its limits', change: { metadata: { k: 'v'.repeat(501) } }, param: 'metadata[k]' },
  {
    what: 'metadata of the intent beyond its limits',
    change: { payment_intent_data: { metadata: { k: 'v'.repeat(501) } } },
    param: 'payment_intent_data[metadata][k]',
  },
];

void describe('a Checkout Session is refused with 400 for', () => {
  for (const { what, change, param, code } of refusedChanges) {
    void it(what, async (t) => {
      const { emulator, stripe } = await startBench(t);
      const refusal = await refusalOf(post(stripe, '/v1/checkout/sessions', { ...kakaoPayment, ...change }));
      assert.equal(refusal.status, 400);
      assert.equal(refusal.type, 'invalid_request_error');
      assert.equal(refusal.param, param);
      if (code !== undefined) {
        assert.equal(refusal.code, code);
      }
      assert.equal(emulator.sessions.size, 0);
    });
  }

  for (const method of ['payco', 'samsung_pay']) {
    void it(`setup mode with ${method}`, async (t) => {
      const { stripe } = await startBench(t);
      const change = { ...setup, allowed_payment_method_types: [method] };
      const refusal = await refusalOf(post(stripe, '/v1/checkout/sessions', { ...kakaoPayment, ...change }));
      assert.equal(refusal.param, 'allowed_payment_method_types[0]');
    });

    void it(`saving ${method} while paying`, async (t) => {
      const { stripe } = await startBench(t);
      const change = {
        allowed_payment_method_types: [method],
        payment_intent_data: { setup_future_usage: 'off_session' },
      };
      const refusal = await refusalOf(post(stripe, '/v1/checkout/sessions', { ...kakaoPayment, ...change }));
      assert.equal(refusal.param, 'allowed_payment_method_types[0]');
    });

    void it(`saving ${method} by its own option`, async (t) => {
      const { stripe } = await startBench(t);
      const change = { payment_method_options: { [method]: { setup_future_usage: 'off_session' } } };
      const refusal = await refusalOf(post(stripe, '/v1/checkout/sessions', { ...kakaoPayment, ...change }));
      assert.equal(refusal.param, `payment_method_options[${method}][setup_future_usage]`);
    });
  }
});
