import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kakaoPayment, locationOf, pressPay, shirt, startBench, submit, visit } from '../bench.js';

void describe('the Checkout page', () => {
  void it('says what it is, what is bought and what it costs', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create({ ...kakaoPayment, locale: 'ko' });
    const response = await visit(session.url ?? '');
    const page = await response.text();
    assert.equal(response.status, 200);
    assert.match(page, /Stripe emulator: no real payment/);
    assert.match(page, /에뮬레이터예요\. 실제 결제가 아니에요/);
    assert.match(page, /<html lang="ko">/);
    assert.match(page, /티셔츠 × 1/);
    assert.match(page, /<strong id="total">14,000원<\/strong>/);
    assert.match(page, /카카오페이/);
    assert.match(page, /jane@shop\.example/);
  });

  void it('speaks English when the session says so', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create({ ...kakaoPayment, locale: 'en' });
    const page = await (await visit(session.url ?? '', { headers: { 'accept-language': 'ko' } })).text();
    assert.match(page, /<html lang="en">/);
    assert.match(page, /₩14,000/);
    assert.match(page, /Kakao Pay/);
  });

  void it('speaks the browser’s language when the session does not say', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create({ ...kakaoPayment, locale: 'auto' });
    const page = await (await visit(session.url ?? '', { headers: { 'accept-language': 'ko-KR,ko;q=0.9' } })).text();
    assert.match(page, /<html lang="ko">/);
  });

  void it('may load only its own style, and send its form on to the merchant', async (t) => {
    const { emulator, stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create(kakaoPayment);
    const policy = (await visit(session.url ?? '')).headers.get('content-security-policy') ?? '';
    const style = await visit(`${emulator.origin}/style.css`);
    assert.match(policy, /default-src 'none'; style-src 'self'; form-action 'self' http: https:/);
    assert.match(style.headers.get('content-type') ?? '', /^text\/css/);
  });

  void it('shows hostile text as text', async (t) => {
    const { stripe } = await startBench(t);
    const name = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
    const session = await stripe.checkout.sessions.create({
      ...kakaoPayment,
      line_items: [{ ...shirt, price_data: { ...shirt.price_data, product_data: { name } } }],
      cancel_url: 'https://shop.example/?q="><script>alert(3)</script>',
    });
    const page = await (await visit(session.url ?? '')).text();
    assert.doesNotMatch(page, /<script|<img/);
    assert.match(page, /&lt;script&gt;alert\(1\)/);
    assert.match(page, /href="https:\/\/shop\.example\/\?q=&quot;&gt;&lt;script&gt;/);
  });

  void it('has a way back to the merchant, untouched', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create(kakaoPayment);
    const page = await (await visit(session.url ?? '')).text();
    assert.match(page, /<a id="back" href="https:\/\/shop\.example\/cart\?kr_pay_attempt=1">/);
  });

  void it('offers radio buttons when there are several methods', async (t) => {
    const { stripe } = await startBench(t);
    const allowed_payment_method_types = ['kakao_pay', 'kr_card', 'payco'];
    const session = await stripe.checkout.sessions.create({ ...kakaoPayment, allowed_payment_method_types });
    const page = await (await visit(session.url ?? '')).text();
    assert.deepEqual(
      [...page.matchAll(/type="radio" name="method" value="(\w+)"/g)].map((match) => match[1]),
      allowed_payment_method_types,
    );
  });

  void it('has nothing to press when no method is left', async (t) => {
    const { stripe } = await startBench(t, { enabledMethods: ['card'] });
    const session = await stripe.checkout.sessions.create(kakaoPayment);
    const page = await (await visit(session.url ?? '')).text();
    assert.match(page, /id="no-method"/);
    assert.doesNotMatch(page, /<button/);
  });

  void it('says that a payment also saves its method, unless the merchant hides it', async (t) => {
    const { stripe } = await startBench(t);
    const saving = {
      ...kakaoPayment,
      locale: 'en',
      payment_method_options: { kakao_pay: { setup_future_usage: 'off_session' } },
    } as const;
    const shown = await stripe.checkout.sessions.create(saving);
    const hidden = await stripe.checkout.sessions.create({
      ...saving,
      consent_collection: { payment_method_reuse_agreement: { position: 'hidden' } },
    });
    assert.match(await (await visit(shown.url ?? '')).text(), /used for future payments/);
    assert.doesNotMatch(await (await visit(hidden.url ?? '')).text(), /used for future payments/);
  });

  void it('that nobody made answers 404', async (t) => {
    const { emulator } = await startBench(t);
    assert.equal((await visit(`${emulator.origin}/c/pay/cs_test_none`)).status, 404);
  });

  void it('of an expired session says so and takes no payment', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create({ ...kakaoPayment, locale: 'en' });
    await stripe.checkout.sessions.expire(session.id);
    const response = await visit(session.url ?? '');
    assert.equal(response.status, 410);
    assert.match(await response.text(), /has expired/);
    assert.equal((await submit(session.url ?? '', { method: 'kakao_pay' })).status, 410);
  });

  void it('of a complete session says so', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create({ ...kakaoPayment, locale: 'en' });
    await submit(await pressPay(session), { decision: 'authorize' });
    assert.match(await (await visit(session.url ?? '')).text(), /complete already/);
  });
});

void describe('pressing Pay', () => {
  void it('makes the PaymentIntent and leads to the test page', async (t) => {
    const { emulator, stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create({
      ...kakaoPayment,
      payment_intent_data: { metadata: { order: 'A-1' } },
    });
    const location = await pressPay(session);
    const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    const intent = after.payment_intent;
    assert.ok(typeof intent === 'object' && intent !== null);
    assert.equal(location, `${emulator.origin}/redirect/${intent.id}`);
    assert.equal(intent.status, 'requires_action');
    assert.deepEqual(intent.metadata, { order: 'A-1' });
    assert.equal(after.status, 'open');
  });

  void it('again keeps the one PaymentIntent', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create(kakaoPayment);
    assert.equal(await pressPay(session), await pressPay(session));
  });

  void it('with a method that is not offered is refused on the page', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create({ ...kakaoPayment, locale: 'en' });
    const response = await submit(session.url ?? '', { method: 'payco' });
    assert.equal(response.status, 400);
    assert.match(await response.text(), /role="alert">Choose a payment method/);
  });

  void it('asks for the e-mail when nobody has given it', async (t) => {
    const { stripe } = await startBench(t);
    const { customer_email: _email, ...rest } = kakaoPayment;
    const session = await stripe.checkout.sessions.create(rest);
    const url = session.url ?? '';
    assert.match(await (await visit(url)).text(), /id="email"/);
    assert.equal((await submit(url, { method: 'kakao_pay', email: 'jane' })).status, 400);
    const testPage = locationOf(await submit(url, { method: 'kakao_pay', email: 'joe@shop.example' }));
    await submit(testPage, { decision: 'authorize' });
    const after = await stripe.checkout.sessions.retrieve(session.id);
    assert.equal(after.customer_details?.email, 'joe@shop.example');
  });

  void it('needs the terms ticked when the merchant requires it', async (t) => {
    const { stripe } = await startBench(t);
    const session = await stripe.checkout.sessions.create({
      ...kakaoPayment,
      consent_collection: { terms_of_service: 'required' },
    });
    const url = session.url ?? '';
    assert.equal((await submit(url, { method: 'kakao_pay' })).status, 400);
    const testPage = locationOf(await submit(url, { method: 'kakao_pay', terms: 'accepted' }));
    await submit(testPage, { decision: 'authorize' });
    const after = await stripe.checkout.sessions.retrieve(session.id);
    assert.equal(after.consent?.terms_of_service, 'accepted');
  });
});
