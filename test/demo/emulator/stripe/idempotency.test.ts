import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { describe, it } from 'node:test';
import type { Fault } from '../../../../demo/emulator/stripe/index.js';
import { refusalOf, startBench } from './bench.js';

void describe('idempotency keys', () => {
  void it('repeat the first answer and say so', async (t) => {
    const { emulator, stripe } = await startBench(t);
    const first = await stripe.customers.create({ name: 'Jane' }, { idempotencyKey: 'a' });
    const second = await stripe.customers.create({ name: 'Jane' }, { idempotencyKey: 'a' });
    assert.equal(second.id, first.id);
    assert.equal(first.lastResponse.headers['idempotent-replayed'], undefined);
    assert.equal(second.lastResponse.headers['idempotent-replayed'], 'true');
    assert.equal(second.lastResponse.headers['original-request'], first.lastResponse.requestId);
    assert.deepEqual(
      emulator.requests.map((request) => request.replayed),
      [false, true],
    );
  });

  void it('do not care about the order of parameters', async (t) => {
    const { stripe } = await startBench(t);
    const first = await stripe.customers.create({ name: 'Jane', phone: '1' }, { idempotencyKey: 'a' });
    const second = await stripe.customers.create({ phone: '1', name: 'Jane' }, { idempotencyKey: 'a' });
    assert.equal(second.id, first.id);
  });

  void it('refuse other parameters', async (t) => {
    const { stripe } = await startBench(t);
    await stripe.customers.create({ name: 'Jane' }, { idempotencyKey: 'a' });
    const refusal = await refusalOf(stripe.customers.create({ name: 'Joe' }, { idempotencyKey: 'a' }));
    assert.equal(refusal.status, 400);
    assert.equal(refusal.type, 'idempotency_error');
  });

  void it('refuse another endpoint', async (t) => {
    const { stripe } = await startBench(t);
    await stripe.customers.create({}, { idempotencyKey: 'a' });
    const refusal = await refusalOf(stripe.setupIntents.create({}, { idempotencyKey: 'a' }));
    assert.equal(refusal.type, 'idempotency_error');
  });

  void it('stay usable after a refusal', async (t) => {
    const { stripe } = await startBench(t);
    await refusalOf(stripe.customers.create({ email: 'jane' }, { idempotencyKey: 'a' }));
    const customer = await stripe.customers.create({ email: 'jane@shop.example' }, { idempotencyKey: 'a' });
    assert.equal(customer.email, 'jane@shop.example');
  });

  void it('repeat a 500, too', async (t) => {
    const faults: Fault[] = ['server-error'];
    const { emulator, stripe } = await startBench(t, { fault: () => faults.shift() });
    const first = await refusalOf(stripe.customers.create({}, { idempotencyKey: 'a' }));
    const second = await refusalOf(stripe.customers.create({}, { idempotencyKey: 'a' }));
    assert.deepEqual(second, first);
    assert.equal(first.status, 500);
    assert.equal(first.type, 'api_error');
    assert.equal(emulator.requests[1]?.replayed, true);
  });

  void it('answer 409 while the first request runs, and the first answer after that', async (t) => {
    const gate = new EventEmitter();
    const { stripe } = await startBench(t, {
      fault: async () => {
        gate.emit('arrived');
        await once(gate, 'open');
        return undefined;
      },
    });
    const arrival = once(gate, 'arrived');
    const running = stripe.customers.create({}, { idempotencyKey: 'a' });
    await arrival;
    const refusal = await refusalOf(stripe.customers.create({}, { idempotencyKey: 'a' }));
    gate.emit('open');
    const first = await running;
    const after = await stripe.customers.create({}, { idempotencyKey: 'a' });
    assert.equal(refusal.status, 409);
    assert.equal(refusal.type, 'idempotency_error');
    assert.equal(refusal.code, 'idempotency_key_in_use');
    assert.equal(after.id, first.id);
  });

  void it('have at most 255 characters', async (t) => {
    const { stripe } = await startBench(t);
    const refusal = await refusalOf(stripe.customers.create({}, { idempotencyKey: 'k'.repeat(256) }));
    const customer = await stripe.customers.create({}, { idempotencyKey: 'k'.repeat(255) });
    assert.equal(refusal.status, 400);
    assert.match(customer.id, /^cus_/);
  });
});
