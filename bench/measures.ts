import type { Figures, Row, Spread } from './figures.js';

/** One thing that is measured, and how it is told. */
export interface Measure {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** Digits after the point. */
  readonly digits: number;
  readonly of: (row: Row) => Spread | undefined;
}

const exact = (bytes: number | undefined): Spread | undefined =>
  bytes === undefined ? undefined : { low: bytes / 1_000, median: bytes / 1_000, high: bytes / 1_000 };

const sampled =
  (name: string, per = 1) =>
  ({ spreads }: Row): Spread | undefined => {
    const spread = spreads[name];
    return spread && { low: spread.low / per, median: spread.median / per, high: spread.high / per };
  };

/** All that a page with one button costs, and what each of a thousand more does. 1 kB is 1,000 bytes. */
export const measures = {
  first: { id: 'first', name: 'first file', unit: 'kB', digits: 1, of: ({ firstBytes }) => exact(firstBytes) },
  bytes: {
    id: 'bytes',
    name: 'all scripts',
    unit: 'kB',
    digits: 1,
    of: ({ allBytes, firstBytes }) => exact(allBytes ?? firstBytes),
  },
  script: { id: 'script', name: 'script CPU', unit: 'ms', digits: 1, of: sampled('scriptMs') },
  task: { id: 'task', name: 'task CPU', unit: 'ms', digits: 1, of: sampled('taskMs') },
  paint: { id: 'paint', name: 'first paint', unit: 'ms', digits: 0, of: sampled('paintMs') },
  taskEach: { id: 'taskEach', name: 'task CPU a button', unit: 'µs', digits: 0, of: sampled('taskEach') },
  heapEach: { id: 'heapEach', name: 'JS heap a button', unit: 'kB', digits: 2, of: sampled('heapEach', 1_000) },
  nodeHeapEach: {
    id: 'nodeHeapEach',
    name: 'DOM heap a button',
    unit: 'kB',
    digits: 1,
    of: sampled('nodeHeapEach', 1_000),
  },
  request: { id: 'request', name: 'click to request', unit: 'ms', digits: 1, of: sampled('requestMs') },
  departure: { id: 'departure', name: 'answer to departure', unit: 'ms', digits: 1, of: sampled('departureMs') },
} as const satisfies Record<string, Measure>;

/** Those of a page with one button and of each more that peers are compared by, drawn and told. */
export const compared = [
  measures.bytes,
  measures.script,
  measures.task,
  measures.paint,
  measures.taskEach,
  measures.heapEach,
] as const;

/** A number as the page tells it. */
export const told = (value: number, digits: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** The median of a measure; a row that has none is a mistake here. */
export function medianOf(row: Row, measure: Measure): number {
  const spread = measure.of(row);
  if (!spread) throw new Error(`${row.name} has no ${measure.name}.`);
  return spread.median;
}

/** One subject's figures. */
export function rowOf({ rows }: Figures, id: string): Row {
  const row = rows.find((each) => each.id === id);
  if (!row) throw new Error(`Expected figures of ${id}.`);
  return row;
}
