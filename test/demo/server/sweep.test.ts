import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startSweeping, sweepOnce } from '../../../demo/server/sweep.js';
import type { AttemptAtProvider, Observation } from '../../../demo/server/providers/provider.js';
import { openScriptedShop, type ScriptedShop } from './support/scripted-shop.js';

let shop: ScriptedShop;

beforeEach(async () => {
  shop = await openScriptedShop();
});

afterEach(() => shop.close());

const minute = 60_000;
const paid = ({ attemptId, amount }: AttemptAtProvider): Observation => {
  return { status: 'succeeded', attemptId, paymentId: `payment-${attemptId}`, amount, currency: 'KRW', saved: null };
};
const stateOf = async (attemptId: string): Promise<unknown> =>
  (await shop.rows('SELECT state FROM attempts WHERE attempt_id = ?', attemptId))[0]?.['state'];

describe('a sweep', () => {
  it('settles an attempt that nobody reported, once it is a minute old', async () => {
    const { attemptId, orderId } = await shop.open('pay');
    shop.script.observe = paid;
    shop.pass(minute - 1);
    await sweepOnce(shop.context);
    assert.deepEqual([await stateOf(attemptId), shop.script.asked], ['open', []]);
    shop.pass(1);
    await sweepOnce(shop.context);
    assert.equal(await stateOf(attemptId), 'succeeded');
    assert.deepEqual(await shop.rows('SELECT entry FROM ledger WHERE order_id = ?', orderId), [{ entry: 'captured' }]);
  });

  it('asks about an attempt once a minute at most, and more seldom the older it is', async () => {
    await shop.open('pay');
    for (let half = 1; half <= 8 * 2; half += 1) {
      shop.pass(minute / 2);
      await sweepOnce(shop.context);
    }
    assert.equal(shop.script.asked.length, 8);
    shop.pass(24 * 60 * minute);
    await sweepOnce(shop.context);
    shop.pass(2 * 60 * minute);
    await sweepOnce(shop.context);
    assert.equal(shop.script.asked.length, 9);
    shop.pass(30 * minute);
    await sweepOnce(shop.context);
    assert.equal(shop.script.asked.length, 10);
  });

  it('gives up what has been open for more than a week', async () => {
    await shop.open('pay');
    shop.pass(7 * 24 * 60 * minute);
    await sweepOnce(shop.context);
    assert.deepEqual(shop.script.asked, []);
  });

  it('leaves ended attempts alone', async () => {
    const { attemptId } = await shop.open('pay');
    shop.script.observe = (attempt) => ({ status: 'failed', attemptId: attempt.attemptId });
    await shop.confirm(attemptId);
    shop.script.asked.length = 0;
    shop.pass(minute);
    await sweepOnce(shop.context);
    assert.deepEqual(shop.script.asked, []);
    assert.equal(await stateOf(attemptId), 'failed');
  });

  it('asks once about an object that two attempts share', async () => {
    const shopper = await shop.newShopper();
    const { attemptId, orderId } = await shop.open('pay', { shopper });
    const joined = await shop.open('pay', { shopper, orderId });
    shop.script.asked.length = 0;
    shop.script.observe = paid;
    shop.pass(minute);
    await sweepOnce(shop.context);
    assert.deepEqual(shop.script.asked, [attemptId]);
    assert.equal((await shop.confirm(joined.attemptId)).status, 'succeeded');
  });

  it('asks about each attempt once when several processes sweep at the same time', async () => {
    const attempts = await Promise.all(Array.from({ length: 10 }, () => shop.open('pay')));
    const others = [await shop.otherProcess(), await shop.otherProcess()];
    shop.pass(minute);
    await Promise.all([shop.context, ...others].map((context) => sweepOnce(context)));
    for (const other of others) other.close();
    const ids = attempts.map(({ attemptId }) => attemptId);
    assert.deepEqual([...shop.script.asked].sort(), ids.sort());
  });

  it('goes on with the others when one cannot be read, and says so in the log', async () => {
    const [bad, good] = [await shop.open('pay'), await shop.open('pay')];
    shop.script.observe = (attempt) => {
      if (attempt.attemptId === bad.attemptId) throw new Error('a fault of the program');
      return paid(attempt);
    };
    shop.pass(minute);
    await sweepOnce(shop.context);
    assert.deepEqual([await stateOf(bad.attemptId), await stateOf(good.attemptId)], ['open', 'succeeded']);
    const line = shop.log.find(({ event }) => event === 'sweep-failed');
    assert.match(String(line?.details['message']), /a fault of the program/);
  });

  it('ends after the question that is being asked when it is told to stop', async () => {
    await shop.open('pay');
    await shop.open('pay');
    const stop = new AbortController();
    shop.script.observe = ({ attemptId }) => {
      stop.abort();
      return { status: 'open', attemptId };
    };
    shop.pass(minute);
    await sweepOnce(shop.context, stop.signal);
    assert.equal(shop.script.asked.length, 1);
  });
});

describe('sweeping', () => {
  it('goes on by itself, never with two passes at once, and ends when it is closed', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    await shop.open('pay');
    shop.pass(minute);
    const { signal, release, hold } = held();
    shop.script.observe = async ({ attemptId }) => {
      signal.dispatchEvent(new Event('asked'));
      await hold;
      return { status: 'open', attemptId };
    };
    const sweeping = startSweeping(shop.context, minute);
    const asked = once(signal, 'asked');
    t.mock.timers.tick(minute);
    await asked;
    shop.pass(minute);
    t.mock.timers.tick(minute);
    await manyTurns();
    assert.equal(shop.script.asked.length, 1);
    release();
    await sweeping.close();
    shop.pass(minute);
    t.mock.timers.tick(10 * minute);
    await manyTurns();
    assert.equal(shop.script.asked.length, 1);
  });

  it('with 0 never begins', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    await shop.open('pay');
    shop.pass(minute);
    const sweeping = startSweeping(shop.context, 0);
    t.mock.timers.tick(10 * minute);
    await sweeping.close();
    assert.deepEqual(shop.script.asked, []);
  });
});

/** More than a pass would need to ask, if there were one. */
async function manyTurns(): Promise<void> {
  for (let count = 0; count < 50; count += 1) await turn();
}

/** Something to wait for, and something to let go. */
function held(): { readonly signal: EventTarget; readonly hold: Promise<void>; readonly release: () => void } {
  let release: () => void = () => undefined;
  const hold = new Promise<void>((resolve) => (release = resolve));
  return { signal: new EventTarget(), hold, release };
}
