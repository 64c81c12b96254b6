import assert from 'node:assert/strict';
import { it } from 'node:test';
import { racers, runRace } from '../../../demo/load/race.js';

it('webhook, return and sweep, each in a process of its own, capture each order once between them', async () => {
  const { orders, captured, first, faults } = await runRace(100);
  assert.deepEqual(faults, []);
  assert.equal(captured, orders);
  assert.equal(
    racers.reduce((sum, racer) => sum + first[racer], 0),
    orders,
  );
});
