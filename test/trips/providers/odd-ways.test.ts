import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProviderName } from '../../../src/contract/types.js';
import { chooseAt, pressAtBench, type Surface } from '../../support/provider-trip.js';
import { openProviderWorld } from '../../support/provider-world.js';
import { onEveryStage } from '../../support/trip-stage.js';
import { eventsOf, waitForState } from '../../support/trip-steps.js';
import { until } from '../../support/trip-world.js';

const providers: readonly (readonly [ProviderName, Surface])[] = [
  ['portone', 'frame'],
  ['portone-v2', 'frame'],
  ['checkout', 'page'],
  ['adyen', 'page'],
];

onEveryStage(
  'What a tester can choose at a provider',
  (stage) => {
    for (const [provider, surface] of providers) {
      const goTo = async (button: string) => {
        const world = stage.keep(await openProviderWorld(provider));
        const page = await stage.newShopper();
        const trip = { provider, method: 'kakao_pay', mode: 'pay', phone: false } as const;
        const orderId = await pressAtBench(page, world, trip, stage.script);
        await chooseAt(page, world, surface, button);
        return { world, page, orderId };
      };

      describe(provider, () => {
        for (const button of ['#webhook-first', '#webhook-never']) {
          it(`${button}: the order is paid once, whoever tells of it`, async () => {
            const { world, page, orderId } = await goTo(button);
            await waitForState(page, 'succeeded');
            assert.equal((await eventsOf(page)).filter(({ name }) => name === 'kr-pay-success').length, 1);
            assert.deepEqual(await world.rows('SELECT order_id, entry FROM ledger'), [
              { order_id: orderId, entry: 'captured' },
            ]);
          });
        }

        it('#never-return: the order is paid although the browser never comes back', async () => {
          const { world, orderId } = await goTo('#never-return');
          const paid = () => world.rows(`SELECT state FROM orders WHERE order_id = ? AND state = 'paid'`, orderId);
          await until('the webhook', async () => (await paid()).length === 1);
        });

        it('#wrong-amount: is no success, and the order is flagged for a person', async () => {
          const { world, page, orderId } = await goTo('#wrong-amount');
          await waitForState(page, 'failed');
          const last = (await eventsOf(page)).at(-1);
          assert.equal(last?.name, 'kr-pay-failure');
          assert.match(String(last.detail['message']), /다시 결제하지 말아 주세요/);
          assert.deepEqual(await world.rows('SELECT entry FROM ledger'), [{ entry: 'refund-due' }]);
          const [order] = await world.rows('SELECT state, flag FROM orders WHERE order_id = ?', orderId);
          assert.deepEqual(order, { state: 'unpaid', flag: 'amount-mismatch' });
        });
      });
    }
  },
  ['classic'],
);
