import type { Pieces } from '../i18n/messages.js';

/** A term as a page gives it, by property or by a `<kr-pay-term>` child. */
export interface Term {
  /** Without white space. */
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
  /** What is always read beneath the label: the mandate's sentences. */
  readonly sentences: readonly Pieces[];
  /** The full text, which can be folded away. */
  readonly fullText?: string;
  /** What the record keeps: all that is on the screen but the marker, white space folded. */
  readonly text: string;
  readonly href?: string;
  /** The same as the page has it: a relative one means the same when the page's address changes. */
  readonly link?: string;
}

/** All that a tick is given to: another version or link is another term, though its label stays. */
export const wordingOf = ({ version, text, fullText, link }: ShownTerm): string =>
  JSON.stringify([version, text, fullText, link]);

/** White space folded and trimmed, as the record keeps a text. */
export function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** The mandate as a term. Its title is not part of what the record keeps. */
export function mandateTerm(label: string, sentences: readonly Pieces[], version?: string): ShownTerm {
  return {
    id: 'mandate',
    ...(version && { version }),
    required: true,
    label,
    sentences,
    text: fold(sentences.map((pieces) => pieces.join('')).join(' ')),
  };
}

/** A page's term as it is shown. `href` has passed the address policy, or is absent. */
export function shownTerm(
  { id, label, version, required, text, href: link }: Term,
  href: string | undefined,
): ShownTerm {
  return {
    id,
    ...(version && { version }),
    required: !!required,
    label: fold(label),
    sentences: [],
    ...(text && { fullText: text }),
    text: fold(`${label} ${text ?? ''}`),
    ...(href && { href }),
    ...(link && { link }),
  };
}
