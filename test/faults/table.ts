import type { Fault } from './fault.js';
import { answers } from './table/answers.js';
import { connection } from './table/connection.js';
import { leaving } from './table/leaving.js';
import { outcomes } from './table/outcome.js';
import { page } from './table/page.js';
import { providerScript } from './table/provider-script.js';
import { providerWindow } from './table/provider-window.js';
import { refusals } from './table/refusals.js';
import { setUp } from './table/set-up.js';

const byNumber = (one: Fault, other: Fault): number => +one.id.slice(1) - +other.id.slice(1);

/** The faults F1 to F62, in order. `faults.test.ts` plays their cases; the docs are made from them. */
export const faults: readonly Fault[] = [
  ...connection,
  ...refusals,
  ...answers,
  ...leaving,
  ...providerScript,
  ...providerWindow,
  ...page,
  ...outcomes,
].sort(byNumber);

/** Every row of the table: the faults, then what somebody has to set up or do. */
export const table: readonly Fault[] = [...faults, ...setUp];
