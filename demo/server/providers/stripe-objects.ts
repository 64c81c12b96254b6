import type { AttemptToCreate, Creation, Observation } from './provider.js';

/** One way of having an object at Stripe for an attempt: Checkout Sessions, or intents. None of it throws. */
export interface StripeObjects {
  create(attempt: AttemptToCreate): Promise<Creation>;
  retrieve(objectId: string): Promise<Observation>;
  /** Closes it so that it cannot be paid any more, if it is not paid yet, and says how it stands then. */
  expire(objectId: string): Promise<Observation>;
}
