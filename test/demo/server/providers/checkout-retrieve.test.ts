import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Fault } from '../../../../demo/emulator/checkout/index.js';
import type { AttemptAtProvider } from '../../../../demo/server/providers/provider.js';
import { pressAndReturn } from '../../emulator/checkout/bench.js';
import { attemptToCreate, startProviderBench, type ProviderBench } from '../../emulator/checkout/provider-bench.js';
import { goingOn } from '../support/charge-guard.js';

const logged = ({ log }: ProviderBench, event: string): boolean => log.some((line) => line.startsWith(`${event} `));

interface Open {
  readonly object: AttemptAtProvider;
  readonly paymentId: string;
  readonly walletUrl: string;
}

async function open({ emulator, provider }: ProviderBench): Promise<Open> {
  const attempt = attemptToCreate(randomUUID());
  const creation = await provider.create(attempt);
  if (creation.type !== 'created') return assert.fail(JSON.stringify(creation));
  const paymentId = creation.objectId.split(':')[1] ?? '';
  const walletCode = emulator.payments.get(paymentId)?.walletCode;
  return {
    object: { ...attempt, objectId: creation.objectId, ...goingOn },
    paymentId,
    walletUrl: `${emulator.origin}/pay/${walletCode}`,
  };
}

const readingPayments = ({ method, path }: { method: string; path: string }): boolean =>
  method === 'GET' && /^\/payments\/(?:pay|sid)_/.test(path);

describe('asking Checkout.com how a payment stands', () => {
  it('is open before the shopper has paid', async (t) => {
    const bench = await startProviderBench(t);
    const { object } = await open(bench);
    const { attemptId } = object;
    assert.deepEqual(await bench.provider.retrieve(object, {}), { status: 'open', attemptId });
  });

  it('is succeeded when it is paid, with Checkout.com’s figures', async (t) => {
    const bench = await startProviderBench(t);
    const { object, paymentId, walletUrl } = await open(bench);
    await pressAndReturn(walletUrl, 'approve');
    assert.deepEqual(await bench.provider.retrieve(object, {}), {
      status: 'succeeded',
      attemptId: object.attemptId,
      paymentId,
      amount: 14_000,
      currency: 'KRW',
      saved: null,
    });
  });

  it('has the amount that was taken, not the one that was asked for', async (t) => {
    const bench = await startProviderBench(t);
    const { object, walletUrl } = await open(bench);
    await pressAndReturn(walletUrl, 'wrong-amount');
    const seen = await bench.provider.retrieve(object, {});
    assert.equal(seen.status === 'succeeded' && seen.amount, 13_999);
  });

  for (const [outcome, status] of [
    ['decline', 'failed'],
    ['cancel', 'canceled'],
    ['expire', 'expired'],
  ] as const) {
    it(`is ${status} after #${outcome}`, async (t) => {
      const bench = await startProviderBench(t);
      const { object, walletUrl } = await open(bench);
      await pressAndReturn(walletUrl, outcome);
      assert.equal((await bench.provider.retrieve(object, {})).status, status);
    });
  }

  it('stays open when the shopper came to the failure address and Checkout.com says no more', async (t) => {
    const bench = await startProviderBench(t, { statusAfterCancel: 'Pending' });
    const { object, walletUrl } = await open(bench);
    const back = new URL(await pressAndReturn(walletUrl, 'cancel'));
    assert.equal(back.searchParams.get('kr_pay_failed'), '1');
    const seen = await bench.provider.retrieve(object, Object.fromEntries(back.searchParams));
    assert.equal(seen.status, 'open');
  });

  it('never believes what the address says', async (t) => {
    const bench = await startProviderBench(t);
    const { object } = await open(bench);
    for (const hints of [{ status: 'Captured' }, { 'cko-payment-id': 'pay_x' }, { 'cko-session-id': ['sid_1'] }]) {
      assert.equal((await bench.provider.retrieve(object, hints)).status, 'open');
    }
  });

  it('asks once when the payment is found', async (t) => {
    const bench = await startProviderBench(t);
    const { object } = await open(bench);
    const before = bench.emulator.requests.length;
    await bench.provider.retrieve(object, { 'cko-session-id': 'sid_1' });
    assert.equal(bench.emulator.requests.length, before + 1);
  });
});

describe('a payment that cannot be found', () => {
  const hidden = ({ method, path }: { method: string; path: string }): Fault | undefined =>
    method === 'GET' && path.startsWith('/payments/pay_') ? { when: 'before', status: 404, text: '' } : undefined;

  it('is read by the session in the return address', async (t) => {
    const bench = await startProviderBench(t, { fault: hidden });
    const { object, paymentId, walletUrl } = await open(bench);
    const back = new URL(await pressAndReturn(walletUrl, 'approve'));
    const hints = Object.fromEntries(back.searchParams);
    const seen = await bench.provider.retrieve(object, hints);
    assert.equal(seen.status === 'succeeded' && seen.paymentId, paymentId);
  });

  it('is not read by the session of another attempt', async (t) => {
    const bench = await startProviderBench(t, { fault: hidden });
    const own = await open(bench);
    const other = await open(bench);
    const back = new URL(await pressAndReturn(other.walletUrl, 'approve'));
    const seen = await bench.provider.retrieve(own.object, Object.fromEntries(back.searchParams));
    assert.equal(seen.status, 'unknown');
    assert.ok(logged(bench, 'checkout-foreign-session'));
  });

  for (const sessionId of ['sid_none', 'sid_1/../pay_2', 'pay_2', '', 'sid_'.padEnd(200, 'x')]) {
    it(`is unknown, not gone, while its setup is there, and the session reads "${sessionId.slice(0, 20)}"`, async (t) => {
      const bench = await startProviderBench(t, { fault: hidden });
      const { object } = await open(bench);
      assert.equal((await bench.provider.retrieve(object, { 'cko-session-id': sessionId })).status, 'unknown');
    });
  }

  it('is missing when Checkout.com does not have its setup either', async (t) => {
    const bench = await startProviderBench(t);
    const { object } = await open(bench);
    const elsewhere = { ...object, objectId: 'set_none:pay_none' };
    assert.deepEqual(await bench.provider.retrieve(elsewhere, {}), { status: 'missing' });
  });

  it('is unknown by an object id that is none', async (t) => {
    const bench = await startProviderBench(t);
    const { object } = await open(bench);
    const before = bench.emulator.requests.length;
    for (const objectId of ['', 'pay_1', 'set_1:', ':pay_1', 'set_1:pay_1:x', 'set_1:../pay_1']) {
      assert.equal((await bench.provider.retrieve({ ...object, objectId }, {})).status, 'unknown');
    }
    assert.equal(bench.emulator.requests.length, before);
  });
});

describe('an answer of Checkout.com that makes no sense', () => {
  const payment = { amount: 14_000, currency: 'KRW', status: 'Captured' };
  const answers: readonly (readonly [string, number, string])[] = [
    ['no JSON', 200, '<html>'],
    ['nothing', 200, ''],
    ['an error', 500, '{"status":"Captured"}'],
    ['a refused key', 401, ''],
    ['a redirect', 302, ''],
    ['too many requests', 429, ''],
    ['another payment', 200, JSON.stringify({ id: 'pay_other', ...payment })],
    ['a payment without an amount', 200, JSON.stringify({ id: 'pay_other', status: 'Captured', currency: 'KRW' })],
  ];
  for (const [name, status, text] of answers) {
    it(`is unknown: ${name}`, async (t) => {
      const fault = (request: { method: string; path: string }): Fault | undefined =>
        readingPayments(request) ? { when: 'before', status, text } : undefined;
      const bench = await startProviderBench(t, { fault });
      const { object } = await open(bench);
      assert.equal((await bench.provider.retrieve(object, {})).status, 'unknown');
      assert.ok(logged(bench, 'checkout-retrieve-failed'));
    });
  }

  it('is unknown: a status that nobody knows', async (t) => {
    let text = '';
    const fault = (request: { method: string; path: string }): Fault | undefined =>
      readingPayments(request) ? { when: 'before', status: 200, text } : undefined;
    const bench = await startProviderBench(t, { fault });
    const { object, paymentId } = await open(bench);
    text = JSON.stringify({ id: paymentId, ...payment, reference: object.attemptId, status: 'Teleported' });
    assert.equal((await bench.provider.retrieve(object, {})).status, 'unknown');
  });

  it('says whose it is when it is another order’s', async (t) => {
    let text = '';
    const fault = (request: { method: string; path: string }): Fault | undefined =>
      readingPayments(request) ? { when: 'before', status: 200, text } : undefined;
    const bench = await startProviderBench(t, { fault });
    const { object, paymentId } = await open(bench);
    text = JSON.stringify({ id: paymentId, ...payment, reference: 'another' });
    const seen = await bench.provider.retrieve(object, {});
    assert.equal('attemptId' in seen && seen.attemptId, 'another');
  });

  it('is unknown when it takes too long', async (t) => {
    let release = (): void => undefined;
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined);
    });
    const bench = await startProviderBench(
      t,
      { fault: (request) => (readingPayments(request) ? held : undefined) },
      { timeoutMilliseconds: 1_500 },
    );
    t.after(() => release());
    const { object } = await open(bench);
    assert.equal((await bench.provider.retrieve(object, {})).status, 'unknown');
  });
});

describe('closing a payment at Checkout.com', () => {
  it('cannot be done while the shopper may pay: it says so', async (t) => {
    const bench = await startProviderBench(t);
    const { object } = await open(bench);
    assert.equal((await bench.provider.expire(object)).status, 'open');
  });

  it('finds that it is paid', async (t) => {
    const bench = await startProviderBench(t);
    const { object, walletUrl } = await open(bench);
    await pressAndReturn(walletUrl, 'approve');
    assert.equal((await bench.provider.expire(object)).status, 'succeeded');
  });

  it('leaves nothing to charge: a method is never saved here', async (t) => {
    const { provider } = await startProviderBench(t);
    assert.equal(provider.charge, undefined);
  });
});
