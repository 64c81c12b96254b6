import { isPossible, productOf } from '../shop/bench-choice.js';
import { closeCart, keptCart } from '../shop/cart.js';
import { byId, create } from '../shop/dom.js';
import { setUpEventLog } from '../shop/event-log-view.js';
import { planId } from '../shop/membership-plan.js';
import { isMethod, isMode } from '../shop/names.js';
import { onTermsChanged } from '../shop/offered-terms.js';
import type { ProviderTable } from '../shop/provider-table.js';
import { fitLinks } from '../shop/shell.js';
import { texts } from '../shop/texts.js';
import { readAddress, writeAddress } from './address.js';
import { valuesOf, withValue, type Facts, type Values } from './configuration.js';
import { openParts, setUpControls, showControls } from './controls.js';
import { setUpCopying } from './copying.js';
import type { FieldName } from './fields.js';
import { hintFor, type Answering } from './hints.js';
import { outcomeOf } from './outcomes.js';
import { fitPageLanguage } from './page-language.js';
import { dressPreview, previewButton, renewPreview } from './preview.js';
import { problemsOf } from './problems.js';
import { bringNeeds, findShop, rowFor, type Needs } from './shop-facts.js';
import { openSimulatedMerchant } from './simulated-merchant.js';
import { setUpSnippets, showSnippet } from './snippet-view.js';
import { playgroundTexts } from './texts.js';
import { watchEndpoint } from './watch-endpoint.js';
import { setUpWireLog } from './wire-view.js';

const language = fitPageLanguage(location.search);
const words = playgroundTexts[language];
const opened = readAddress(location.href);

let chosen = opened.chosen;
/** Who answers: not known yet, the shop's server with what it can do, or this page. */
let shop: 'asking' | ProviderTable | undefined = 'asking';
let needs: (Needs & { readonly productId: string }) | undefined;
/** Whether the button has all that it needs to be pressed. */
let ready = false;
/** Counts what was begun, so that only the newest counts. */
let latest = 0;

const table = (): ProviderTable | undefined => (shop === 'asking' ? undefined : shop);

function product(): string {
  const mode = chosen.mode ?? 'pay';
  return productOf(isMode(mode) ? mode : 'pay');
}

function facts(): Facts {
  const order = needs?.productId === product() ? needs.order : keptCart(product());
  return { language, order: shop ? order : undefined, mandate: needs?.offer?.mandate };
}

function answering(values: Values): Answering {
  const row = shop && shop !== 'asking' ? rowFor(shop, values.provider) : undefined;
  return row ? { by: row.emulator ? 'emulator' : 'test-mode', provider: row.name } : { by: 'page' };
}

/** Who answers, in words, and what is in the way of it. */
function placeText({ provider, method, mode }: Values): string {
  const known = table();
  if (!known) return shop === 'asking' ? '' : words.simulated;
  const row = rowFor(known, provider);
  if (!row) return words.notHere;
  const possible = isMethod(method) && isMode(mode) && isPossible(known, { provider: row.name, method, mode });
  if (!possible) return words.impossible;
  return row.emulator ? words.atEmulator(row.emulator.origin) : words.inTestMode;
}

/** Shows everything as it is set now. */
function show(): void {
  const values = valuesOf(chosen, facts());
  const problems = problemsOf(values, location.href);
  const [problem] = problems.values();
  dressPreview(values, needs?.offer, ready);
  showControls(values, problems, language);
  showSnippet(values);
  byId('says').textContent = problem === undefined ? '' : words.elementSays(problem);
  byId('place').textContent = placeText(values);
  byId('place').dataset['by'] = shop === undefined ? 'page' : 'server';
  byId('hint').textContent = shop === 'asking' ? '' : hintFor(outcomeOf(values.outcome), answering(values), language);
  byId('terms-note').textContent = needs?.offer && values.mode !== 'pay' ? words.termsOfServer : '';
  const share = byId('share') as HTMLInputElement;
  share.value = writeAddress(chosen, language, location.href);
  byId('share-said').textContent = '';
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) {
    link.href = writeAddress(chosen, link.lang === 'en' ? 'en' : 'ko', location.href);
  }
}

/** Keeps the configuration in the address: a reload has it, and so has the way back from a provider. */
function keepInAddress(): void {
  // Until the button has read what a provider added, the address is not ours to change.
  if (new URLSearchParams(location.search).has('kr_pay_attempt')) return;
  try {
    history.replaceState(history.state, '', writeAddress(chosen, language, location.href));
  } catch {
    // Some engines refuse too many changes in a row; the next one counts.
  }
}

function complain(sentence: string | undefined): void {
  const again = create('button', { type: 'button', class: 'quiet' }, texts[language].tryAgain);
  again.addEventListener('click', () => void prepare());
  byId('notice').replaceChildren(...(sentence === undefined ? [] : [create('p', {}, sentence), again]));
  byId('notice').hidden = sentence === undefined;
}

/** Makes the button ready for what is set: at a server it needs an order, terms and perhaps a script first. */
async function prepare(): Promise<void> {
  latest += 1;
  const own = latest;
  const known = table();
  ready = !known && shop !== 'asking';
  show();
  if (!known) return;
  const { mode, provider } = valuesOf(chosen, facts());
  const productId = product();
  const brought = await bringNeeds(mode, productId, rowFor(known, provider), language);
  if (own !== latest) return;
  needs = { ...brought, productId };
  const lacks = (mode !== 'save' && !brought.order) || (mode !== 'pay' && !brought.offer);
  complain(lacks ? texts[language].serverAway : brought.scriptCame ? undefined : texts[language].scriptAway);
  ready = !lacks && brought.scriptCame;
  show();
}

function choose(name: FieldName, value: string, settled: boolean): void {
  const before = valuesOf(chosen, facts())[name];
  chosen = withValue(chosen, name, value, facts());
  if (before !== value && !/^(?:theme|width)$/.test(name)) renewPreview();
  show();
  if (!settled) return;
  keepInAddress();
  if (name === 'mode' || name === 'provider') void prepare();
}

function startAnew(): void {
  closeCart(product(), facts().order?.orderId);
  needs = undefined;
  previewButton().reset?.();
  void prepare();
}

function showNotes(): void {
  const lines = opened.notes.map(({ kind, name }) => create('p', {}, words[kind](name)));
  byId('notes').replaceChildren(...lines);
  byId('notes').hidden = lines.length === 0;
}

const asked = findShop();
const merchant = openSimulatedMerchant();
watchEndpoint({
  isEndpoint(address) {
    const { endpoint, 'confirm-endpoint': confirm } = valuesOf(chosen, facts());
    const own = [endpoint, confirm].filter((each) => URL.canParse(each, location.href));
    return own.some((each) => new URL(each, location.href).href === address);
  },
  async simulate(body, address) {
    if ((await asked) || new URL(address).origin !== location.origin) return undefined;
    return merchant.answer(body, outcomeOf(valuesOf(chosen, facts()).outcome));
  },
  report: setUpWireLog(words),
});

document.title = words.title;
fitLinks();
setUpEventLog();
setUpControls(language, choose);
setUpSnippets(show);
setUpCopying({ button: 'copy-snippet', source: 'snippet', said: 'snippet-said' }, words);
setUpCopying({ button: 'copy-share', source: 'share', said: 'share-said' }, words);
showNotes();
openParts(Object.keys(opened.chosen) as FieldName[]);
byId('again').addEventListener('click', startAnew);
previewButton().addEventListener('kr-pay-start', ({ detail }) => {
  if (table() && detail.mode !== 'pay') detail.metadata['planId'] = planId;
});
onTermsChanged(previewButton(), () => void prepare());
addEventListener('kr-pay-success', ({ detail }) => closeCart(product(), detail.orderId));
// At once, so that a button that comes back from a provider knows its order before it asks.
show();
keepInAddress();
void asked.then((found) => {
  shop = found;
  void prepare();
});
