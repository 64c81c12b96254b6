import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { paths } from './paths.js';

const spread = z.strictObject({ low: z.number(), median: z.number(), high: z.number() });

const row = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Bytes, brotli 11: the first file with what it imports statically, all scripts of the page, its style sheet. */
  firstBytes: z.number(),
  allBytes: z.number().optional(),
  styleBytes: z.number().optional(),
  /** What was asked of the vendor's hosts, and answered locally. */
  foreign: z.array(z.string()),
  spreads: z.record(z.string(), spread),
});

const figures = z.strictObject({
  /** ISO 8601, the day only. */
  date: z.string(),
  rounds: z.number(),
  machine: z.string(),
  /** The load average of the last minute, before and after. */
  load: z.strictObject({ before: z.number(), after: z.number() }),
  browser: z.string(),
  versions: z.record(z.string(), z.string()),
  rows: z.array(row),
});

/** A quarter of the samples are at most `low`, half at most `median`, three quarters at most `high`. */
export type Spread = z.infer<typeof spread>;
export type Row = z.infer<typeof row>;
export type Figures = z.infer<typeof figures>;

/** What a run has to be for its times to be believed: enough rounds, and nothing else to do for the machine. */
export const conditions = { rounds: 15, load: 1.5 };

/** The quartiles of some samples, between neighbors where none stands there. */
export function spreadOf(samples: readonly number[]): Spread {
  if (samples.length === 0) throw new RangeError('Expected at least one sample.');
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
    return below + (above - below) * (place - Math.floor(place));
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

/** Keeps what was measured, in place of what was measured before. */
export async function writeFigures(measured: Figures): Promise<void> {
  const text = JSON.stringify(figures.parse(measured));
  writeFileSync(paths.figures, await format(text, { ...(await resolveConfig(paths.figures)), parser: 'json' }));
}

export const readFigures = (): Figures => figures.parse(JSON.parse(readFileSync(paths.figures, 'utf8')));
