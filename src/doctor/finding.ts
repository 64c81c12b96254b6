/** `error`: it cannot work so. `warning`: it works, or may, but not as meant. `note`: nothing to repair. */
export type Severity = 'error' | 'warning' | 'note';

/** One thing that is misconfigured, or that went wrong. Sentences in English. */
export interface Finding {
  /** The kind, the same for all findings of its kind: `unknown-attribute`. */
  readonly kind: string;
  readonly severity: Severity;
  readonly wrong: string;
  readonly expected: string;
  readonly remedy: string;
}

/** A finding, and what it is about. */
export interface Diagnosis extends Finding {
  /** Such as `kr-pay-button[order-id="A-1001"]`, or `page`. */
  readonly where: string;
  readonly element?: Element | undefined;
}

/** What a diagnosis says, in lines. */
export function linesOf({ where, wrong, expected, remedy }: Diagnosis): string {
  return `${where}: ${wrong}\n  Expected: ${expected}\n  What to do: ${remedy}`;
}
