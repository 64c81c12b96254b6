import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { post, refusalOf, startBench } from './bench.js';

void describe('customers', () => {
  void it('are created and found again', async (t) => {
    const { stripe } = await startBench(t);
    const created = await stripe.customers.create({ email: 'jane@shop.example', metadata: { shopper: '7' } });
    const found = await stripe.customers.retrieve(created.id);
    assert.match(created.id, /^cus_/);
    assert.deepEqual({ ...found }, { ...created });
    assert.deepEqual(created.metadata, { shopper: '7' });
  });

  void it('are recorded as requests with what was sent', async (t) => {
    const { emulator, stripe } = await startBench(t);
    await stripe.customers.create({ email: 'jane@shop.example' }, { idempotencyKey: 'key-1' });
    const [request] = emulator.requests;
    assert.equal(request?.method, 'POST');
    assert.equal(request.path, '/v1/customers');
    assert.deepEqual({ ...request.params }, { email: 'jane@shop.example' });
    assert.equal(request.idempotencyKey, 'key-1');
    assert.equal(request.status, 200);
  });

  void it('that do not exist answer 404', async (t) => {
    const { stripe } = await startBench(t);
    const refusal = await refusalOf(stripe.customers.retrieve('cus_none'));
    assert.deepEqual(refusal, {
      status: 404,
      type: 'invalid_request_error',
      code: 'resource_missing',
      param: 'id',
    });
  });

  void it('refuse an e-mail that is none', async (t) => {
    const { stripe } = await startBench(t);
    const refusal = await refusalOf(stripe.customers.create({ email: 'jane' }));
    assert.equal(refusal.code, 'email_invalid');
    assert.equal(refusal.param, 'email');
  });

  void it('refuse an empty value', async (t) => {
    const { stripe } = await startBench(t);
    const refusal = await refusalOf(stripe.customers.create({ name: '' }));
    assert.equal(refusal.code, 'parameter_invalid_empty');
  });

  void it('refuse what Stripe has and the emulator does not', async (t) => {
    const { stripe } = await startBench(t);
    const refusal = await refusalOf(stripe.customers.create({ tax_exempt: 'exempt' }));
    assert.equal(refusal.code, 'not_supported_by_this_emulator');
    assert.equal(refusal.param, 'tax_exempt');
  });

  void it('refuse a parameter nobody knows', async (t) => {
    const { stripe } = await startBench(t);
    const refusal = await refusalOf(post(stripe, '/v1/customers', { nickname: 'J' }));
    assert.equal(refusal.code, 'parameter_unknown');
    assert.equal(refusal.param, 'nickname');
  });

  void it('answer an unknown address with 404', async (t) => {
    const { stripe } = await startBench(t);
    await assert.rejects(stripe.refunds.create({ charge: 'ch_1' }), {
      statusCode: 404,
      message: /Unrecognized request URL \(POST: \/v1\/refunds\)/,
    });
  });
});

void describe('metadata', () => {
  const tooMany = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v']));
  const refusedPairs: readonly (readonly [string, Record<string, unknown>])[] = [
    ['more than 50 pairs', tooMany],
    ['a name of 41 characters', { ['k'.repeat(41)]: 'v' }],
    ['a value of 501 characters', { k: 'v'.repeat(501) }],
    ['a name with square brackets', { 'a[b]': 'v' }],
    ['a value that is a hash', { a: { b: 'v' } }],
  ];
  for (const [what, metadata] of refusedPairs) {
    void it(`refuses ${what}`, async (t) => {
      const { stripe } = await startBench(t);
      const refusal = await refusalOf(post(stripe, '/v1/customers', { metadata }));
      assert.equal(refusal.status, 400);
    });
  }

  void it('takes 50 pairs with names of 40 and values of 500 characters', async (t) => {
    const { stripe } = await startBench(t);
    const metadata = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [String(index).padStart(40, 'k'), 'v'.repeat(500)]),
    );
    const customer = await stripe.customers.create({ metadata });
    assert.deepEqual(customer.metadata, metadata);
  });
});
