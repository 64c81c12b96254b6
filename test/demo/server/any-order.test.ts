import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { AttemptAtProvider, Observation, Webhook } from '../../../demo/server/providers/provider.js';
import { sweepOnce } from '../../../demo/server/sweep.js';
import { objectOf, savedAtProvider } from './support/scripted-provider.js';
import { openScriptedShop, type ScriptedShop } from './support/scripted-shop.js';

let shop: ScriptedShop;

before(async () => {
  shop = await openScriptedShop();
});

after(() => shop.close());

const minute = 60_000;

/** What the provider may say about an attempt, by a name. */
const words = {
  open: ({ attemptId }) => ({ status: 'open', attemptId }),
  pending: ({ attemptId }) => ({ status: 'pending', attemptId }),
  paid: (attempt) => paid(attempt),
  'paid-and-saved': (attempt) => ({ ...paid(attempt), saved: savedAtProvider }),
  'paid-too-little': (attempt) => ({ ...paid(attempt), paymentId: `small-${attempt.attemptId}`, amount: 1 }),
  'paid-twice': (attempt) => ({ ...paid(attempt), paymentId: `second-${attempt.attemptId}` }),
  'paid-for-another': (attempt) => ({ ...paid(attempt), attemptId: randomUUID() }),
  saved: ({ attemptId }) => ({ status: 'saved', attemptId, saved: savedAtProvider }),
  failed: ({ attemptId }) => ({ status: 'failed', attemptId }),
  canceled: ({ attemptId }) => ({ status: 'canceled', attemptId }),
  expired: ({ attemptId }) => ({ status: 'expired', attemptId }),
  missing: () => ({ status: 'missing' }),
  unknown: () => ({ status: 'unknown', reason: 'no connection' }),
} as const satisfies Readonly<Record<string, (attempt: AttemptAtProvider) => Observation>>;
type Word = keyof typeof words;

function paid({ attemptId, amount }: AttemptAtProvider): Observation & { status: 'succeeded' } {
  const money = { paymentId: `payment-${attemptId}`, amount, currency: 'KRW', saved: null };
  return { status: 'succeeded', attemptId, ...money };
}

/** How a word reaches the shop. */
const ways = {
  return: (attemptId: string) => shop.confirm(attemptId),
  webhook: (attemptId: string) => shop.deliver(webhook(randomUUID(), attemptId)),
  sweep: () => {
    shop.pass(minute * 60);
    return sweepOnce(shop.context);
  },
} as const;
type Way = keyof typeof ways;

const webhook = (eventId: string, attemptId: string) => {
  return { eventId, eventType: 'payment', signature: 'signed', objectId: objectOf(attemptId) };
};

async function standing({ attemptId, orderId }: { readonly attemptId: string; readonly orderId: string }) {
  const [attempt] = await shop.rows('SELECT state, flag FROM attempts WHERE attempt_id = ?', attemptId);
  const [order] = await shop.rows('SELECT state FROM orders WHERE order_id = ?', orderId);
  const ledger = await shop.rows('SELECT entry FROM ledger WHERE order_id = ? ORDER BY entry_id', orderId);
  const saved = await shop.rows('SELECT attempt_id FROM saved_methods WHERE attempt_id = ?', attemptId);
  return {
    attempt: attempt?.['state'],
    flag: attempt?.['flag'],
    order: order?.['state'],
    ledger: ledger.map((row) => row['entry']),
    saved: saved.length,
  };
}

const settled = { attempt: 'succeeded', flag: null, order: 'paid', ledger: ['captured'], saved: 0 };

describe('a payment is settled once', () => {
  const orders: readonly (readonly Way[])[] = [
    ['return'],
    ['webhook'],
    ['sweep'],
    ['webhook', 'return'],
    ['return', 'webhook'],
    ['webhook', 'webhook'],
    ['return', 'return'],
    ['webhook', 'sweep', 'return'],
    ['sweep', 'return', 'webhook'],
    ['return', 'sweep', 'webhook'],
  ];
  for (const order of orders) {
    it(`by ${order.join(', then ')}`, async () => {
      const started = await shop.open('pay');
      shop.script.observe = words.paid;
      for (const way of order) await ways[way](started.attemptId);
      assert.deepEqual(await standing(started), settled);
      assert.equal((await shop.confirm(started.attemptId)).status, 'succeeded');
    });
  }

  it('by one webhook that is delivered twice, which makes the shop look once', async () => {
    const started = await shop.open('pay');
    shop.script.observe = words.paid;
    const event = webhook('event-twice', started.attemptId);
    shop.script.asked.length = 0;
    assert.deepEqual([await shop.deliver(event), await shop.deliver(event)], [200, 200]);
    assert.deepEqual(shop.script.asked, [started.attemptId]);
    assert.deepEqual(await standing(started), settled);
  });

  it('by return, webhook and sweep at the same time', async () => {
    const started = await shop.open('pay');
    shop.script.observe = words.paid;
    shop.pass(minute);
    await Promise.all([
      ...Array.from({ length: 5 }, () => ways.return(started.attemptId)),
      ...Array.from({ length: 5 }, () => ways.webhook(started.attemptId)),
      sweepOnce(shop.context),
    ]);
    assert.deepEqual(await standing(started), settled);
  });

  it('by a webhook that came too early and is sent again', async () => {
    const started = await shop.open('pay');
    const event = webhook('event-early', started.attemptId);
    shop.script.observe = words.unknown;
    assert.equal(await shop.deliver(event), 503);
    shop.script.observe = words.paid;
    assert.equal(await shop.deliver(event), 200);
    assert.deepEqual(await standing(started), settled);
  });

  it('and stays open when nobody ever says anything', async () => {
    const started = await shop.open('pay');
    shop.script.observe = words.open;
    await ways.sweep();
    assert.deepEqual(await standing(started), { ...settled, attempt: 'open', order: 'unpaid', ledger: [] });
  });
});

describe('a method that is named', () => {
  const named = (attemptId: string, eventId: string) => {
    const observation: Observation = { status: 'saved', attemptId, saved: savedAtProvider };
    return { eventId, eventType: 'token', signature: '', attemptId, observation };
  };

  it('after the payment succeeded is saved', async () => {
    const started = await shop.open('pay-and-save');
    shop.script.observe = words.paid;
    await shop.confirm(started.attemptId);
    assert.equal(await shop.deliver(named(started.attemptId, 'token-after')), 200);
    assert.deepEqual(await standing(started), { ...settled, saved: 1 });
  });

  it('before the payment succeeded is asked for again, and saved then', async () => {
    const started = await shop.open('pay-and-save');
    const event = named(started.attemptId, 'token-before');
    assert.equal(await shop.deliver(event), 503);
    assert.equal((await standing(started)).saved, 0);
    shop.script.observe = words.paid;
    await shop.confirm(started.attemptId);
    assert.equal(await shop.deliver(event), 200);
    assert.deepEqual(await standing(started), { ...settled, saved: 1 });
  });

  const byPayment = (attemptId: string, eventId: string): Webhook => {
    const observation: Observation = { status: 'saved', attemptId: null, saved: savedAtProvider };
    return { eventId, eventType: 'token', signature: 'signed', paymentId: `payment-${attemptId}`, observation };
  };

  it('by its payment instead of its attempt is saved, whether that comes first or last', async () => {
    shop.script.observe = words.paid;
    const last = await shop.open('pay-and-save');
    await shop.confirm(last.attemptId);
    assert.equal(await shop.deliver(byPayment(last.attemptId, 'by-payment-last')), 200);
    const first = await shop.open('pay-and-save');
    const event = byPayment(first.attemptId, 'by-payment-first');
    assert.equal(await shop.deliver(event), 503);
    await shop.confirm(first.attemptId);
    assert.equal(await shop.deliver(event), 200);
    for (const started of [first, last]) assert.deepEqual(await standing(started), { ...settled, saved: 1 });
  });

  it('for a payment that never becomes one of the shop’s is asked for again for ten minutes', async () => {
    const event = byPayment('of-another-shop', 'by-payment-foreign');
    assert.equal(await shop.deliver(event), 503);
    shop.pass(9 * minute);
    assert.equal(await shop.deliver(event), 503);
    shop.pass(minute);
    assert.equal(await shop.deliver(event), 200);
    const [kept] = await shop.rows('SELECT verdict FROM webhook_inbox WHERE event_id = ?', event.eventId);
    assert.equal(kept?.['verdict'], 'ignored');
  });

  it('only by the second who asks is saved', async () => {
    const started = await shop.open('subscribe');
    shop.script.observe = words.paid;
    await ways.webhook(started.attemptId);
    shop.script.observe = words['paid-and-saved'];
    await ways.webhook(started.attemptId);
    assert.deepEqual(await standing(started), { ...settled, saved: 1 });
  });

  it('for an attempt that only paid is not kept', async () => {
    const started = await shop.open('pay');
    shop.script.observe = words['paid-and-saved'];
    await shop.confirm(started.attemptId);
    await shop.deliver(named(started.attemptId, 'token-unwanted'));
    assert.deepEqual(await standing(started), settled);
  });
});

describe('whatever the provider says, in any order and by any way', () => {
  const word = fc.constantFrom(...(Object.keys(words) as Word[]));
  const way = fc.constantFrom(...(Object.keys(ways) as Way[]));
  const rank = { open: 0, failed: 1, canceled: 1, expired: 1, succeeded: 2 };
  const rankOf = (state: unknown): number => rank[state as keyof typeof rank];

  it('the attempt goes forward only, an order is captured once, and every payment is in the ledger once', async () => {
    const mode = fc.constantFrom('pay', 'pay-and-save');
    const happenings = fc.array(fc.tuple(way, word), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(mode, happenings, async (chosen, list) => {
        const started = await shop.open(chosen);
        let earlier = 0;
        let state: unknown = 'open';
        const booked = new Map<Word, 'captured' | 'refund-due'>();
        for (const [by, said] of list) {
          shop.script.observe = (attempt) =>
            attempt.attemptId === started.attemptId ? words[said](attempt) : words.open(attempt);
          const isAsked = by === 'webhook' || state === 'open' || (by === 'return' && state !== 'succeeded');
          await ways[by](started.attemptId);
          const now = await standing(started);
          const payment = said === 'paid-and-saved' ? 'paid' : said;
          if (isAsked && payment.startsWith('paid') && payment !== 'paid-for-another' && !booked.has(payment)) {
            const pays = payment !== 'paid-too-little' && ![...booked.values()].includes('captured');
            booked.set(payment, pays ? 'captured' : 'refund-due');
          }
          assert.ok(rankOf(now.attempt) >= earlier, `${String(now.attempt)} after ${earlier}`);
          earlier = rankOf(now.attempt);
          state = now.attempt;
          assert.deepEqual(now.ledger, [...booked.values()]);
          const isCaptured = now.ledger.includes('captured');
          assert.equal(now.order, isCaptured ? 'paid' : 'unpaid');
          assert.equal(now.attempt === 'succeeded', isCaptured);
          assert.ok(now.saved <= (chosen === 'pay' || !isCaptured ? 0 : 1));
        }
        // Nothing is left open for the sweeps of the next run.
        shop.script.observe = words.failed;
        await shop.confirm(started.attemptId);
      }),
      { numRuns: 60 },
    );
  });
});
