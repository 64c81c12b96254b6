import assert from 'node:assert/strict';
import { it } from 'node:test';
import { chooseAt, pressAtBench } from '../../support/provider-trip.js';
import { openProviderWorld } from '../../support/provider-world.js';
import { onEveryStage } from '../../support/trip-stage.js';
import { arriveAt, eventsOf, payButton, waitForState } from '../../support/trip-steps.js';

const trip = { provider: 'adyen', method: 'kakao_pay', mode: 'pay', phone: false } as const;

onEveryStage('One more step after the return (adyen)', (stage) => {
  for (const reloads of [false, true]) {
    it(`is asked for with one more press${reloads ? ', also after a reload' : ''}, and the payment is made once`, async () => {
      const world = stage.keep(await openProviderWorld('adyen'));
      const page = await stage.newShopper();
      const orderId = await pressAtBench(page, world, trip, stage.script);
      await chooseAt(page, world, 'page', '#follow-up');
      await waitForState(page, 'opening');
      assert.deepEqual(await world.rows('SELECT entry FROM ledger'), []);
      if (reloads) {
        await page.reload();
        await waitForState(page, 'opening');
      }
      await page.click(payButton);
      await arriveAt(page, world.emulator);
      await page.click('#approve');
      await waitForState(page, 'succeeded');
      const last = (await eventsOf(page)).at(-1);
      assert.equal(last?.name, 'kr-pay-success');
      assert.equal(last.detail['orderId'], orderId);
      assert.deepEqual(await world.rows('SELECT order_id, entry FROM ledger'), [
        { order_id: orderId, entry: 'captured' },
      ]);
      assert.equal(world.requests.filter(({ path }) => path === '/v72/payments').length, 1);
    });
  }
});
