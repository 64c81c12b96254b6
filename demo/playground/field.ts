import type { Language } from '../shop/language.js';

/** A text of the page in its two languages. */
export type Words = Readonly<Record<Language, string>>;

/** The parts in which the controls stand. */
export type GroupName = 'look' | 'order' | 'consent' | 'way' | 'slots' | 'page';

/** One thing that can be set on the playground, and the control for it. */
export interface Field {
  /** The attribute's name; `slot-…` for a slot; any other name for what only the page knows. */
  readonly name: string;
  readonly place: 'attribute' | 'slot' | 'page';
  readonly group: GroupName;
  /** `switch` is an attribute without a value: `on` or the empty text. */
  readonly kind: 'text' | 'digits' | 'choice' | 'switch';
  /** What a choice offers; the empty text is "not set". */
  readonly values?: readonly string[];
  /** What holds where nothing is set. */
  readonly standard: string;
  /** One line about it. */
  readonly help: Words;
  /** What is expected, where a text can be unusable. */
  readonly expected?: Words;
}
