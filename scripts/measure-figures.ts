import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { stateResult, type StateResult } from './accessibility-results.js';

const figure = z.strictObject({
  /** The goal that it belongs to, such as `G9`; see `quality-goals.ts`. */
  goal: z.string().regex(/^G\d+$/),
  what: z.string().min(1),
  bar: z.string().min(1),
  figure: z.string().min(1),
  /** Whether the bar was met, under its own conditions. */
  isMet: z.boolean(),
});

const measurement = z.strictObject({
  command: z.string().min(1),
  /** ISO 8601, the day only. */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** In words: cores, Node, how busy it was. */
  machine: z.string().min(1),
  figures: z.array(figure).min(1),
  /** Of accessibility: each state of the element. */
  states: z.array(stateResult).optional(),
});

/** One thing that was measured, with its bar. */
export type Figure = z.infer<typeof figure>;
/** What one command measured at one time. */
export type Measurement = z.infer<typeof measurement>;

/** Where measurements are kept, a file a command. */
export const figuresFolder = fileURLToPath(new URL('../docs/figures', import.meta.url));

/** The machine in words. `loadBefore` is the load average before the measuring began. */
function machineNow(loadBefore: number | undefined): string {
  const loads = [loadBefore, loadavg()[0]].map((load) => (load ?? 0).toFixed(1));
  return `${availableParallelism()} cores, Node ${process.versions.node}, load average ${loads.join(' before, ')} after`;
}

/** Keeps what a command has measured, in place of what it measured before. */
export async function writeFigures(
  name: string,
  command: string,
  loadBefore: number | undefined,
  figures: readonly Figure[],
  states?: readonly StateResult[],
): Promise<void> {
  const file = join(figuresFolder, `${name}.json`);
  const date = new Date().toISOString().slice(0, 10);
  const made = measurement.parse({ command, date, machine: machineNow(loadBefore), figures, states });
  mkdirSync(figuresFolder, { recursive: true });
  writeFileSync(file, await format(JSON.stringify(made), { ...(await resolveConfig(file)), parser: 'json' }));
}

/**
 * Reads all measurements of a folder, in the order of their names.
 *
 * @throws Error that names the file which is no measurement.
 */
export function readFigures(folder = figuresFolder): readonly Measurement[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const read = measurement.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      if (!read.success) throw new Error(`${name}: ${z.prettifyError(read.error)}`);
      return read.data;
    });
}
