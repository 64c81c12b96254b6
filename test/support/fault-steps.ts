import type { Step } from './faults.js';

/** An answer of the fault server as the table of faults asks for it: a step, and what only some faults need. */
export interface ServedFault extends Step {
  /** As the first step: refuses the question that a browser asks before it posts JSON to another origin. */
  readonly refusesPreflight?: true;
  /** Milliseconds before anything is answered. */
  readonly late?: number;
  /** The body is so many lists within lists. */
  readonly nested?: number;
}

/** An answer with JSON. */
export const json = (body: unknown, status = 200): ServedFault => ({ status, body: JSON.stringify(body) });

/** `count` times the same. */
export const times = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);
