import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { emulatedChannelKeys } from '../../../../demo/emulator/portone-v2/index.js';
import { chargeGuard } from '../../../../demo/server/charges/charge-guard.js';
import { createPortOneV2Provider } from '../../../../demo/server/providers/portone-v2.js';
import { apiSecret, storeId, webhookSecret } from '../../emulator/portone-v2/bench.js';
import { openScriptedShop } from '../support/scripted-shop.js';
import { anAttempt, asRead, silentLog, startIssuing } from './portone-v2-bench.js';

/** One shop in two processes, each with a provider of its own; the first charge is held until it is let go. */
async function openTwice(t: TestContext, hold = true) {
  let letGo: () => void = () => undefined;
  let arrived: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const charging = new Promise<void>((resolve) => (arrived = resolve));
  const before = async ({ path }: { path: string }): Promise<undefined> => {
    if (!path.endsWith('/billing-key')) return;
    arrived();
    if (hold) await held;
  };
  const bench = await startIssuing(t, { fault: { before } });
  const { emulator } = bench;
  const options = { storeId, apiSecret, webhookSecret, live: false, channelKeys: emulatedChannelKeys };
  const other = createPortOneV2Provider({ ...options, baseUrl: emulator.origin }, silentLog);
  const shop = await openScriptedShop();
  const elsewhere = await shop.otherProcess();
  t.after(async () => {
    elsewhere.close();
    await shop.close();
  });
  const attempt = anAttempt({ mode: 'pay-and-save', attemptId: randomUUID() });
  const { attemptId } = attempt;
  const here = { ...asRead(attempt), chargeGuard: chargeGuard(shop.context, attemptId) };
  const there = { ...asRead(attempt), chargeGuard: chargeGuard(elsewhere, attemptId) };
  return { ...bench, other, shop, attempt, here, there, letGo, charging };
}

describe('a billing key that two processes of the shop would charge', () => {
  it('is charged by one of them; the other says that money is under way, and then what came of it', async (t) => {
    const { provider, other, issue, charges, attempt, here, there, letGo, charging } = await openTwice(t);
    const hints = await issue(attempt);
    const first = provider.retrieve(here, hints);
    await charging;
    assert.equal((await other.retrieve(there, hints)).status, 'pending');
    letGo();
    assert.equal((await first).status, 'succeeded');
    assert.equal((await other.retrieve(there, hints)).status, 'succeeded');
    assert.equal(charges().length, 1);
  });

  it('is charged once by twenty requests to both', async (t) => {
    const { provider, other, issue, charges, attempt, here, there } = await openTwice(t, false);
    const hints = await issue(attempt);
    const seen = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0 ? provider.retrieve(here, hints) : other.retrieve(there, hints),
      ),
    );
    assert.deepEqual(
      [...new Set(seen.map(({ status }) => status))].filter((status) => !['succeeded', 'pending'].includes(status)),
      [],
    );
    assert.equal(charges().length, 1);
  });

  it('is not given up by one while the other charges it', async (t) => {
    const { provider, other, issue, attempt, here, there, letGo, charging } = await openTwice(t);
    const hints = await issue(attempt);
    const first = provider.retrieve(here, hints);
    await charging;
    assert.equal((await other.expire(there)).status, 'pending');
    letGo();
    assert.equal((await first).status, 'succeeded');
    assert.equal((await other.expire(there)).status, 'succeeded');
  });

  it('is charged by nobody any more once one has given it up', async (t) => {
    const { provider, other, issue, charges, attempt, here, there } = await openTwice(t, false);
    const hints = await issue(attempt);
    assert.equal((await other.expire(there)).status, 'expired');
    assert.equal((await provider.retrieve(here, hints)).status, 'expired');
    assert.deepEqual(charges(), []);
  });
});
