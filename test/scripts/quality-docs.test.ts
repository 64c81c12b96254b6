import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readFigures, type Figure, type Measurement } from '../../scripts/measure-figures.js';
import { countAll } from '../../scripts/quality-counts.js';
import { currentPage, describeQuality, run } from '../../scripts/quality-docs.js';
import { goals, type Goal } from '../../scripts/quality-goals.js';
import { planted } from '../../scripts/quality-planted.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const counts = countAll();

const goal: Goal = { id: 'G1', promise: 'It stays dry.', bar: 'no drop', command: 'npm run rain' };
const figure: Figure = { goal: 'G1', what: 'an hour of rain', bar: 'no drop', figure: '0 drops', isMet: true };
const measured = (...figures: Figure[]): Measurement => ({
  command: 'npm run rain',
  date: '2026-11-21',
  machine: '2 clouds',
  figures,
});
const pageOf = (one: Goal, ...measurements: readonly Measurement[]): string =>
  describeQuality({ goals: [one], measurements, counts });

/** A folder that is gone after the test. */
function newFolder(after: (work: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'kr-pay-quality-'));
  after(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('the page of quality', () => {
  it('says plainly that a goal was not measured yet, whole or in part', () => {
    assert.match(pageOf(goal), /^\| G1 \| It stays dry\. \| no drop \| not measured yet \| `npm run rain` \|$/m);
    const half: Goal = { ...goal, counted: () => 'two umbrellas', missing: () => 'hail' };
    assert.match(pageOf(half), /\| two umbrellas; not measured yet: hail \|/);
  });

  it('says what was measured, by which command, when and where', () => {
    const page = pageOf(goal, measured(figure));
    assert.match(page, /\[measured once, within the bar\]\(#g1\)/);
    assert.match(page, /^\| an hour of rain \| no drop \| 0 drops \| met \|$/m);
    assert.match(page, /^By `npm run rain`, 2026-11-21, 2 clouds\.$/m);
    assert.doesNotMatch(page.slice(0, page.indexOf('## What cannot')), /not measured yet/);
  });

  it('says so when a bar was not kept', () => {
    const page = pageOf(goal, measured(figure, { ...figure, figure: '3 drops', isMet: false }));
    assert.match(page, /\*\*1 of 2 not within the bar\*\*/);
    assert.match(page, /^\| an hour of rain \| no drop \| 3 drops \| \*\*not met\*\* \|$/m);
  });

  it('has G1 to G17, each once, and no measurement of another goal', () => {
    const ids = goals.map(({ id }) => id);
    assert.deepEqual(
      ids,
      Array.from({ length: 17 }, (_, at) => `G${at + 1}`),
    );
    const strangers = readFigures().flatMap(({ figures }) => figures.filter((each) => !ids.includes(each.goal)));
    assert.deepEqual(strangers, []);
  });

  it('names commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...goals, ...readFigures()].flatMap(({ command }) => /\bnpm run ([\w:]+)/.exec(command)?.[1] ?? []);
    assert.deepEqual(
      named.filter((name) => !(name in scripts)),
      [],
    );
  });

  it('is up to date in docs/quality.md', async () => {
    assert.equal(readFileSync(join(root, 'docs/quality.md'), 'utf8'), await currentPage());
  });
});

describe('what is counted from the code', () => {
  it('keeps the bars that are numbers of things', () => {
    assert.ok(counts.faults === 62 && counts.redirects >= 190 && counts.properties >= 10, JSON.stringify(counts));
    assert.ok(counts.forgedReturns >= 30 && counts.forgedWebhooks >= 40, JSON.stringify(counts));
    assert.ok(counts.endpointFaults >= counts.endpointRules && counts.installScripts === 0, JSON.stringify(counts));
  });
});

describe('the planted faults', () => {
  for (const { check, file, words } of planted) {
    it(`of ${check} stand where the page says`, () => {
      assert.ok(readFileSync(join(root, file), 'utf8').includes(words), `${file}: ${words}`);
    });
  }
});

describe('measurements', () => {
  it('that are none are refused by the name of their file', (t) => {
    const folder = newFolder((work) => t.after(work));
    writeFileSync(join(folder, 'rain.json'), JSON.stringify({ ...measured(figure), date: 'today' }));
    assert.throws(() => readFigures(folder), /^Error: rain\.json: .*\n.*date/);
  });
});

describe('scripts/quality-docs.ts', () => {
  it('fails with --check before the page is written and after it is changed, and passes in between', async (t) => {
    const file = join(
      newFolder((work) => t.after(work)),
      'quality.md',
    );
    assert.equal(await run(['--check'], file), 1);
    assert.equal(existsSync(file), false);
    assert.equal(await run([], file), 0);
    assert.equal(await run(['--check'], file), 0);
    writeFileSync(file, readFileSync(file, 'utf8').replace('G17', 'G18'));
    assert.equal(await run(['--check'], file), 1);
  });
});
