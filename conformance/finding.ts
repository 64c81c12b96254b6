/** What came of a rule. `said` is what came back from the endpoint, or why the rule could not be tried. */
export interface Finding {
  readonly outcome: 'pass' | 'fail' | 'skipped';
  readonly said: string;
}

export const pass = (said: string): Finding => ({ outcome: 'pass', said });
export const fail = (said: string): Finding => ({ outcome: 'fail', said });
export const skip = (said: string): Finding => ({ outcome: 'skipped', said });
