// Kills the demo shop under load, 200 times without another word: node --import tsx scripts/load-kill.ts --kills 200 --seed 1
import { parseArgs } from 'node:util';
import { percentile } from '../demo/load/figures.js';
import { runKills } from '../demo/load/kill.js';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const seed = Number(values.seed);
console.log(`Killing the shop ${values.kills} times under load, seed ${seed}.`);
const report = await runKills({
  kills: Number(values.kills),
  shoppers: 8,
  seed,
  mostStarts: 60,
  onKill: (kill) => {
    if (kill % 20 === 0) console.log(`${kill} kills`);
  },
});
const { acknowledged, interrupted, healed, paid, readyMilliseconds, faults } = report;
const median = percentile(readyMilliseconds, 0.5).toFixed(0);
const longest = percentile(readyMilliseconds, 1).toFixed(0);
console.log(`starts acknowledged         ${acknowledged}, ${healed} of them after being repeated`);
console.log(`requests cut off by a kill  ${interrupted}`);
console.log(`orders paid                 ${paid}`);
console.log(`ready again after           ${median} ms (median), ${longest} ms (longest)`);
console.log(`faults                      ${faults.length}`);
for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
process.exitCode = faults.length > 0 || Number(longest) > 2_000 ? 1 : 0;
