import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Stripe } from 'stripe';
import { startStripeEmulator } from '../../../../demo/emulator/stripe/index.js';
import {
  type Bench,
  confirmedIntent,
  confirmedSetup,
  locationOf,
  publishableKey,
  secretKey,
  startBench,
  submit,
} from './bench.js';

const { confirm: _confirm, return_url: returnUrl, ...unconfirmedIntent } = confirmedIntent;
const { confirm: _confirmed, mandate_data: _mandate, return_url: _url, ...unconfirmedSetup } = confirmedSetup;

interface BrowserAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  readonly error: Readonly<Record<string, unknown>>;
}

/** Asks the API as a page does that has a publishable key. */
async function ask(
  { emulator }: Bench,
  path: string,
  parameters: Readonly<Record<string, string>>,
  { method = 'POST', key = publishableKey }: { method?: string; key?: string } = {},
): Promise<BrowserAnswer> {
  const form = new URLSearchParams(parameters);
  const posted = method === 'POST';
  const response = await fetch(`${emulator.origin}/v1/${path}${posted ? '' : `?${form.toString()}`}`, {
    method,
    headers: { authorization: `Bearer ${key}`, origin: 'https://shop.example', 'user-agent': 'Browser/1' },
    ...(posted ? { body: form } : {}),
  });
  const body: Record<string, unknown> = Object(await response.json());
  return { status: response.status, headers: response.headers, body, error: Object(body['error']) };
}

const inferred = {
  'mandate_data[customer_acceptance][type]': 'online',
  'mandate_data[customer_acceptance][online][infer_from_client]': 'true',
};

const secretOf = (intent: Stripe.PaymentIntent | Stripe.SetupIntent): string => intent.client_secret ?? '';

void describe('a browser with the client secret', () => {
  void it('confirms a payment and is told where to go', async (t) => {
    const bench = await startBench(t);
    const intent = await bench.stripe.paymentIntents.create(unconfirmedIntent);
    const answer = await ask(bench, `payment_intents/${intent.id}/confirm`, {
      client_secret: secretOf(intent),
      return_url: returnUrl,
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.body['status'], 'requires_action');
    assert.deepEqual(answer.body['next_action'], {
      type: 'redirect_to_url',
      redirect_to_url: { return_url: returnUrl, url: `${bench.emulator.origin}/redirect/${intent.id}` },
    });
  });

  void it('confirms a saving, and Stripe sees its address and browser by itself', async (t) => {
    const bench = await startBench(t);
    const customer = await bench.stripe.customers.create();
    const intent = await bench.stripe.setupIntents.create({ ...unconfirmedSetup, customer: customer.id });
    const answer = await ask(bench, `setup_intents/${intent.id}/confirm`, {
      client_secret: secretOf(intent),
      return_url: 'https://shop.example/saved',
      ...inferred,
    });
    const location = locationOf(
      await submit(`${bench.emulator.origin}/redirect/${intent.id}`, { decision: 'authorize' }),
    );
    const after = await bench.stripe.setupIntents.retrieve(intent.id, { expand: ['mandate'] });
    assert.equal(answer.body['status'], 'requires_action');
    assert.equal(new URL(location).searchParams.get('setup_intent'), intent.id);
    assert.ok(typeof after.mandate === 'object');
    assert.deepEqual(after.mandate?.customer_acceptance.online, { ip_address: '127.0.0.1', user_agent: 'Browser/1' });
  });

  void it('is shown neither customer nor metadata', async (t) => {
    const bench = await startBench(t);
    const customer = await bench.stripe.customers.create();
    const intent = await bench.stripe.paymentIntents.create({
      ...unconfirmedIntent,
      customer: customer.id,
      metadata: { attempt: 'a' },
    });
    const asked = { client_secret: secretOf(intent) };
    const { status, body } = await ask(bench, `payment_intents/${intent.id}`, asked, { method: 'GET' });
    assert.equal(status, 200);
    assert.equal(body['status'], 'requires_confirmation');
    assert.equal(body['amount'], 14_000);
    assert.deepEqual(
      ['customer', 'metadata', 'latest_charge'].filter((name) => name in body),
      [],
    );
  });

  void it('reads a saving', async (t) => {
    const bench = await startBench(t);
    const intent = await bench.stripe.setupIntents.create(unconfirmedSetup);
    const asked = { client_secret: secretOf(intent) };
    const { body } = await ask(bench, `setup_intents/${intent.id}`, asked, { method: 'GET' });
    assert.equal(body['id'], intent.id);
    assert.equal(body['usage'], 'off_session');
  });

  void it('may ask from the merchant’s pages', async (t) => {
    const bench = await startBench(t);
    const intent = await bench.stripe.paymentIntents.create(unconfirmedIntent);
    const preflight = await fetch(`${bench.emulator.origin}/v1/payment_intents/${intent.id}/confirm`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    const asked = { client_secret: secretOf(intent) };
    const { headers } = await ask(bench, `payment_intents/${intent.id}`, asked, { method: 'GET' });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /authorization/i);
    assert.match(preflight.headers.get('access-control-allow-methods') ?? '', /POST/);
    assert.equal(headers.get('access-control-allow-origin'), '*');
  });
});

void describe('a browser is refused', () => {
  void it('a secret that is another object’s', async (t) => {
    const bench = await startBench(t);
    const payment = await bench.stripe.paymentIntents.create(unconfirmedIntent);
    const setup = await bench.stripe.setupIntents.create(unconfirmedSetup);
    const wrong = { client_secret: 'pi_x_secret_y' };
    const ofPayment = await ask(bench, `payment_intents/${payment.id}/confirm`, { ...wrong, return_url: returnUrl });
    const ofSetup = await ask(bench, `setup_intents/${setup.id}`, wrong, { method: 'GET' });
    assert.deepEqual([ofPayment.status, ofSetup.status], [400, 400]);
    assert.equal(ofPayment.error['code'], 'payment_intent_invalid_parameter');
    assert.deepEqual([ofPayment.error['param'], ofSetup.error['param']], ['client_secret', 'client_secret']);
    assert.equal((await bench.stripe.paymentIntents.retrieve(payment.id)).status, 'requires_confirmation');
  });

  void it('no secret', async (t) => {
    const bench = await startBench(t);
    const intent = await bench.stripe.paymentIntents.create(unconfirmedIntent);
    const { error } = await ask(bench, `payment_intents/${intent.id}/confirm`, { return_url: returnUrl });
    assert.equal(error['code'], 'parameter_missing');
    assert.equal(error['param'], 'client_secret');
  });

  void it('what only a server may do, by the code and status of Stripe', async (t) => {
    const bench = await startBench(t);
    const intent = await bench.stripe.paymentIntents.create(unconfirmedIntent);
    for (const [path, method] of [
      ['payment_intents', 'POST'],
      [`payment_intents/${intent.id}/cancel`, 'POST'],
      ['customers', 'POST'],
    ] as const) {
      const { status, error } = await ask(bench, path, {}, { method });
      assert.equal(status, 403);
      assert.equal(error['code'], 'secret_key_required');
    }
    assert.equal((await bench.stripe.paymentIntents.retrieve(intent.id)).status, 'requires_confirmation');
  });

  void it('a mandate that states its own address, which only a server can', async (t) => {
    const bench = await startBench(t);
    const intent = await bench.stripe.setupIntents.create(unconfirmedSetup);
    const { status, error } = await ask(bench, `setup_intents/${intent.id}/confirm`, {
      client_secret: secretOf(intent),
      return_url: 'https://shop.example/saved',
      'mandate_data[customer_acceptance][type]': 'online',
      'mandate_data[customer_acceptance][online][ip_address]': '203.0.113.7',
    });
    assert.equal(status, 400);
    assert.equal(error['code'], 'parameter_unknown');
  });

  void it('an amount of its own', async (t) => {
    const bench = await startBench(t);
    const intent = await bench.stripe.paymentIntents.create(unconfirmedIntent);
    const { error } = await ask(bench, `payment_intents/${intent.id}/confirm`, {
      client_secret: secretOf(intent),
      return_url: returnUrl,
      amount: '1',
    });
    assert.equal(error['code'], 'parameter_unknown');
  });

  void it('another account’s key, and every key when the account has none', async (t) => {
    const bench = await startBench(t);
    const foreign = await ask(bench, 'payment_intents', {}, { key: 'pk_test_other' });
    const without = await startStripeEmulator({ secretKey });
    t.after(async () => without.close());
    const none = await ask({ ...bench, emulator: without }, 'payment_intents', {});
    assert.deepEqual([foreign.status, none.status], [401, 401]);
  });
});

void describe('the record of requests', () => {
  void it('says which key a request carried', async (t) => {
    const bench = await startBench(t);
    const intent = await bench.stripe.paymentIntents.create(unconfirmedIntent);
    await ask(bench, `payment_intents/${intent.id}`, { client_secret: secretOf(intent) }, { method: 'GET' });
    await ask(bench, `payment_intents/${intent.id}`, {}, { method: 'GET', key: secretKey });
    assert.deepEqual(
      bench.emulator.requests.map(({ key }) => key),
      ['secret', 'publishable', 'secret'],
    );
  });
});
