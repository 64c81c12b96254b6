import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { chargeGuard } from '../../../../demo/server/charges/charge-guard.js';
import { openScriptedShop, type ScriptedShop } from '../support/scripted-shop.js';

let shop: ScriptedShop;
let elsewhere: Awaited<ReturnType<ScriptedShop['otherProcess']>>;

before(async () => {
  shop = await openScriptedShop();
  elsewhere = await shop.otherProcess();
});

after(async () => {
  elsewhere.close();
  await shop.close();
});

/** The same charge in two processes. */
function guards() {
  const chargeId = randomUUID();
  return { here: chargeGuard(shop.context, chargeId), there: chargeGuard(elsewhere, chargeId) };
}

describe('the guard of a charge', () => {
  it('is taken by one of two processes, and free again when that one gives it back', async () => {
    const { here, there } = guards();
    const taken = await Promise.all([here.take(), there.take()]);
    assert.deepEqual([...taken].sort(), ['busy', 'taken']);
    await (taken[0] === 'taken' ? here : there).release();
    assert.equal(await there.take(), 'taken');
  });

  it('is free by itself after a minute, and not given back by who had it before', async () => {
    const { here, there } = guards();
    await here.take();
    shop.pass(59_000);
    assert.equal(await there.take(), 'busy');
    shop.pass(1_000);
    assert.equal(await there.take(), 'taken');
    await here.release();
    assert.equal(await here.take(), 'busy');
  });

  it('is closed for good, but not while somebody is asking', async () => {
    const { here, there } = guards();
    await here.take();
    assert.equal(await there.close(), false);
    await here.release();
    assert.deepEqual([await there.close(), await there.close()], [true, true]);
    await here.release();
    assert.equal(await here.take(), 'closed');
  });

  it('is one for each charge', async () => {
    assert.deepEqual([await guards().here.take(), await guards().here.take()], ['taken', 'taken']);
  });
});
