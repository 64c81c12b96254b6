import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fault } from '../../../../demo/emulator/checkout/index.js';
import { ask, createSetup, kakaoSetup, startEmulator } from './bench.js';

const key = 'b5e7a2a0-0000-4000-8000-000000000001';

describe('Cko-Idempotency-Key', () => {
  it('repeats the first answer', async (t) => {
    const emulator = await startEmulator(t);
    const first = await ask(emulator, 'POST /payments/setups', { body: kakaoSetup, key });
    const second = await ask(emulator, 'POST /payments/setups', { body: kakaoSetup, key });
    assert.deepEqual(second, first);
  });

  it('makes one payment of two confirmations', async (t) => {
    const emulator = await startEmulator(t);
    const id = await createSetup(emulator);
    const first = await ask(emulator, `POST /payments/setups/${id}/confirm/kakaopay`, { key });
    const second = await ask(emulator, `POST /payments/setups/${id}/confirm/kakaopay`, { key });
    assert.deepEqual(second, first);
    assert.equal(emulator.payments.size, 1);
  });

  it('does not keep an error: the repeat is carried out', async (t) => {
    const emulator = await startEmulator(t);
    const broken = await ask(emulator, 'POST /payments/setups', { body: { ...kakaoSetup, amount: 0 }, key });
    const mended = await ask(emulator, 'POST /payments/setups', { body: kakaoSetup, key });
    assert.deepEqual([broken.status, mended.status], [422, 201]);
  });

  it('lets one of two requests at the same time run', async (t) => {
    const emulator = await startEmulator(t);
    const setups = await Promise.all(
      [1, 2].map(() => ask(emulator, 'POST /payments/setups', { body: kakaoSetup, key })),
    );
    const made = setups.filter(({ status }) => status === 201).map(({ body }) => body['id']);
    assert.equal(new Set(made).size, 1);
    assert.ok(setups.every(({ status }) => status === 201 || status === 409));
  });

  it('is ignored on setups where the emulator is told so', async (t) => {
    const emulator = await startEmulator(t, { idempotentSetups: false });
    const first = await ask(emulator, 'POST /payments/setups', { body: kakaoSetup, key });
    const second = await ask(emulator, 'POST /payments/setups', { body: kakaoSetup, key });
    assert.notEqual(second.body['id'], first.body['id']);
  });
});

describe('a fault', () => {
  const fault = (when: Fault['when']): Fault => ({ when, status: 500, text: 'oops' });

  it('answers instead of carrying the request out', async (t) => {
    const emulator = await startEmulator(t, {
      fault: ({ path }) => (/confirm/.test(path) ? fault('before') : undefined),
    });
    const id = await createSetup(emulator);
    assert.equal((await fetchConfirm(emulator.origin, id)).status, 500);
    assert.equal(emulator.payments.size, 0);
  });

  it('or loses the answer of what was carried out', async (t) => {
    const emulator = await startEmulator(t, {
      fault: ({ path }) => (/confirm/.test(path) ? fault('after') : undefined),
    });
    const id = await createSetup(emulator);
    assert.equal(await (await fetchConfirm(emulator.origin, id)).text(), 'oops');
    assert.equal(emulator.payments.size, 1);
  });

  async function fetchConfirm(origin: string, id: string): Promise<Response> {
    const headers = { authorization: 'Bearer sk_sbox_bench' };
    return fetch(`${origin}/payments/setups/${id}/confirm/kakaopay`, { method: 'POST', headers });
  }
});
