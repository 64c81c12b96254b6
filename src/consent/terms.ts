/** A term as a page gives it, by property or by a `<kr-pay-term>` child. */
export interface Term {
  readonly id: string;
  /** What stands beside the box. */
  readonly label: string;
  readonly version?: string;
  readonly required?: boolean;
  /** The full text, shown inline. */
  readonly text?: string;
  /** Where the full text can be read. */
  readonly href?: string;
}

/** A term as it is shown. */
export interface ShownTerm {
  readonly id: string;
  readonly version?: string;
  readonly required: boolean;
  readonly label: string;
  /** What is read inline beneath the label: the mandate's sentences, or the full text. */
  readonly lines: readonly string[];
  /** What the record keeps: all that is on the screen but the marker, white space folded. */
  readonly text: string;
  readonly href?: string;
}

/** White space folded and trimmed, as the record keeps a text. */
export function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** The mandate as a term. Its title is not part of what the record keeps. */
export function mandateTerm(label: string, sentences: readonly string[], version?: string): ShownTerm {
  return {
    id: 'mandate',
    ...(version && { version }),
    required: true,
    label,
    lines: sentences,
    text: fold(sentences.join(' ')),
  };
}

/** A page's term as it is shown. `href` has passed the address policy, or is absent. */
export function shownTerm({ id, label, version, required, text }: Term, href: string | undefined): ShownTerm {
  return {
    id,
    ...(version && { version }),
    required: !!required,
    label: fold(label),
    lines: text ? [text] : [],
    text: fold(`${label} ${text ?? ''}`),
    ...(href && { href }),
  };
}
