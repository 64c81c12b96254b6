import { confirmFaults } from './confirm-faults.js';
import { guardFaults } from './guard-faults.js';
import { startFaults } from './start-faults.js';
import type { Break } from './broken.js';

/** One fault of an endpoint, and the one rule that sees it. */
export interface Fault {
  readonly rule: string;
  /** What the endpoint does. */
  readonly is: string;
  readonly breaks: Break;
}

export const faults: readonly Fault[] = [...startFaults, ...confirmFaults, ...guardFaults];
