import type { Locale } from '../../src/contract/types.js';
import { consentTexts } from './consent-texts.js';
import { byId, create } from './dom.js';
import { isObject } from './json.js';
import { pageLanguage } from './language.js';
import { planId } from './membership-plan.js';
import { findOffer, type OfferedTerm } from './offered-terms.js';
import { textOf } from './order-record.js';
import { postJson, type ApiAnswer } from './shop-api.js';
import { texts } from './texts.js';

const language = pageLanguage();
const words = consentTexts[language];
const locales: readonly Locale[] = ['ko', 'en', 'ja', 'zh'];

const publish = byId('publish') as HTMLFormElement;
const announce = byId('announce') as HTMLFormElement;
const offered = new Map<Locale, readonly OfferedTerm[]>();

/** A field of a form, whatever kind it is. */
function fieldOf(form: HTMLFormElement, name: string): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  const found = form.elements.namedItem(name);
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement || found instanceof HTMLSelectElement) {
    return found;
  }
  throw new Error(`The form needs a field named "${name}".`);
}

const termIn = (locale: Locale, id: string): OfferedTerm | undefined =>
  offered.get(locale)?.find((term) => term.id === id);

/** Fills the form with the term as it is now. */
function showTerm(): void {
  const id = fieldOf(publish, 'termId').value;
  fieldOf(publish, 'ko').value = termIn('ko', id)?.text ?? '';
  fieldOf(publish, 'en').value = termIn('en', id)?.text ?? '';
  const [day] = new Date().toISOString().split('.', 1);
  fieldOf(publish, 'version').value = `${id}-${(day ?? '').replaceAll(/[:T]/g, '-')}`;
}

async function readTerms(): Promise<void> {
  for (const locale of locales) offered.set(locale, (await findOffer(planId, locale))?.terms ?? []);
  const options = (offered.get(language) ?? []).map(({ id, label }) => create('option', { value: id }, label));
  byId('term-id').replaceChildren(...options);
  showTerm();
}

/** What the server said: the sentence for a success, or its own for a refusal. */
function say(placeId: string, { status, body }: ApiAnswer, good: string): void {
  const place = byId(placeId);
  const isGood = status === 200 || status === 201;
  place.dataset['kind'] = isGood ? 'good' : 'refused';
  const refusal = isObject(body) ? textOf(body, 'message') : '';
  // The server's own sentences are in English.
  place.replaceChildren(isGood ? good : refusal ? create('p', { lang: 'en' }, refusal) : texts[language].serverAway);
}

async function sendTerm(): Promise<void> {
  const termId = fieldOf(publish, 'termId').value;
  const version = fieldOf(publish, 'version').value;
  const inLanguage = (locale: Locale): { label: string; text: string } => {
    const { label = '', text = '' } = termIn(locale, termId) ?? {};
    return { label, text: locale === 'ko' || locale === 'en' ? fieldOf(publish, locale).value : text };
  };
  const made = { ko: inLanguage('ko'), en: inLanguage('en'), ja: inLanguage('ja'), zh: inLanguage('zh') };
  const answer = await postJson('/api/admin/terms', { planId, termId, version, texts: made });
  say('publish-answer', answer, words.published(version));
  if (answer.status === 201) await readTerms();
}

async function sendPrice(): Promise<void> {
  const [amount, fromOn] = [Number(fieldOf(announce, 'amount').value), fieldOf(announce, 'fromOn').value];
  say('announce-answer', await postJson('/api/admin/price-changes', { planId, amount, fromOn }), words.announced);
}

byId('term-id').addEventListener('change', showTerm);
publish.addEventListener('submit', (event) => {
  event.preventDefault();
  void sendTerm();
});
announce.addEventListener('submit', (event) => {
  event.preventDefault();
  void sendPrice();
});
void readTerms();
