import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outcomes } from '../../../../../demo/emulator/stripe/index.js';
import {
  confirmedIntent,
  idOf,
  kakaoPayment,
  locationOf,
  pressPay,
  startBench,
  startReceiver,
  submit,
  visit,
  webhookSecret,
} from '../bench.js';

const done = (id: string): string => `https://shop.example/done?session=${id}&kr_pay_attempt=1`;

void describe('the test page', () => {
  void it('has the two buttons and every outcome', async (t) => {
    const { stripe } = await startBench(t);
    const testPage = await pressPay(await stripe.checkout.sessions.create(kakaoPayment));
    const page = await (await visit(testPage)).text();
    assert.match(page, /<button id="authorize" class="primary" name="decision" value="authorize">/);
    assert.match(page, /<button id="fail" name="decision" value="fail">/);
    assert.match(page, /Stripe emulator: no real payment/);
    assert.deepEqual(
      [...page.matchAll(/<option value="([\w-]+)"/g)].map((match) => match[1]),
      [...outcomes],
    );
  });

  void it('of an intent nobody made answers 404', async (t) => {
    const { emulator } = await startBench(t);
    assert.equal((await visit(`${emulator.origin}/redirect/pi_none`)).status, 404);
    assert.equal((await submit(`${emulator.origin}/redirect/pi_none`, { decision: 'authorize' })).status, 404);
  });

  void it('of a canceled intent says that it is over', async (t) => {
    const { emulator, stripe } = await startBench(t);
    const intent = await stripe.paymentIntents.create(confirmedIntent);
    await stripe.paymentIntents.cancel(intent.id);
    assert.equal((await visit(`${emulator.origin}/redirect/${intent.id}`)).status, 410);
    assert.equal((await submit(`${emulator.origin}/redirect/${intent.id}`, { decision: 'authorize' })).status, 410);
  });

  for (const fields of [{}, { decision: 'maybe' }, { decision: 'authorize', outcome: 'x' }] as Record<
    string,
    string
  >[]) {
    void it(`refuses a form with ${JSON.stringify(fields)}`, async (t) => {
      const { emulator, stripe } = await startBench(t);
      const intent = await stripe.paymentIntents.create(confirmedIntent);
      assert.equal((await submit(`${emulator.origin}/redirect/${intent.id}`, fields)).status, 400);
      assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, 'requires_action');
    });
  }
});

void describe('Authorize in Checkout', () => {
  void it('completes a payment and returns with the session’s id put in', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create(kakaoPayment);
    const location = locationOf(await submit(await pressPay(session), { decision: 'authorize' }));
    const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    assert.equal(location, done(session.id));
    assert.equal(after.status, 'complete');
    assert.equal(after.payment_status, 'paid');
    assert.equal(after.url, null);
    assert.ok(typeof after.payment_intent === 'object' && after.payment_intent !== null);
    assert.equal(after.payment_intent.status, 'succeeded');
    assert.match(idOf(after.payment_intent.latest_charge), /^ch_/);
    assert.match(idOf(after.payment_intent.payment_method), /^pm_/);
  });

  void it('completes a saving with method and mandate, without a payment', async (t) => {
    const { stripe } = await startBench(t);
    const customer = await stripe.customers.create({ email: 'jane@shop.example' });
    const session = await stripe.checkout.sessions.create({
      mode: 'setup',
      customer: customer.id,
      allowed_payment_method_types: ['naver_pay'],
      success_url: 'https://shop.example/saved',
    });
    await submit(await pressPay(session, 'naver_pay'), { decision: 'authorize' });
    const after = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['setup_intent.payment_method', 'setup_intent.mandate'],
    });
    const intent = after.setup_intent;
    assert.equal(after.payment_status, 'no_payment_required');
    assert.ok(typeof intent === 'object' && intent !== null);
    assert.equal(intent.status, 'succeeded');
    assert.ok(typeof intent.payment_method === 'object' && intent.payment_method !== null);
    assert.equal(intent.payment_method.customer, customer.id);
    assert.ok(typeof intent.mandate === 'object' && intent.mandate !== null);
    assert.equal(intent.mandate.customer_acceptance.online?.ip_address, '127.0.0.1');
  });

  void it('makes a customer and keeps the method for it when both are asked for', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create({
      ...kakaoPayment,
      customer_creation: 'always',
      payment_method_options: { kakao_pay: { setup_future_usage: 'off_session' } },
    });
    await submit(await pressPay(session), { decision: 'authorize' });
    const after = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['customer', 'payment_intent.payment_method'],
    });
    assert.ok(typeof after.customer === 'object' && after.customer !== null && !after.customer.deleted);
    assert.equal(after.customer.email, 'jane@shop.example');
    assert.ok(typeof after.payment_intent === 'object' && after.payment_intent !== null);
    const method = after.payment_intent.payment_method;
    assert.ok(typeof method === 'object' && method !== null);
    assert.equal(method.customer, after.customer.id);
  });

  void it('pressed three times at once charges once and leads the same way each time', async (t) => {
    const receiver = await startReceiver(t);
    const { emulator, stripe } = await startBench(t, { webhook: { url: receiver.url, secret: webhookSecret } });
    const session = await stripe.checkout.sessions.create(kakaoPayment);
    const testPage = await pressPay(session);
    const answers = await Promise.all([1, 2, 3].map(async () => submit(testPage, { decision: 'authorize' })));
    await emulator.webhooksSettled();
    assert.deepEqual(answers.map(locationOf), [done(session.id), done(session.id), done(session.id)]);
    assert.equal(receiver.events.length, 2);
  });
});

void describe('Fail in Checkout', () => {
  void it('leads back to the Checkout page, which says so and stays open', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create({ ...kakaoPayment, locale: 'en' });
    const location = locationOf(await submit(await pressPay(session), { decision: 'fail' }));
    const page = await (await visit(location)).text();
    const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    assert.equal(location, session.url);
    assert.match(page, /role="alert">The payment method was not authorized/);
    assert.equal(after.status, 'open');
    assert.ok(typeof after.payment_intent === 'object' && after.payment_intent !== null);
    assert.equal(after.payment_intent.status, 'requires_payment_method');
    assert.notEqual(after.payment_intent.last_payment_error, null);
  });

  void it('can be followed by a success in the same session', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create(kakaoPayment);
    await submit(await pressPay(session), { decision: 'fail' });
    const location = locationOf(await submit(await pressPay(session), { decision: 'authorize' }));
    assert.equal(location, done(session.id));
  });
});

void describe('the outcome', () => {
  async function pay(t: Parameters<typeof startBench>[0], fields: Record<string, string>) {
    const receiver = await startReceiver(t);
    const { emulator, stripe } = await startBench(t, { webhook: { url: receiver.url, secret: webhookSecret } });
    const session = await stripe.checkout.sessions.create({ ...kakaoPayment, locale: 'en' });
    const response = await submit(await pressPay(session), { decision: 'authorize', ...fields });
    const arrivedBefore = receiver.events.length;
    await emulator.webhooksSettled();
    return { session, response, arrivedBefore, arrived: receiver.events.length, emulator };
  }

  void it('“never return” shows a page to close, and the webhook comes', async (t) => {
    const { session, response, arrived, emulator } = await pay(t, { outcome: 'approve-no-return' });
    const page = await response.text();
    assert.equal(response.status, 200);
    assert.match(page, /Close this window/);
    assert.doesNotMatch(page, /shop\.example/);
    assert.equal(arrived, 2);
    assert.equal(emulator.sessions.get(session.id)?.status, 'complete');
  });

  void it('“return late” shows a page that goes on after the chosen seconds', async (t) => {
    const { session, response } = await pay(t, { outcome: 'approve-slowly', seconds: '7' });
    const page = await response.text();
    const escaped = done(session.id).replaceAll('&', '&amp;');
    assert.equal(response.status, 200);
    assert.ok(page.includes(`<meta http-equiv="refresh" content="7; url=${escaped}">`));
    assert.ok(page.includes(`<a id="continue" href="${escaped}">`));
  });

  void it('“return late” takes no more than a minute', async (t) => {
    const { response } = await pay(t, { outcome: 'approve-slowly', seconds: '61' });
    assert.equal(response.status, 400);
  });

  void it('“no webhook” returns and sends none', async (t) => {
    const { session, response, arrived } = await pay(t, { outcome: 'webhook-never' });
    assert.equal(locationOf(response), done(session.id));
    assert.equal(arrived, 0);
  });

  void it('“webhook first” returns when both webhooks have arrived', async (t) => {
    const { session, response, arrivedBefore } = await pay(t, { outcome: 'webhook-first' });
    assert.equal(locationOf(response), done(session.id));
    assert.equal(arrivedBefore, 2);
  });
});
