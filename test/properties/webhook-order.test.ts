import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Observation, Webhook } from '../../demo/server/providers/provider.js';
import { objectOf, savedAtProvider } from '../demo/server/support/scripted-provider.js';
import { openScriptedShop, type ScriptedShop } from '../demo/server/support/scripted-shop.js';

let shop: ScriptedShop;
before(async () => {
  shop = await openScriptedShop();
});
after(() => shop.close());

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  );
}

/** The events of one payment that also saves the method, as a provider sends them. Only the last says something itself. */
const events = ['created', 'processing', 'paid', 'paid, told again', 'method saved'] as const;
type EventName = (typeof events)[number];

function webhookOf(name: EventName, attemptId: string): Webhook {
  const sent = { eventId: `${name} ${attemptId}`, eventType: name, signature: 'signed' };
  if (name !== 'method saved') return { ...sent, objectId: objectOf(attemptId) };
  return { ...sent, attemptId, observation: { status: 'saved', attemptId, saved: savedAtProvider } };
}

/** What the provider says when it is asked: no less than what it has sent so far. */
function truthAfter(delivered: readonly EventName[], attemptId: string, amount: number | null): Observation {
  if (delivered.some((name) => name !== 'created' && name !== 'processing')) {
    const money = { paymentId: `payment-${attemptId}`, amount, currency: 'KRW', saved: null };
    return { status: 'succeeded', attemptId, ...money };
  }
  return { status: delivered.includes('processing') ? 'pending' : 'open', attemptId };
}

async function standing({ attemptId, orderId }: { readonly attemptId: string; readonly orderId: string }) {
  const only = async (sql: string, id: string) => (await shop.rows(sql, id)).map((row) => Object.values(row).join(' '));
  return {
    attempt: await only('SELECT state, flag FROM attempts WHERE attempt_id = ?', attemptId),
    order: await only('SELECT state FROM orders WHERE order_id = ?', orderId),
    ledger: await only('SELECT entry, amount FROM ledger WHERE order_id = ?', orderId),
    saved: await only('SELECT payment_method_id FROM saved_methods WHERE attempt_id = ?', attemptId),
    waiting: await only("SELECT event_id FROM webhook_inbox WHERE verdict = 'received' AND attempt_id = ?", attemptId),
  };
}

describe('five events of one payment', () => {
  it('end in one and the same state in each of their 120 orders, in the shop and its database', async () => {
    const orders = permutations(events);
    assert.equal(orders.length, 120);
    for (const order of orders) {
      const started = await shop.open('pay-and-save');
      const delivered: EventName[] = [];
      shop.script.observe = ({ attemptId, amount }) => truthAfter(delivered, attemptId, amount);
      // A provider sends again what was not taken, until it is.
      let left: readonly EventName[] = order;
      for (let round = 0; left.length > 0; round += 1) {
        assert.ok(round < 3, `not taken in order ${order.join(', ')}: ${left.join(', ')}`);
        const refused: EventName[] = [];
        for (const name of left) {
          delivered.push(name);
          if ((await shop.deliver(webhookOf(name, started.attemptId))) !== 200) refused.push(name);
        }
        left = refused;
      }
      assert.deepEqual(
        await standing(started),
        {
          attempt: ['succeeded '],
          order: ['paid'],
          ledger: ['captured 18000'],
          saved: [savedAtProvider.paymentMethodId],
          waiting: [],
        },
        order.join(', '),
      );
    }
  });
});
