/**
 * How long is waited for what, milliseconds. `stuck` is after a refusal to go: Firefox tells of a policy in the way only
 * after it. `leaving` is how long a failure is kept back that may only come of the page being left; on a slow network the
 * next page may take longer to come. `calm` is after the page was scrolled to a box: longer than between the clicks of a
 * double click.
 */
export const limits = {
  waitUntil: 30_000,
  load: 10_000,
  departure: 10_000,
  stuck: 300,
  window: 30_000,
  back: 3_000,
  leaving: 800,
  calm: 500,
};
/** Seconds before each further question while the outcome is open: a minute in all. */
export const pollWaits = [1, 2, 3, 5, 8, 8, 8, 8, 8, 8];
