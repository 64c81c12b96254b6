import { consentTexts } from './consent-texts.js';
import { byId, create } from './dom.js';
import { formatTime, formatWon, pageLanguage } from './language.js';
import { carriedAddress } from './links.js';
import { readOwnMethods, type OwnMethod } from './own-methods.js';
import { planName, savedMethodTitle } from './saved-methods.js';
import { getJson, postJson } from './shop-api.js';

const language = pageLanguage();
const words = consentTexts[language];

const field = (name: string, label: string, value: Node | string): HTMLElement =>
  create('div', { 'data-field': name }, create('dt', {}, label), create('dd', {}, value));

/** Where a consent can be read and printed. */
const consentAddress = (attemptId: string): string => `/api/consents/page?attempt=${encodeURIComponent(attemptId)}`;

function facts({ plan, savedAt, canceledAt }: OwnMethod): HTMLElement {
  const amount = plan?.['amount'];
  return create(
    'dl',
    { class: 'fields' },
    ...(plan && typeof amount === 'number'
      ? [field('amount', planName(plan, language), amount === 0 ? words.free : formatWon(amount, language))]
      : []),
    field('savedAt', words.savedAt, formatTime(savedAt, language)),
    ...(canceledAt ? [field('canceledAt', words.canceledAt, formatTime(canceledAt, language))] : []),
  );
}

function priceLine({ priceChange }: OwnMethod): readonly HTMLElement[] {
  if (!priceChange || (priceChange.window === 'over' && priceChange.agreedAt === '')) return [];
  const { amount, fromOn, agreedAt } = priceChange;
  const say = agreedAt ? words.priceAgreed : words.priceChanges;
  const link = create('a', { href: carriedAddress('/demo/price-change.html', location.search) }, words.toPrice);
  return [
    create('p', { class: 'price-line' }, say(formatWon(amount, language), fromOn), ...(agreedAt ? [] : [' ', link])),
  ];
}

function withdrawal({ savedAttemptId, canceledAt }: OwnMethod): readonly HTMLElement[] {
  const answer = create('p', { role: 'status', class: 'answer-text' });
  if (canceledAt) return [];
  const now = create('button', { type: 'button', class: 'quiet end-now' }, words.withdrawNow);
  const end = create('details', { class: 'end' }, create('summary', {}, words.withdraw));
  end.append(create('p', {}, words.withdrawWarning), now);
  now.addEventListener('click', () => {
    void postJson(`/api/saved-methods/${encodeURIComponent(savedAttemptId)}/cancel`, {}).then(({ status }) => {
      answer.textContent = status === 200 ? words.withdrawn : words.refused;
      if (status === 200) end.remove();
    });
  });
  return [end, answer];
}

function sheet(own: OwnMethod): HTMLElement {
  const { savedAttemptId, provider, method } = own;
  const title = savedMethodTitle({ provider, method }, language);
  const heading = create('h3', { id: `own-${savedAttemptId}` }, title);
  const record = create('a', { href: consentAddress(savedAttemptId) }, words.record);
  const attributes = { class: 'sheet saved-method', 'aria-labelledby': heading.id };
  return create(
    'section',
    attributes,
    heading,
    facts(own),
    ...priceLine(own),
    create('p', {}, record),
    ...withdrawal(own),
  );
}

/** Shows what this shopper saved, with a way to end it. Without any there is nothing to show. */
export async function showOwnMethods(): Promise<void> {
  const own = readOwnMethods((await getJson('/api/saved-methods')).body) ?? [];
  byId('own-list').replaceChildren(...own.map(sheet));
  byId('own-methods').hidden = own.length === 0;
}
