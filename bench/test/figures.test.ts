import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readFigures, spreadOf } from '../figures.js';
import type { Figures, Row, Spread } from '../figures.js';
import { judge } from '../goals.js';
import { paths } from '../paths.js';
import { plotOf } from '../plot.js';
import { reportOf } from '../report.js';

const exactly = (value: number): Spread => ({ low: value, median: value, high: value });

function row(id: string, bytes: number, milliseconds: number, heap: number): Row {
  const spreads = { scriptMs: milliseconds, taskMs: milliseconds, heapEach: heap };
  return {
    id,
    name: id,
    firstBytes: 1,
    allBytes: bytes,
    foreign: [],
    spreads: Object.fromEntries(Object.entries(spreads).map(([name, value]) => [name, exactly(value)])),
  };
}

describe('spreadOf', () => {
  it('tells the quartiles, between neighbors where none stands there', () => {
    assert.deepEqual(spreadOf([5, 1, 3, 2, 4]), { low: 2, median: 3, high: 4 });
    assert.deepEqual(spreadOf([1, 2]), { low: 1.25, median: 1.5, high: 1.75 });
    assert.deepEqual(spreadOf([7]), exactly(7));
  });

  it('refuses no samples at all', () => {
    assert.throws(() => spreadOf([]), RangeError);
  });
});

describe('judge', () => {
  it('takes what is on the bar as met and what is over it as missed', () => {
    const figures: Figures = {
      date: '2026-01-01',
      rounds: 1,
      machine: '',
      load: { before: 0, after: 0 },
      browser: '',
      versions: {},
      rows: [
        row('module', 1_000, 12, 3_000),
        row('classic', 1_001, 12.1, 3_001),
        row('bare-lit', 1, 10, 1),
        ...['adyen-redirect', 'adyen-drop-in', 'adyen-auto'].map((id) => row(id, 3_000, 1, 1)),
      ],
    };
    const judged = judge(figures);
    assert.equal(judged.length, 12);
    for (const { goal, isMet } of judged) assert.equal(isMet, goal.endsWith('module file'), goal);
  });
});

describe('docs/benchmarks.md and its picture', () => {
  it('are made from the figures that are kept', async () => {
    const hint = 'run `node --import tsx bench/run.ts --report`';
    assert.equal(readFileSync(paths.report, 'utf8'), await reportOf(readFigures()), hint);
    assert.equal(readFileSync(paths.plot, 'utf8'), plotOf(readFigures()), hint);
  });
});
