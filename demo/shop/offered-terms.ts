import type { Locale } from '../../src/contract/types.js';
import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { setAttributes } from './dom.js';
import { isObject, type JsonObject } from './json.js';
import type { Language } from './language.js';
import { textOf } from './order-record.js';
import { getJson } from './shop-api.js';

/** A term as the button's `terms` property takes it. */
export interface OfferedTerm {
  readonly id: string;
  readonly version: string;
  readonly required: boolean;
  readonly label: string;
  readonly text: string;
}

/** What the shop's server asks shoppers to agree to now. */
export interface OfferedTerms {
  /** The mandate, as attributes of the button. */
  readonly mandate: Readonly<Record<string, string>>;
  readonly terms: readonly OfferedTerm[];
}

/** The terms in the answer of `GET /api/terms`; `undefined` when it is none. */
export function readOffer(body: unknown): OfferedTerms | undefined {
  if (!isObject(body) || !isObject(body['mandate']) || !Array.isArray(body['terms'])) return undefined;
  const { mandate } = body;
  return {
    mandate: {
      merchant: textOf(mandate, 'merchant'),
      frequency: textOf(mandate, 'frequency'),
      timing: textOf(mandate, 'timing'),
      'amount-rule': textOf(mandate, 'amountRule'),
      cancellation: textOf(mandate, 'cancellation'),
      'terms-version': textOf(mandate, 'version'),
    },
    terms: body['terms'].filter(isObject).map(readTerm),
  };
}

const readTerm = (term: JsonObject): OfferedTerm => ({
  id: textOf(term, 'id'),
  version: textOf(term, 'version'),
  required: term['required'] === true,
  label: textOf(term, 'label'),
  text: textOf(term, 'text'),
});

/**
 * Asks the server what it asks for: by a plan, or by a change of its price.
 * `undefined` when the server is away or has no such thing.
 */
export async function findOffer(offerId: string, language: Locale): Promise<OfferedTerms | undefined> {
  const query = new URLSearchParams({ offer: offerId, locale: language });
  return readOffer((await getJson(`/api/terms?${query.toString()}`)).body);
}

/** Gives a button the terms of an offer, and new ones when the server says that they have changed. Says whether they came. */
export async function showOffer(button: KrPayButtonElement, offerId: string, language: Language): Promise<boolean> {
  const offer = await findOffer(offerId, language);
  if (offer) {
    // Sentences are compared in the language that was asked for: a page that is translated meanwhile must not change the button's.
    setAttributes(button, { ...offer.mandate, locale: language });
    button.terms = offer.terms;
  }
  return offer !== undefined;
}

/** Calls back when the server refused a start because the terms on the screen are not those on offer any more. */
export function onTermsChanged(button: HTMLElement, changed: () => void): void {
  button.addEventListener('kr-pay-failure', ({ detail }) => {
    if (detail.code === 'terms-changed') changed();
  });
}
