import type { ConsentRecord, Locale } from '../contract/types.js';
import type { KrPayConsentDetail } from '../events/events.js';
import { makeRecord } from './record.js';
import { wordingOf } from './terms.js';
import type { ShownTerm } from './terms.js';

/**
 * What the shopper ticked. A tick belongs to the wording it was given to: when text, version or link change, the tick
 * does not count for the new one. The record is made when a box is ticked, so that a click need not wait for hashes.
 */
export class ConsentBook {
  /** Made with the first tick: most buttons have no terms. */
  #ticks: Map<string, { wording: string; at: string }> | undefined;
  #key = '';
  #record: ConsentRecord | undefined;
  #making: Promise<ConsentRecord> | undefined;

  /** Ticks or unticks a term, now. */
  set(term: ShownTerm, agreed: boolean): void {
    if (agreed) (this.#ticks ??= new Map()).set(term.id, { wording: wordingOf(term), at: new Date().toISOString() });
    else this.#ticks?.delete(term.id);
  }

  /** Unticks everything. */
  clear(): void {
    this.#ticks = undefined;
  }

  /** When this very wording was agreed to: ISO 8601, UTC. */
  agreedAt(term: ShownTerm): string | undefined {
    const tick = this.#ticks?.get(term.id);
    return tick?.wording === wordingOf(term) ? tick.at : undefined;
  }

  /** The required terms that still lack a tick. */
  missing(terms: readonly ShownTerm[]): readonly ShownTerm[] {
    return terms.filter((term) => term.required && !this.agreedAt(term));
  }

  /** What was answered to these terms, as a page is told. */
  answers(terms: readonly ShownTerm[]): KrPayConsentDetail['terms'] {
    return terms.map((term) => ({ id: term.id, required: term.required, agreed: !!this.agreedAt(term) }));
  }

  /** The record of these terms and answers: at once where it was made before, else a promise. */
  record(terms: readonly ShownTerm[], locale: Locale): ConsentRecord | Promise<ConsentRecord> {
    const key = JSON.stringify([locale, terms.map((term) => [term, this.agreedAt(term)])]);
    if (key !== this.#key || !this.#making) {
      this.#key = key;
      this.#record = undefined;
      this.#making = makeRecord(terms, (term) => this.agreedAt(term), locale).then((record) => {
        if (key === this.#key) this.#record = record;
        return record;
      });
    }
    return this.#record ?? this.#making;
  }
}
