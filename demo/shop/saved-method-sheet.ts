import { adminTexts } from './admin-texts.js';
import { create } from './dom.js';
import type { JsonObject } from './json.js';
import { formatTime, formatWon, pageLanguage } from './language.js';
import { recordAddress } from './links.js';
import { fieldsOf } from './record-fields.js';
import { planName, savedMethodTitle, type Answered, type SavedMethodNote } from './saved-methods.js';

const language = pageLanguage();
const words = adminTexts[language];

/** A saved method on the page. */
export interface SavedMethodSheet {
  readonly element: HTMLElement;
  /** Shows the method as it stands now. What was typed and what was answered stays. */
  update(saved: SavedMethodNote): void;
  /** Says what came of it. Announced: it stands in a live region. */
  say(sentence: string, answered: Answered): void;
}

/** What the sheet's buttons do. */
export interface SheetActions {
  charge(amount: number, sheet: SavedMethodSheet): Promise<void>;
  end(sheet: SavedMethodSheet): Promise<void>;
}

const field = (name: string, label: string, ...value: readonly (Node | string)[]): HTMLElement =>
  create('div', { 'data-field': name }, create('dt', {}, label), create('dd', {}, ...value));

function facts(saved: SavedMethodNote): readonly HTMLElement[] {
  const { plan, nextDueOn, savedAt, canceledAt, savedAttemptId, consentSha256, refusal } = saved;
  const amount = plan?.['amount'];
  const record = recordAddress({ attemptId: savedAttemptId }, location.search);
  return [
    ...(plan ? [field('plan', words.plan, planLine(plan, amount))] : []),
    ...(nextDueOn ? [field('nextDueOn', words.nextDue, create('time', { datetime: nextDueOn }, nextDueOn))] : []),
    field('savedAt', words.savedAt, formatTime(savedAt, language)),
    ...(canceledAt ? [field('canceledAt', words.endedAt, formatTime(canceledAt, language))] : []),
    field('sha256', words.consent, create('a', { href: record }, consentSha256 || savedAttemptId)),
    field('export', words.evidence, create('a', { href: exportAddress(savedAttemptId) }, words.print)),
    // The server's own sentences are in English.
    field('now', words.now, refusal ? create('p', { lang: 'en' }, refusal) : words.chargeable),
  ];
}

/** Every consent of the customer who saved the method, for print. */
const exportAddress = (savedAttemptId: string): string =>
  `/api/admin/consents/page?customerOf=${encodeURIComponent(savedAttemptId)}`;

const planLine = (plan: JsonObject, amount: unknown): string =>
  [planName(plan, language), ...(typeof amount === 'number' ? [formatWon(amount, language)] : [])].join(' · ');

function chargeItem(charge: JsonObject): HTMLElement {
  const pairs = fieldsOf(charge, language).map(({ name, label, value }) => field(name, label, value));
  return create('li', {}, create('dl', { class: 'fields' }, ...pairs));
}

function chargeList({ charges }: SavedMethodNote): readonly HTMLElement[] {
  if (charges.length === 0) return [];
  const summary = create('summary', {}, `${words.charges} (${charges.length})`);
  return [create('details', { class: 'charges' }, summary, create('ol', {}, ...charges.map(chargeItem)))];
}

/** Makes the sheet of a saved method. */
export function createSheet(first: SavedMethodNote, actions: SheetActions): SavedMethodSheet {
  const id = first.savedAttemptId;
  const heading = create('h2', { id: `title-${id}` }, savedMethodTitle(first, language));
  const list = create('dl', { class: 'fields' });
  const charges = create('div');
  const answer = create('div', { class: 'answer', role: 'status' });
  const planAmount = first.plan?.['amount'];
  const digits = { inputmode: 'numeric', pattern: '[0-9]{1,9}', required: '', title: words.wholeWon };
  const value = typeof planAmount === 'number' ? String(planAmount) : '';
  const amount = create('input', { id: `amount-${id}`, name: 'amount', autocomplete: 'off', value, ...digits });
  const form = create(
    'form',
    { class: 'lookup charge' },
    create('label', { for: amount.id }, words.amount),
    create('div', { class: 'lookup-line' }, amount, create('button', { class: 'quiet' }, words.charge)),
  );
  const endNow = create('button', { type: 'button', class: 'quiet end-now' }, words.endNow);
  const end = create('details', { class: 'end' }, create('summary', {}, words.end));
  end.append(create('p', {}, words.endWarning), endNow);
  const attributes = { class: 'sheet saved-method', 'data-saved': id, 'aria-labelledby': heading.id };
  const element = create('section', attributes, heading, list, charges, form, end, answer);

  const sheet: SavedMethodSheet = {
    element,
    update(saved) {
      list.replaceChildren(...facts(saved));
      const wasOpen = charges.querySelector('details')?.open === true;
      charges.replaceChildren(...chargeList(saved));
      charges.querySelector('details')?.toggleAttribute('open', wasOpen);
      end.hidden = saved.canceledAt !== '';
    },
    say(sentence, { kind, sentence: detail, consentSha256 }) {
      answer.dataset['kind'] = kind;
      const isNamed = consentSha256 === '' || detail.includes(consentSha256);
      const consent = isNamed ? [] : [create('p', { class: 'hash' }, words.byConsent(consentSha256))];
      answer.replaceChildren(
        create('p', { class: 'answer-text' }, sentence),
        create('p', { lang: 'en' }, detail),
        ...consent,
      );
    },
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void actions.charge(Number(amount.value), sheet);
  });
  endNow.addEventListener('click', () => void actions.end(sheet));
  sheet.update(first);
  return sheet;
}
