/** What a tester can wish to come of a press. */
export const outcomes = [
  'approved',
  'declined',
  'canceled',
  'pending',
  'slow',
  'server-error',
  'terms-changed',
] as const;

/** One of the outcomes. */
export type Outcome = (typeof outcomes)[number];

/** Reads an outcome; anything else is `approved`. */
export const outcomeOf = (text: string): Outcome => outcomes.find((each) => each === text) ?? 'approved';
