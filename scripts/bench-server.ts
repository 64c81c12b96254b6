// Measures how many starts a second the demo shop takes: node --import tsx scripts/bench-server.ts --seconds 10
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchDatabase, benchFull, benchStorage, type BenchResult } from '../demo/load/bench.js';
import { table } from '../demo/load/figures.js';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '10' }, connections: { type: 'string', default: '32' } },
});
const options = { seconds: Number(values.seconds), connections: Number(values.connections) };
const row = (path: string, { starts, perSecond, p50, p99, cpu, errors }: BenchResult): readonly string[] => [
  path,
  ...[starts, perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), cpu.toFixed(2), errors].map(String),
];
console.log(
  `${options.connections} connections, ${options.seconds} s each; load average ${loadavg()[0]?.toFixed(1)} before.`,
);
const before = await benchDatabase(2);
const storage = await benchStorage(options);
const full = await benchFull(options);
const after = await benchDatabase(2);
const heading = ['path', 'starts', 'a second', 'p50 ms', 'p99 ms', 'CPU ms', 'errors'];
console.log(table([heading, row('storage', storage), row('full, Stripe’s client and emulator', full)]));
console.log(`The database alone: ${before.toFixed(0)} transactions a second before, ${after.toFixed(0)} after.`);
