/**
 * Runs whole trips, each file in each engine that BROWSERS names by a process of its own, as many at a time as there are
 * cores: `node scripts/test-trips.mjs <folder>...`. A trip mostly waits for its browser, so one at a time leaves half of
 * two cores idle; and no trip knows of another, since shop, emulator, ports, profiles and screens are its own.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseEngines } from './browsers.mjs';
import { testFilesIn, testWords } from './test-files.mjs';

/** WebKit takes longest, so that what is left at the end is short. */
const slowestFirst = ['webkit', 'firefox', 'chromium'];

/** Longest time that a file may take in an engine, milliseconds. The longest took two minutes. */
const longest = 900_000;

/** What a file printed in an engine, told at once when it ends: lines of two trips would be mixed otherwise. */
function runOne({ file, engine }) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, BROWSERS: engine };
    const child = spawn(process.execPath, testWords([file]), { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const told = [];
    console.log(`begins ${file}, ${engine}`);
    const late = setTimeout(() => {
      told.push(Buffer.from(`ended after ${longest / 60_000} minutes\n`));
      child.kill('SIGKILL');
    }, longest);
    child.stdout.on('data', (bytes) => told.push(bytes));
    child.stderr.on('data', (bytes) => told.push(bytes));
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(late);
      const text = Buffer.concat(told).toString();
      console.log(`── ${file}, ${engine}\n${text}`);
      resolve({ file, engine, text, passed: code === 0 });
    });
  });
}

/** The count that Node's reporter gives of a kind, such as `pass`. */
const countOf = (kind, text) => Number(new RegExp(`^ℹ ${kind} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);

const engines = parseEngines(process.env.BROWSERS);
const files = testFilesIn(process.argv.slice(2));
const waiting = slowestFirst
  .filter((engine) => engines.includes(engine))
  .flatMap((engine) => files.map((file) => ({ file, engine })));
const ended = [];

async function runWhileAnyWaits() {
  for (let next = waiting.shift(); next; next = waiting.shift()) ended.push(await runOne(next));
}
await Promise.all(Array.from({ length: availableParallelism() }, runWhileAnyWaits));

const sum = (kind) => ended.reduce((total, { text }) => total + countOf(kind, text), 0);
for (const { file, engine } of ended.filter(({ passed }) => !passed)) console.log(`FAILED ${file}, ${engine}`);
console.log(`trips: ${sum('pass')} passed, ${sum('fail')} failed, ${sum('skipped')} skipped`);
process.exitCode = ended.every(({ passed }) => passed) ? 0 : 1;
