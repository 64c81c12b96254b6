import type { Rule } from '../rule.js';
import { comingBackRules } from './coming-back.js';
import { confirmRules } from './confirm.js';
import { consentRules } from './consent.js';
import { guardRules } from './guard.js';
import { paidRules } from './paid.js';
import { repeatRules } from './repeat.js';
import { startRules } from './start.js';
import { trustRules } from './trust.js';
import { wholeRunRules } from './whole-run.js';

/** Rules that belong together, under a heading of the report. */
export interface Chapter {
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** Every rule, in the order in which they are tried: paying comes late, and what looks at the whole run last. */
export const chapters: readonly Chapter[] = [
  { title: 'Starting', rules: startRules },
  { title: 'Starting again', rules: repeatRules },
  { title: 'Not believing the page', rules: trustRules },
  { title: 'Consent', rules: consentRules },
  { title: 'Confirming', rules: confirmRules },
  { title: 'Coming back', rules: comingBackRules },
  { title: 'Keeping others out', rules: guardRules },
  { title: 'Paying', rules: paidRules },
  { title: 'The whole run', rules: wholeRunRules },
];
