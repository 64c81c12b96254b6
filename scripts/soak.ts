// Lets shoppers buy while things go wrong, then balances the books: node --import tsx scripts/soak.ts --minutes 30 --shoppers 50
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runSoak } from '../demo/load/soak.js';
import { writeFigures } from './measure-figures.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    shoppers: { type: 'string', default: '50' },
    thinking: { type: 'string', default: '6' },
    faults: { type: 'string', default: '0.1' },
    seed: { type: 'string', default: '1' },
    figures: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);
const shoppers = Number(values.shoppers);
const share = Number(values.faults);
const thinking = Number(values.thinking);
if (!(minutes > 0 && thinking >= 0 && Number.isInteger(shoppers) && shoppers > 0 && share >= 0 && share <= 1)) {
  throw new TypeError(
    'Expected --minutes above 0, --shoppers as a whole number above 0, --thinking in seconds, and --faults from 0 to 1.',
  );
}
const loadBefore = loadavg()[0];
console.log(
  `${shoppers} shoppers for ${minutes} minutes, faults in ${share * 100} % of purchases, seed ${values.seed}.`,
);
const report = await runSoak({
  shoppers,
  isOver: (_, milliseconds) => milliseconds > minutes * 60_000,
  faultShare: share,
  thinking: thinking * 1_000,
  seed: Number(values.seed),
});
const { purchases, resets, captures, ledger, succeeded, told, swept, faults, drawn } = report;
console.log(`purchases            ${purchases}`);
for (const [fault, times] of Object.entries(drawn)) console.log(`  ${fault.padEnd(18)} ${times}`);
console.log(`sent again           ${resets} requests, whose idle connection was closed`);
console.log(
  `captures             ${captures} at the provider, ${ledger} in the ledger, ${succeeded} attempts succeeded`,
);
console.log(
  `read by shoppers     ${told}; ${captures - told} came by webhook or sweep alone, ${swept} by the last sweep`,
);
console.log(`faults               ${faults.length}`);
const alike = new Map<string, number>();
for (const fault of faults) alike.set(fault, (alike.get(fault) ?? 0) + 1);
for (const [fault, times] of [...alike].slice(0, 40)) console.log(`  ${times} × ${fault}`);
const isBalanced = faults.length === 0 && ledger === captures && succeeded === captures;
if (values.figures) {
  const met = Object.values(drawn).reduce((sum, times) => sum + times, 0);
  await writeFigures('soak', `npm run soak -- --minutes ${minutes} --shoppers ${shoppers} --figures`, loadBefore, [
    {
      goal: 'G16',
      what: `${minutes} minutes, ${shoppers} shoppers who think for up to ${thinking} s between two steps, a fault in ${share * 100} % of the purchases`,
      bar: 'captures = ledger rows = succeeded attempts, 30 minutes, 50 shoppers',
      figure: `${purchases} purchases, ${met} with a fault: ${captures} captures, ${ledger} ledger rows, ${succeeded} succeeded, of which ${told} were read on return and ${captures - told} resolved without it; ${faults.length} faults`,
      isMet: isBalanced && minutes >= 30 && shoppers >= 50,
    },
  ]);
}
process.exitCode = isBalanced ? 0 : 1;
