import { isObject, parseJson } from './json.js';

/** One event of the button as the log keeps it. */
export interface LogEntry {
  readonly name: string;
  /** When it was heard: ISO 8601, UTC. */
  readonly time: string;
  /** The page on which it was heard, as a path. */
  readonly page: string;
  /** The event's detail as indented JSON. */
  readonly detail: string;
}

/** As many entries as are kept; the oldest go first. */
const keptEntries = 40;

/** An event's detail as indented JSON; `Headers` are written as a plain object. */
export function describeDetail(detail: unknown): string {
  const plain = (_name: string, value: unknown): unknown =>
    value instanceof Headers ? Object.fromEntries(value.entries()) : value;
  return JSON.stringify(detail, plain, 2) ?? 'undefined';
}

/** The log with one more entry, newest first, cut to what is kept. */
export const withEntry = (entries: readonly LogEntry[], entry: LogEntry): readonly LogEntry[] =>
  [entry, ...entries].slice(0, keptEntries);

function isEntry(value: unknown): value is LogEntry {
  if (!isObject(value)) return false;
  return ['name', 'time', 'page', 'detail'].every((field) => typeof value[field] === 'string');
}

/** The log as it was stored; what is not readable is left out. */
export function parseLog(stored: string | undefined): readonly LogEntry[] {
  const value = parseJson(stored ?? '[]');
  return Array.isArray(value) ? value.filter(isEntry) : [];
}
