import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Stripe } from 'stripe';
import { idOf, kakaoPayment, refusalOf, shirt, startBench } from './bench.js';

void describe('a payment session', () => {
  void it('is open and unpaid, with a hosted page and no PaymentIntent yet', async (t) => {
    const { emulator, stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create(kakaoPayment);
    assert.match(session.id, /^cs_test_/);
    assert.equal(session.url, `${emulator.origin}/c/pay/${session.id}`);
    assert.equal(session.status, 'open');
    assert.equal(session.payment_status, 'unpaid');
    assert.equal(session.payment_intent, null);
    assert.equal(session.amount_total, 14_000);
    assert.equal(session.currency, 'krw');
  });

  void it('repeats what the merchant gave to recognize it', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create({
      ...kakaoPayment,
      client_reference_id: 'A-1001',
      locale: 'ko',
      metadata: { order: 'A-1001' },
    });
    assert.equal(session.client_reference_id, 'A-1001');
    assert.deepEqual(session.metadata, { order: 'A-1001' });
    assert.equal(session.locale, 'ko');
    assert.equal(session.customer_details?.email, 'jane@shop.example');
  });

  void it('adds up its lines', async (t) => {
    const { stripe } = await startBench(t);
    const line_items = [shirt, { ...shirt, quantity: 3 }];
    const session = await stripe.checkout.sessions.create({ ...kakaoPayment, line_items, expand: ['line_items'] });
    assert.equal(session.amount_total, 56_000);
    assert.deepEqual(
      session.line_items?.data.map((line) => [line.description, line.quantity, line.amount_total]),
      [
        ['티셔츠', 1, 14_000],
        ['티셔츠', 3, 42_000],
      ],
    );
  });

  void it('lists its lines', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create(kakaoPayment);
    const lines = await stripe.checkout.sessions.listLineItems(session.id);
    assert.deepEqual(
      lines.data.map((line) => line.amount_total),
      [14_000],
    );
  });

  void it('takes the full hundred lines', async (t) => {
    const { stripe } = await startBench(t);
    const line_items = Array.from({ length: 100 }, () => shirt);
    const session = await stripe.checkout.sessions.create({ ...kakaoPayment, line_items });
    assert.equal(session.amount_total, 1_400_000);
  });

  void it('is found again by its id', async (t) => {
    const { emulator, stripe } = await startBench(t);
    const created = await stripe.checkout.sessions.create(kakaoPayment);
    const found = await stripe.checkout.sessions.retrieve(created.id);
    assert.deepEqual({ ...found }, { ...created });
    assert.equal(emulator.sessions.get(created.id)?.status, 'open');
  });

  void it('that does not exist answers 404', async (t) => {
    const { stripe } = await startBench(t);
    const refusal = await refusalOf(stripe.checkout.sessions.retrieve('cs_test_none'));
    assert.equal(refusal.status, 404);
    assert.equal(refusal.code, 'resource_missing');
  });

  void it('refuses to expand what cannot be expanded, and creates nothing', async (t) => {
    const { emulator, stripe } = await startBench(t);
    const refusal = await refusalOf(stripe.checkout.sessions.create({ ...kakaoPayment, expand: ['nothing'] }));
    assert.equal(refusal.param, 'expand');
    assert.equal(emulator.sessions.size, 0);
  });

  void it('may be for the embedded page, then with a client secret instead of an address', async (t) => {
    const { stripe } = await startBench(t);
    const { success_url: _success, cancel_url: _cancel, ...rest } = kakaoPayment;
    const session = await stripe.checkout.sessions.create({
      ...rest,
      ui_mode: 'embedded_page',
      return_url: 'https://shop.example/return',
    });
    assert.equal(session.url, null);
    assert.match(session.client_secret ?? '', /^cs_test_.*_secret_/);
  });
});

void describe('a setup session', () => {
  const setup = {
    mode: 'setup',
    allowed_payment_method_types: ['kakao_pay'],
    success_url: 'https://shop.example/saved',
  } satisfies Stripe.Checkout.SessionCreateParams;

  void it('needs no payment and has its SetupIntent from the start', async (t) => {
    const { stripe } = await startBench(t);
    const customer = await stripe.customers.create({ email: 'jane@shop.example' });
    const session = await stripe.checkout.sessions.create({
      ...setup,
      customer: customer.id,
      setup_intent_data: { metadata: { order: 'A-1' } },
      expand: ['setup_intent'],
    });
    const intent = session.setup_intent;
    assert.ok(typeof intent === 'object' && intent !== null);
    assert.equal(session.payment_status, 'no_payment_required');
    assert.equal(session.amount_total, null);
    assert.equal(intent.status, 'requires_payment_method');
    assert.equal(intent.customer, customer.id);
    assert.deepEqual(intent.metadata, { order: 'A-1' });
  });

  void it('offers only methods that can be saved when none is named', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create({
      mode: 'setup',
      currency: 'krw',
      success_url: 'https://shop.example/saved',
    });
    assert.deepEqual(session.payment_method_types, ['kakao_pay', 'kr_card', 'naver_pay', 'card']);
  });

  void it('has a SetupIntent that cannot be confirmed or canceled by itself', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create(setup);
    const id = idOf(session.setup_intent);
    const confirming = stripe.setupIntents.confirm(id, { return_url: 'https://shop.example/' });
    assert.equal((await refusalOf(confirming)).status, 400);
    assert.equal((await refusalOf(stripe.setupIntents.cancel(id))).status, 400);
  });
});

void describe('allowed_payment_method_types', () => {
  void it('is a filter: what is switched off vanishes silently', async (t) => {
    const { stripe } = await startBench(t, { enabledMethods: ['kr_card', 'card'] });
    const session = await stripe.checkout.sessions.create({
      ...kakaoPayment,
      allowed_payment_method_types: ['kakao_pay', 'kr_card', 'alipay'],
    });
    assert.deepEqual(session.payment_method_types, ['kr_card']);
    assert.deepEqual(session.allowed_payment_method_types, ['kakao_pay', 'kr_card', 'alipay']);
  });

  void it('may leave nothing over', async (t) => {
    const { stripe } = await startBench(t, { enabledMethods: ['card'] });
    const session = await stripe.checkout.sessions.create(kakaoPayment);
    assert.deepEqual(session.payment_method_types, []);
  });

  void it('left out, offers everything that fits', async (t) => {
    const { stripe } = await startBench(t);
    const { allowed_payment_method_types: _allowed, ...rest } = kakaoPayment;
    const session = await stripe.checkout.sessions.create(rest);
    assert.deepEqual(session.payment_method_types, [
      'kakao_pay',
      'kr_card',
      'naver_pay',
      'payco',
      'samsung_pay',
      'card',
    ]);
  });
});

void describe('the end of a session', () => {
  void it('comes by itself after 24 hours', async (t) => {
    const { stripe, pass } = await startBench(t);
    const session = await stripe.checkout.sessions.create(kakaoPayment);
    pass(24 * 3600 - 1);
    assert.equal((await stripe.checkout.sessions.retrieve(session.id)).status, 'open');
    pass(1);
    const ended = await stripe.checkout.sessions.retrieve(session.id);
    assert.equal(ended.status, 'expired');
    assert.equal(ended.url, null);
  });

  void it('comes when expires_at says so', async (t) => {
    const { stripe, pass } = await startBench(t);
    const expires_at = Math.floor(Date.now() / 1000) + 1900;
    const session = await stripe.checkout.sessions.create({ ...kakaoPayment, expires_at });
    pass(1901);
    assert.equal((await stripe.checkout.sessions.retrieve(session.id)).status, 'expired');
  });

  void it('can be asked for, and cancels the SetupIntent', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create({
      mode: 'setup',
      currency: 'krw',
      success_url: 'https://shop.example/saved',
    });
    const expired = await stripe.checkout.sessions.expire(session.id, { expand: ['setup_intent'] });
    assert.equal(expired.status, 'expired');
    assert.ok(typeof expired.setup_intent === 'object');
    assert.equal(expired.setup_intent?.status, 'canceled');
  });

  void it('can be asked for only once', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create(kakaoPayment);
    await stripe.checkout.sessions.expire(session.id);
    const refusal = await refusalOf(stripe.checkout.sessions.expire(session.id));
    assert.equal(refusal.status, 400);
  });
});
