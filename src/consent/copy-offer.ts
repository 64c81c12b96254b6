import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Locale } from '../contract/types.js';
import type { ConsentCopy } from './copy.js';

/** Offers the shopper a copy of what was agreed to. Its file loads when there is something to keep, before it is offered. */
export class CopyOffer {
  #buttons: ((locale: Locale) => TemplateResult) | undefined;

  /** A payment has succeeded, with this to keep or with nothing. Where the file does not come, nothing is offered. */
  async make(copy: ConsentCopy | undefined): Promise<void> {
    this.#buttons = undefined;
    if (!copy) return;
    const file = await import('./copy.js').catch(() => undefined);
    if (file) this.#buttons = (locale) => file.copyButtons(copy, locale);
  }

  view(locale: Locale): TemplateResult | typeof nothing {
    return this.#buttons?.(locale) ?? nothing;
  }
}
