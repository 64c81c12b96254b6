import type { LogEntry } from '../shop/event-log.js';
import { parseJson } from '../shop/json.js';

/** One request to the endpoint, with its answer. */
export interface Exchange {
  /** Path and query, or the whole address when it is another site's. */
  readonly address: string;
  readonly idempotencyKey: string | undefined;
  readonly sent: string;
  /** The status, or undefined when no answer came. */
  readonly status: number | undefined;
  readonly answered: string;
  /** Milliseconds between both. */
  readonly took: number;
  /** Whether no server but this page answered. */
  readonly simulated: boolean;
}

/** Longest body that is shown, in characters. */
const longest = 20_000;

function pretty(text: string): string {
  const value = parseJson(text);
  const whole = value === undefined ? text : JSON.stringify(value, null, 2);
  return whole.length > longest ? `${whole.slice(0, longest)}\n…` : whole;
}

/** Whether a text of the log was answered in the page. It stands in the name, so that it outlives a reload. */
const simulatedMark = ' (simulated)';

/** An exchange as the log keeps it: what was asked for in the name, both bodies in the detail. */
export function wireEntry(exchange: Exchange, time: Date, page: string): LogEntry {
  const { address, idempotencyKey, sent, status, answered, took, simulated } = exchange;
  const body = parseJson(sent);
  const action = typeof body === 'object' && body !== null && 'action' in body ? String(body.action) : '?';
  const key = idempotencyKey === undefined ? [] : [`Idempotency-Key: ${idempotencyKey}`];
  const answer = status === undefined ? 'no answer' : `${status}, ${Math.round(took)} ms`;
  return {
    name: `${action} → ${status ?? '×'}${simulated ? simulatedMark : ''}`,
    time: time.toISOString(),
    page,
    detail: [`POST ${address}`, ...key, '', pretty(sent), '', `← ${answer}`, '', pretty(answered)].join('\n'),
  };
}

/** Whether an entry of the log was answered in the page. */
export const isSimulated = ({ name }: LogEntry): boolean => name.endsWith(simulatedMark);
