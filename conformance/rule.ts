import type { Finding } from './finding.js';
import type { Visit } from './visit.js';

/** One thing that the contract asks of a merchant's endpoint. */
export interface Rule {
  /** In words joined by hyphens, such as `start-again`. */
  readonly id: string;
  /** What must hold, as a sentence. */
  readonly title: string;
  /** What the kit sends, in brief. */
  readonly sends: string;
  readonly expects: string;
  /** What goes wrong in a shop where it does not hold. */
  readonly why: string;
  check(visit: Visit): Promise<Finding> | Finding;
}
