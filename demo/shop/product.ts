import { closeCart, isForgotten, keptCart, openCart, type Cart } from './cart.js';
import { byId, create, setAttributes } from './dom.js';
import { setUpEventLog } from './event-log-view.js';
import { formatWon, pageLanguage } from './language.js';
import { carriedAddress } from './links.js';
import { setUpMethodChooser } from './method-chooser.js';
import { setUpOutcome } from './outcome-view.js';
import { setUpShell } from './shell.js';
import { texts } from './texts.js';
import { showWhatWorks } from './what-works-view.js';

const productId = 'sejak';
const button = byId('pay');
const notice = byId('notice');
const words = texts[pageLanguage()];

function show(cart: Cart): void {
  setAttributes(button, {
    'order-id': cart.orderId,
    'order-name': cart.orderName,
    amount: String(cart.amount),
    disabled: undefined,
  });
  byId('price').textContent = formatWon(cart.amount, pageLanguage());
  byId('order-number').textContent = cart.orderId;
}

async function showNewCart(): Promise<void> {
  const cart = await openCart(productId);
  if (cart) show(cart);
  else sayServerAway();
  notice.hidden = cart !== undefined;
}

function sayServerAway(): void {
  const again = create('button', { type: 'button', class: 'quiet' }, words.tryAgain);
  again.addEventListener('click', () => void showNewCart());
  notice.replaceChildren(create('p', {}, words.serverAway), again);
}

async function showCart(): Promise<void> {
  const cart = keptCart(productId);
  if (cart) show(cart);
  if (!cart || (await isForgotten(cart))) await showNewCart();
}

setUpShell('product');
setUpEventLog();
setUpMethodChooser(button, productId);
setUpOutcome(() => ({ address: carriedAddress('/', location.search), text: words.orderAgain }));
addEventListener('kr-pay-success', ({ detail }) => closeCart(productId, detail.orderId));
void showCart();
void showWhatWorks();
