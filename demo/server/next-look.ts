const shortestMilliseconds = 60_000;
const longestMilliseconds = 6 * 60 * 60 * 1_000;

/**
 * When a provider may be asked again about something: after a tenth of its age, a minute at least and six hours at
 * most. What is new may change any minute, and what has been open for a day will not.
 *
 * @param createdAt ISO 8601.
 * @returns ISO 8601, UTC.
 */
export function nextLookAt(createdAt: string, now: Date): string {
  const age = now.valueOf() - Date.parse(createdAt);
  const pause = Math.min(Math.max(age / 10, shortestMilliseconds), longestMilliseconds);
  return new Date(now.valueOf() + pause).toISOString();
}
