import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import {
  benchAddress,
  buttonAttributes,
  isPossible,
  nearestChoice,
  productOf,
  readWish,
  wholeChoice,
} from './bench-choice.js';
import { closeCart, isForgotten, keptCart, openCart, type Cart } from './cart.js';
import { isAdvanced, onChoice, setAdvanced, showChoice } from './choice-view.js';
import { byId, create, setAttributes } from './dom.js';
import { loadEmulatorScript } from './emulator-script.js';
import { setUpEventLog } from './event-log-view.js';
import { pageLanguage } from './language.js';
import { planId } from './membership-plan.js';
import { findOffer, onTermsChanged, type OfferedTerms } from './offered-terms.js';
import { setUpOutcome } from './outcome-view.js';
import { readProviderTable, rowOf, type ProviderTable } from './provider-table.js';
import { setUpRecordPanel } from './record-panel.js';
import { fitLinks, setUpShell } from './shell.js';
import { getJson } from './shop-api.js';
import { processorTerms, texts } from './texts.js';

const language = pageLanguage();
const words = texts[language];
const button = byId('pay') as KrPayButtonElement;
const notice = byId('notice');

let choice = wholeChoice(readWish(location.search), 'stripe');
let table: ProviderTable | undefined;
/** What the server asks for where a method is kept. */
let offered: OfferedTerms | undefined;
let cart = keptCart(productOf(choice.mode));
/** As long as this visit is a return, the record is the one that the button's events are about. */
let returning = new URLSearchParams(location.search).has('kr_pay_attempt');
/** Counts what was begun, so that only the newest choice is shown. */
let latest = 0;

function dress(): void {
  const keeps = choice.mode !== 'pay';
  setAttributes(button, buttonAttributes(choice, cart, language, location.search));
  if (keeps && offered) setAttributes(button, { ...offered.mandate, locale: language });
  button.terms = keeps ? (offered?.terms ?? []) : [];
  showChoice(choice, table);
  const row = table && rowOf(table, choice.provider);
  if (row) byId('place').textContent = row.emulator ? words.atEmulator(row.emulator.origin) : words.atProvider;
  else if (table) byId('place').textContent = words.notHere;
  // Asked for where the shop's page is the last before Stripe's processor. On Stripe's hosted page it is true as well.
  byId('processor').hidden = choice.provider !== 'stripe';
}

function complain(sentence: string | undefined): void {
  const again = create('button', { type: 'button', class: 'quiet' }, words.tryAgain);
  again.addEventListener('click', () => void open());
  notice.replaceChildren(...(sentence === undefined ? [] : [create('p', {}, sentence), again]));
  notice.hidden = sentence === undefined;
}

/** The order that this tab has for what is sold, if the server knows it, else a new one. None to save a method. */
async function usableCart(): Promise<Cart | undefined> {
  if (choice.mode === 'save') return undefined;
  return cart && !(await isForgotten(cart)) ? cart : openCart(productOf(choice.mode));
}

/** What is to be agreed to: asked for once, and again when the server says that it has changed. */
const usableTerms = async (): Promise<OfferedTerms | undefined> =>
  choice.mode === 'pay' ? offered : (offered ?? findOffer(planId, language));

/** Loads the script that the provider's flow calls, where an emulator has one. */
async function loadScript(): Promise<boolean> {
  const script = table && rowOf(table, choice.provider)?.emulator?.script;
  return script === undefined || loadEmulatorScript(script);
}

/** Makes the button ready for the choice: it cannot be pressed before the order and the script are there. */
async function prepare(): Promise<void> {
  latest += 1;
  const own = latest;
  button.setAttribute('disabled', '');
  dress();
  const [order, scriptCame, terms] = await Promise.all([usableCart(), loadScript(), usableTerms()]);
  if (own !== latest) return;
  offered = terms;
  cart = order;
  dress();
  const lacks = (order === undefined && choice.mode !== 'save') || (terms === undefined && choice.mode !== 'pay');
  const missing = lacks ? words.serverAway : scriptCame ? undefined : words.scriptAway;
  complain(missing);
  button.toggleAttribute('disabled', missing !== undefined);
  if (order && !returning) await showRecord(order);
}

/** What is shown from now on: a finished button is new again, and the address says what it is for. */
async function startAnew(): Promise<void> {
  if (button.matches(':defined')) button.reset();
  cart = keptCart(productOf(choice.mode));
  returning = false;
  byId('outcome').hidden = true;
  history.replaceState(history.state, '', benchAddress(choice, location.search));
  fitLinks();
  await prepare();
}

async function open(): Promise<void> {
  const answer = await getJson('/api/providers');
  table = readProviderTable(answer.body);
  if (!table) return complain(words.serverAway);
  choice = wholeChoice(readWish(location.search), table.defaultProvider);
  if (!isPossible(table, choice)) setAdvanced(true);
  await prepare();
}

setUpShell('bench');
setUpEventLog();
setUpOutcome(() => ({ address: benchAddress(choice, location.search), text: words.orderAgain }));
const showRecord = setUpRecordPanel();
byId('processor').replaceChildren(
  words.processor[0],
  create('a', { href: processorTerms, target: '_blank', rel: 'noopener' }, words.processor[1]),
  words.processor[2],
);
// At once, so that a button that comes back from a provider knows its order before it asks.
dress();

onChoice(
  () => choice,
  (changed) => {
    choice = table && !isAdvanced() ? nearestChoice(table, changed) : changed;
    void startAnew();
  },
);
byId('new-order').addEventListener('click', () => {
  closeCart(productOf(choice.mode), cart?.orderId);
  void startAnew();
});
button.addEventListener('kr-pay-start', ({ detail }) => {
  if (detail.mode !== 'pay') detail.metadata['planId'] = planId;
});
onTermsChanged(button, () => {
  offered = undefined;
  void usableTerms().then((terms) => {
    offered = terms;
    dress();
  });
});
addEventListener('kr-pay-success', ({ detail }) => {
  closeCart(productOf(choice.mode), detail.orderId);
  void showRecord(detail);
});
addEventListener('kr-pay-pending', ({ detail }) => void showRecord(detail));
addEventListener('kr-pay-failure', ({ detail }) => {
  // An attempt that the server refused to start is in no table; its order, if it has one, is.
  void showRecord(detail.httpStatus === undefined ? detail : { orderId: detail.orderId });
});
void open();
