// Lets three processes race for 2,000 paid orders: node --import tsx scripts/load-race.ts --orders 2000
import { parseArgs } from 'node:util';
import { runRace } from '../demo/load/race.js';

const { values } = parseArgs({ options: { orders: { type: 'string', default: '2000' } } });
console.log(`Racing webhook, return and sweep for ${values.orders} orders.`);
const { orders, first, captured, milliseconds, faults } = await runRace(Number(values.orders));
console.log(`captured rows  ${captured} of ${orders}, in ${(milliseconds / 1_000).toFixed(1)} s`);
console.log(`settled first  webhook ${first.webhook}, return ${first.return}, sweep ${first.sweep}`);
console.log(`faults         ${faults.length}`);
for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
process.exitCode = faults.length > 0 || captured !== orders ? 1 : 0;
