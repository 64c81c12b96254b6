/**
 * Measures the demo server and keeps the figures in docs/figures: `node --import tsx scripts/measure-load.ts kill race bench`.
 * The same tools as `load:kill`, `load:race` and `bench:server`, at the sizes that the goals name.
 */
import { loadavg } from 'node:os';
import { benchDatabase, benchFull, benchStorage, type BenchResult } from '../demo/load/bench.js';
import { percentile } from '../demo/load/figures.js';
import { runKills } from '../demo/load/kill.js';
import { runRace } from '../demo/load/race.js';
import { writeFigures, type Figure } from './measure-figures.js';

const words = process.argv.slice(2);
const kills = 200;
const orders = 2_000;
const load = { seconds: 60, connections: 32 };

async function measureKills(): Promise<readonly Figure[]> {
  const { acknowledged, healed, interrupted, readyMilliseconds, faults } = await runKills({
    kills,
    shoppers: 8,
    seed: 1,
    mostStarts: 60,
  });
  const [median, longest] = [0.5, 1].map((share) => percentile(readyMilliseconds, share));
  return [
    {
      goal: 'G9',
      what: `${kills} times kill -9 under load`,
      bar: 'no acknowledged start lost, none without consent, no second session, database whole',
      figure: `${acknowledged} starts acknowledged (${healed} after a repeat), ${interrupted} requests cut off: ${faults.length} faults`,
      isMet: faults.length === 0,
    },
    {
      goal: 'G9',
      what: 'ready again after a kill',
      bar: 'at most 2 s',
      figure: `${median?.toFixed(0)} ms median, ${longest?.toFixed(0)} ms longest`,
      isMet: (longest ?? Infinity) <= 2_000,
    },
  ];
}

async function measureRace(): Promise<readonly Figure[]> {
  const { captured, first, milliseconds, faults } = await runRace(orders);
  const won = `webhook ${first.webhook}, return ${first.return}, sweep ${first.sweep}`;
  return [
    {
      goal: 'G10',
      what: `webhook, return and sweep, a process each, race for ${orders} orders`,
      bar: `${orders} ledger rows, none double, no error about a lock`,
      figure: `${captured} rows in ${(milliseconds / 1_000).toFixed(1)} s, first was ${won}; ${faults.length} faults`,
      isMet: captured === orders && faults.length === 0,
    },
  ];
}

const inWords = ({ perSecond, p50, p99, cpu, errors }: BenchResult): string =>
  `${perSecond.toFixed(0)} starts a second, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ${cpu.toFixed(1)} ms CPU a start, ${errors} errors`;

async function measureBench(): Promise<readonly Figure[]> {
  const before = await benchDatabase(2);
  const storage = await benchStorage(load);
  const full = await benchFull(load);
  const after = await benchDatabase(2);
  const under = `${load.connections} connections, ${load.seconds} s`;
  return [
    {
      goal: 'G8',
      what: `starts, with a provider that answers at once; ${under}`,
      bar: '1,500 a second, p99 at most 60 ms, no errors',
      figure: inWords(storage),
      isMet: storage.perSecond >= 1_500 && storage.p99 <= 60 && storage.errors === 0,
    },
    {
      goal: 'G8',
      what: `starts, with Stripe’s client and the emulator on the same machine; ${under}`,
      bar: '250 a second, no errors',
      figure: inWords(full),
      isMet: full.perSecond >= 250 && full.errors === 0,
    },
    {
      goal: 'G8',
      what: 'the database alone, transactions of five inserts: what the machine could do then',
      bar: 'none',
      figure: `${before.toFixed(0)} a second before, ${after.toFixed(0)} after`,
      isMet: true,
    },
  ];
}

const measures = { kill: measureKills, race: measureRace, bench: measureBench } as const;
const names = ['kill', 'race', 'bench'] as const;
const wanted = names.filter((name) => words.includes(name));
if (wanted.length === 0 || wanted.length !== words.length) throw new TypeError(`Expected any of ${names.join(', ')}.`);
for (const name of wanted) {
  const loadBefore = loadavg()[0];
  const figures = await measures[name]();
  await writeFigures(name, `npm run measure:load -- ${name}`, loadBefore, figures);
  for (const { what, figure } of figures) console.log(`${what}: ${figure}`);
}
