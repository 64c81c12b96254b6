/** What a tester can choose on the page. Each is the id of its button. */
export const outcomes = [
  'approve',
  'decline',
  'cancel',
  'slow',
  'received',
  'pending',
  'never-return',
  'abandon',
  'webhook-first',
  'webhook-never',
  'wrong-amount',
  'follow-up',
] as const;
export type Outcome = (typeof outcomes)[number];

export function isOutcome(value: unknown): value is Outcome {
  return outcomes.some((outcome) => outcome === value);
}

/** What `/payments/details` says then. */
export type ResultCode = 'Authorised' | 'Refused' | 'Cancelled' | 'Pending' | 'Received' | 'RedirectShopper';

/** The standard webhook that tells how it ended. */
export type Ending = 'authorised' | 'refused' | 'canceled' | 'offer-closed';

/** What an outcome leads to. */
export interface Course {
  readonly resultCode: ResultCode;
  /** Null when no webhook comes. */
  readonly ending: Ending | null;
  /** When the webhook is sent: shortly after the choice, after the shopper's wallet took its time, or before returning. */
  readonly timing: 'soon' | 'late' | 'first';
  /** Whether the browser goes back to the shop. */
  readonly returns: boolean;
  /** Whole won taken beside what was asked for. */
  readonly difference: number;
}

const usual = { ending: null, timing: 'soon', returns: true, difference: 0 } as const;

/** How each outcome goes. */
export const courses: Readonly<Record<Outcome, Course>> = {
  approve: { ...usual, resultCode: 'Authorised', ending: 'authorised' },
  decline: { ...usual, resultCode: 'Refused', ending: 'refused' },
  cancel: { ...usual, resultCode: 'Cancelled', ending: 'canceled' },
  slow: { ...usual, resultCode: 'Pending', ending: 'authorised', timing: 'late' },
  received: { ...usual, resultCode: 'Received', ending: 'authorised' },
  pending: { ...usual, resultCode: 'Pending' },
  'never-return': { ...usual, resultCode: 'Authorised', ending: 'authorised', returns: false },
  abandon: { ...usual, resultCode: 'Pending', ending: 'offer-closed', returns: false },
  'webhook-first': { ...usual, resultCode: 'Authorised', ending: 'authorised', timing: 'first' },
  'webhook-never': { ...usual, resultCode: 'Authorised' },
  'wrong-amount': { ...usual, resultCode: 'Authorised', ending: 'authorised', difference: -1 },
  'follow-up': { ...usual, resultCode: 'RedirectShopper' },
};
