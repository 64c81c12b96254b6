import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runKills } from '../../../demo/load/kill.js';

it('a shop that is killed under load loses no acknowledged start, no consent, and doubles nothing', async () => {
  const report = await runKills({ kills: 5, shoppers: 8, seed: 20_261_121, mostStarts: 40 });
  assert.deepEqual(report.faults, []);
  // Otherwise nothing was at stake.
  assert.ok(report.acknowledged > 20, `${report.acknowledged} starts were acknowledged`);
  assert.ok(report.interrupted > 0, 'no request was cut off');
  assert.ok(report.paid > 0, 'no order was paid');
});
