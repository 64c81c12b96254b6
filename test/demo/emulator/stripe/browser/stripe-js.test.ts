import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Bench, confirmedIntent, confirmedSetup, publishableKey, startBench, submit } from '../bench.js';
import { isPending, openPage } from './page.js';

const { confirm: _confirm, return_url: returnUrl, ...unconfirmedIntent } = confirmedIntent;
const { confirm: _confirmed, mandate_data: _mandate, return_url: _url, ...unconfirmedSetup } = confirmedSetup;
const mandate = { customer_acceptance: { type: 'online', online: { infer_from_client: true } } };

async function openShop(t: Parameters<typeof startBench>[0]) {
  const bench = await startBench(t);
  const page = await openPage(bench);
  return { bench, page, stripe: page.Stripe(publishableKey) };
}

async function newPayment({ stripe }: Bench): Promise<{ id: string; clientSecret: string }> {
  const intent = await stripe.paymentIntents.create(unconfirmedIntent);
  return { id: intent.id, clientSecret: intent.client_secret ?? '' };
}

async function newSetup({ stripe }: Bench): Promise<{ id: string; clientSecret: string }> {
  const intent = await stripe.setupIntents.create(unconfirmedSetup);
  return { id: intent.id, clientSecret: intent.client_secret ?? '' };
}

void describe('the emulator’s Stripe.js', () => {
  void it('says that it is the emulator’s', async (t) => {
    const { page } = await openShop(t);
    assert.equal(page.Stripe.version, 'emulator');
  });

  void it('is served under the old address and the current one', async (t) => {
    const bench = await startBench(t);
    for (const path of ['/v3', '/v3/stripe.js', '/endive/stripe.js']) {
      assert.equal((await openPage(bench, path)).Stripe.version, 'emulator');
      assert.match((await fetch(`${bench.emulator.origin}${path}`)).headers.get('content-type') ?? '', /javascript/);
    }
  });

  for (const key of ['sk_test_x', 'pk_live_x', '', undefined]) {
    void it(`takes no ${JSON.stringify(key)} for a key`, async (t) => {
      const { page } = await openShop(t);
      assert.throws(() => page.Stripe(key), { name: 'IntegrationError' });
    });
  }
});

void describe('confirmPayment', () => {
  void it('leaves for the payment’s page and never resolves', async (t) => {
    const { bench, page, stripe } = await openShop(t);
    const { id, clientSecret } = await newPayment(bench);
    const confirmed = stripe.confirmPayment({ clientSecret, confirmParams: { return_url: returnUrl } });
    assert.equal(await page.leaving, `${bench.emulator.origin}/redirect/${id}`);
    assert.ok(await isPending(confirmed));
    assert.equal((await bench.stripe.paymentIntents.retrieve(id)).status, 'requires_action');
  });

  void it('can name the method only then, as Stripe’s pages show', async (t) => {
    const { bench, page, stripe } = await openShop(t);
    const intent = await bench.stripe.paymentIntents.create({ amount: 14_000, currency: 'krw' });
    const { payment_method_data } = confirmedIntent;
    void stripe.confirmPayment({
      clientSecret: intent.client_secret ?? '',
      confirmParams: { return_url: returnUrl, payment_method_data },
    });
    assert.equal(await page.leaving, `${bench.emulator.origin}/redirect/${intent.id}`);
  });

  void it('resolves to the API’s error and stays', async (t) => {
    const { bench, page, stripe } = await openShop(t);
    const { id, clientSecret } = await newPayment(bench);
    await bench.stripe.paymentIntents.cancel(id);
    const { error } = await stripe.confirmPayment({ clientSecret, confirmParams: { return_url: returnUrl } });
    assert.equal(error?.code, 'payment_intent_unexpected_state');
    assert.equal(error.type, 'invalid_request_error');
    assert.deepEqual(page.left, []);
  });

  void it('resolves to an error of its own when nobody answers', async (t) => {
    const { bench, page, stripe } = await openShop(t);
    const { clientSecret } = await newPayment(bench);
    await bench.emulator.close();
    const { error } = await stripe.confirmPayment({ clientSecret, confirmParams: { return_url: returnUrl } });
    assert.equal(error?.type, 'api_connection_error');
    assert.deepEqual(page.left, []);
  });

  for (const { what, options } of [
    { what: 'no return_url', options: { clientSecret: 'pi_1_secret_2', confirmParams: {} } },
    { what: 'no secret', options: { confirmParams: { return_url: returnUrl } } },
    { what: 'the secret of a saving', options: { clientSecret: 'seti_1_secret_2', confirmParams: {} } },
    { what: 'Elements', options: { elements: {}, clientSecret: 'pi_1_secret_2' } },
    { what: 'another redirect', options: { clientSecret: 'pi_1_secret_2', redirect: 'never' } },
  ]) {
    void it(`rejects ${what} without asking`, async (t) => {
      const { bench, stripe } = await openShop(t);
      await assert.rejects(stripe.confirmPayment(options), { name: 'IntegrationError' });
      assert.deepEqual(bench.emulator.requests, []);
    });
  }
});

void describe('saving', () => {
  for (const name of ['confirmKakaoPaySetup', 'confirmKrCardSetup', 'confirmNaverPaySetup'] as const) {
    void it(`with ${name} leaves for the method’s page under a mandate`, async (t) => {
      const { bench, page, stripe } = await openShop(t);
      const { id, clientSecret } = await newSetup(bench);
      const confirmed = stripe[name](clientSecret, { return_url: 'https://shop.example/saved', mandate_data: mandate });
      const address = await page.leaving;
      await submit(address, { decision: 'authorize' });
      const after = await bench.stripe.setupIntents.retrieve(id, { expand: ['mandate'] });
      assert.equal(address, `${bench.emulator.origin}/redirect/${id}`);
      assert.ok(await isPending(confirmed));
      assert.ok(typeof after.mandate === 'object');
      assert.equal(after.mandate?.customer_acceptance.online?.ip_address, '127.0.0.1');
    });
  }

  void it('with confirmSetup does the same', async (t) => {
    const { bench, page, stripe } = await openShop(t);
    const { id, clientSecret } = await newSetup(bench);
    const confirmParams = { return_url: 'https://shop.example/saved', mandate_data: mandate };
    void stripe.confirmSetup({ clientSecret, confirmParams });
    assert.equal(await page.leaving, `${bench.emulator.origin}/redirect/${id}`);
  });

  void it('without a mandate is an error', async (t) => {
    const { bench, stripe } = await openShop(t);
    const { clientSecret } = await newSetup(bench);
    const { error } = await stripe.confirmKakaoPaySetup(clientSecret, { return_url: 'https://shop.example/saved' });
    assert.equal(error.param, 'mandate_data');
  });
});

void describe('handleNextAction', () => {
  void it('leaves for the page of an intent that the server confirmed', async (t) => {
    const { bench, page, stripe } = await openShop(t);
    const intent = await bench.stripe.paymentIntents.create(confirmedIntent);
    const handled = stripe.handleNextAction({ clientSecret: intent.client_secret ?? '' });
    assert.equal(await page.leaving, `${bench.emulator.origin}/redirect/${intent.id}`);
    assert.ok(await isPending(handled));
  });

  void it('rejects an intent that waits for nothing', async (t) => {
    const { bench, stripe } = await openShop(t);
    const { clientSecret } = await newPayment(bench);
    await assert.rejects(stripe.handleNextAction({ clientSecret }), { name: 'IntegrationError' });
  });
});

void describe('retrieving', () => {
  void it('answers what a browser may know', async (t) => {
    const { bench, stripe } = await openShop(t);
    const payment = await newPayment(bench);
    const setup = await newSetup(bench);
    const { paymentIntent } = await stripe.retrievePaymentIntent(payment.clientSecret);
    const { setupIntent } = await stripe.retrieveSetupIntent(setup.clientSecret);
    assert.equal(paymentIntent?.status, 'requires_confirmation');
    assert.equal(setupIntent?.id, setup.id);
  });

  void it('resolves to an error for a secret that nobody has', async (t) => {
    const { stripe } = await openShop(t);
    assert.equal((await stripe.retrievePaymentIntent('pi_none_secret_x')).error?.code, 'resource_missing');
  });
});
