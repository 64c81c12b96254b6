import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { consentTexts } from './consent-texts.js';
import { byId, create, setAttributes } from './dom.js';
import { setUpEventLog } from './event-log-view.js';
import { formatWon, pageLanguage } from './language.js';
import { recordAddress } from './links.js';
import { onTermsChanged, showOffer } from './offered-terms.js';
import { failureOutcome } from './outcome.js';
import { showOutcome } from './outcome-view.js';
import { findChanging, readOwnMethods, type OwnMethod, type PriceChange } from './own-methods.js';
import { savedMethodTitle } from './saved-methods.js';
import { setUpShell } from './shell.js';
import { getJson } from './shop-api.js';
import { texts } from './texts.js';

const language = pageLanguage();
const words = consentTexts[language];
const button = byId('pay') as KrPayButtonElement;
const won = (amount: number): string => (amount === 0 ? words.free : formatWon(amount, language));

const field = (name: string, label: string, value: string): HTMLElement =>
  create('div', { 'data-field': name }, create('dt', {}, label), create('dd', {}, value));

/** Old and new price, from when, with which method and how to cancel: all that the shopper has to know beforehand. */
function showFacts(own: OwnMethod, { oldAmount, amount, fromOn }: PriceChange): void {
  byId('change-facts').replaceChildren(
    field('oldAmount', words.oldPrice, won(oldAmount)),
    field('amount', words.newPrice, won(amount)),
    field('fromOn', words.from, words.fromLine(fromOn)),
    field('method', words.method, savedMethodTitle(own, language)),
    field('cancellation', words.howToCancel, button.getAttribute('cancellation') ?? ''),
  );
  byId('otherwise').textContent = words.otherwise(won(oldAmount));
}

function sayWhy({ window: when, opensOn, amount, fromOn, agreedAt }: PriceChange): void {
  const text = agreedAt ? words.priceAgreed(won(amount), fromOn) : when === 'early' ? words.early(opensOn) : words.over;
  showOutcome({ kind: agreedAt ? 'good' : 'waiting', text }, []);
}

async function dress(own: OwnMethod, change: PriceChange): Promise<void> {
  const came = await showOffer(button, change.changeId, language);
  if (!came) return showOutcome({ kind: 'bad', text: texts[language].serverAway }, []);
  setAttributes(button, { method: own.method, 'order-id': change.orderId });
  showFacts(own, change);
  const canAgree = change.window === 'open' && change.agreedAt === '';
  button.toggleAttribute('disabled', !canAgree);
  if (!canAgree) sayWhy(change);
}

async function open(): Promise<void> {
  const answer = await getJson('/api/saved-methods');
  const methods = readOwnMethods(answer.body);
  if (!methods) return showOutcome({ kind: 'bad', text: texts[language].serverAway }, []);
  const own = findChanging(methods);
  if (!own) return showOutcome({ kind: 'waiting', text: words.noChange }, []);
  const { priceChange } = own;
  button.addEventListener('kr-pay-start', ({ detail }) => {
    detail.metadata['priceChangeId'] = priceChange.changeId;
    detail.metadata['savedAttemptId'] = own.savedAttemptId;
  });
  button.addEventListener('kr-pay-success', ({ detail: { attemptId } }) => {
    button.classList.add('agreed');
    const text = words.agreedNow(won(priceChange.amount), priceChange.fromOn);
    const print = `/api/consents/page?attempt=${encodeURIComponent(attemptId)}`;
    showOutcome({ kind: 'good', text }, [
      { address: recordAddress({ attemptId }, location.search), text: texts[language].toRecord },
      { address: print, text: words.record },
    ]);
  });
  onTermsChanged(button, () => void dress(own, priceChange));
  await dress(own, priceChange);
}

setUpShell('price');
setUpEventLog();
byId('agree-label').textContent = words.agree;
button.addEventListener('kr-pay-failure', ({ detail }) => {
  if (detail.code !== 'consent-required') showOutcome(failureOutcome(detail, texts[language]), []);
});
void open();
