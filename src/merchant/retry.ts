/** How long the merchant's server is waited for. All in milliseconds. */
export interface AskingTimes {
  /** One try, until the answer's last byte. */
  readonly try: number;
  /** All tries with the waits between them. */
  readonly total: number;
  /** The shortest and the longest wait before the second try, the third, and so on. After the last there is no other. */
  readonly waits: readonly (readonly [shortest: number, longest: number])[];
}

/** A `Retry-After` of up to this many milliseconds is obeyed; a longer one ends the asking. */
export const longestRetryAfter = 10_000;

export const askingTimes: AskingTimes = {
  try: 10_000,
  total: 30_000,
  waits: [
    [500, 1_000],
    [1_000, 2_000],
  ],
};

/**
 * Milliseconds to wait before the next try, `undefined` when there is to be none. `elapsed` and `retryAfter` (what the
 * last answer asked for) are milliseconds, `chance` is from 0 up to 1.
 */
export function waitBeforeRetry(
  tries: number,
  elapsed: number,
  retryAfter: number,
  times = askingTimes,
  chance = Math.random(),
): number | undefined {
  const [shortest, longest] = times.waits[tries - 1] ?? [Infinity, Infinity];
  const wait = Math.max(retryAfter, shortest + chance * (longest - shortest));
  return retryAfter <= longestRetryAfter && elapsed + wait < times.total ? wait : undefined;
}

/**
 * Reads `Retry-After`, in seconds or as a date, as milliseconds from now; 0 when there is none or it says nothing. A date
 * is measured by the answer's own `Date` where that can be read, so a wrong clock here does not matter.
 */
export function readRetryAfter(headers: Headers, now = Date.now()): number {
  const value = headers.get('Retry-After') ?? '';
  if (/^\d+$/.test(value)) return +value * 1_000;
  const wait = Date.parse(value) - (Date.parse(headers.get('Date') ?? '') || now);
  // `Date.parse` makes a date of almost anything with a digit in it.
  return value.endsWith('GMT') && wait > 0 ? wait : 0;
}
