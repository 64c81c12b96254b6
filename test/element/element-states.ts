import '../../src/define.js';
import { beYourself, clipboard, pretend } from '../in-app/user-agents.js';
import { tidyPage } from '../providers/scripts.js';
import { hurryClock } from '../support/fault-clock.js';
import { waitUntil } from '../support/wait-until.js';
import { closeShops, direct, json, judged, listenToConsole, openShop, term } from './shop.js';
import type { ShopPlan } from './shop.js';
import type { ElementState } from './spoken-states.js';
import { holdTimers, openWindowShop } from './window-shop.js';

type Shop = Awaited<ReturnType<typeof openShop>>;

const mandate = { merchant: '김치상회', frequency: 'recurring', timing: '매월 1일', 'amount-rule': '9,900원' };
const withTerms: ShopPlan = {
  attributes: { mode: 'subscribe', ...mandate, cancellation: '내 정보', 'order-name': '김치 2kg' },
};
const saving: ShopPlan = { attributes: { mode: 'save', ...mandate } };
const busy = { fault: 'hang' } as const;
const processing = json({ provider: 'stripe', action: { status: 'processing' } });
const furtherStep = json({
  status: 'pending',
  orderId: 'A-1001',
  provider: 'adyen',
  action: { type: 'redirect', method: 'GET', url: 'https://psp.example/more' },
});

/** Leads nowhere: the page stays, in every engine, as it does where the answer is no page. */
const sameAddress = (): string => `${location.href.split('#')[0]}#stays`;
const children = (): Element[] => [
  term('privacy', '개인정보 제공', { required: '', href: '/privacy' }),
  term('ads', '광고 수신', { version: '2' }),
];
const openTerms = (lang: string, plan: ShopPlan = {}): Promise<Shop> =>
  openShop({ lang, ...withTerms, children: children(), ...plan });
const tickAll = ({ boxes }: Shop): void => {
  for (const box of boxes()) box.click();
};

async function press(shop: Shop, state: Shop['element']['state']): Promise<Shop> {
  shop.button().click();
  await shop.becomes(state);
  return shop;
}

async function agreeAndPress(shop: Shop, state: Shop['element']['state']): Promise<Shop> {
  tickAll(shop);
  return press(shop, state);
}

async function fails(lang: string, plan: ShopPlan): Promise<Shop> {
  const shop = await openShop({ lang, ...plan });
  await shop.clickToEnd();
  return shop;
}

const ready = (method: string) => (lang: string) => openShop({ lang, attributes: { method } });

async function ownWords(lang: string): Promise<Shop> {
  const parts = { notice: '결제 대행: 한국결제', logo: '✦', label: '카카오페이 바로 결제' };
  const slotted = Object.entries(parts).map(([slot, text]) => {
    const part = document.createElement('span');
    Object.assign(part, { slot, textContent: text, ariaHidden: slot === 'logo' ? 'true' : null });
    return part;
  });
  return openShop({ lang, children: slotted });
}

async function inApp(lang: string, refuses: boolean): Promise<Shop> {
  pretend('KakaoTalk on Android');
  if (refuses) clipboard(false);
  const shop = await openShop({ lang });
  if (!refuses) return shop;
  shop.one('[part=in-app] button').click();
  await waitUntil(() => shop.element.shadowRoot?.querySelector('[part=in-app] input:focus'));
  return shop;
}

async function fullTexts(lang: string): Promise<Shop> {
  const shop = await openTerms(lang);
  shop.element.terms = ['a', 'b'].map((id) => ({ id, label: `약관 ${id}`, text: '제1조\n제2조', required: true }));
  await shop.element.updateComplete;
  shop.element.shadowRoot?.querySelector('details')?.setAttribute('open', '');
  return shop;
}

const leaving = async (lang: string): Promise<Shop> =>
  press(await openShop({ lang, start: [json({ url: sameAddress() })], letsGo: true }), 'leaving');

async function leavingInVain(lang: string): Promise<Shop> {
  const clock = hurryClock(true);
  try {
    const shop = await leaving(lang);
    clock.end();
    await shop.becomes('ready');
    return shop;
  } finally {
    clock.release();
  }
}

async function windowOpen(lang: string): Promise<Shop> {
  const shop = await openWindowShop({ lang });
  await shop.openWindow();
  return shop;
}

async function windowSilent(lang: string): Promise<Shop> {
  const waits = holdTimers(30_000);
  try {
    const shop = await windowOpen(lang);
    waits.end();
    await shop.becomes('pending');
    return shop;
  } finally {
    waits.release();
  }
}

/** A success after which there is a copy to keep. */
async function keepsCopy(opening: Promise<Shop>): Promise<Shop> {
  const shop = await agreeAndPress(await opening, 'succeeded');
  await waitUntil(() => shop.element.shadowRoot?.querySelectorAll('.off').length === 2);
  return shop;
}

async function missing(lang: string): Promise<Shop> {
  const shop = await openTerms(lang);
  await shop.clickToEnd();
  return shop;
}

async function changed(lang: string): Promise<Shop> {
  const shop = await openTerms(lang, { start: [json({ code: 'terms-changed' }, 409)] });
  tickAll(shop);
  await shop.clickToEnd();
  return shop;
}

async function ticked(lang: string, count: number): Promise<Shop> {
  const shop = await openTerms(lang);
  for (const box of shop.boxes().slice(0, count)) box.click();
  await shop.element.updateComplete;
  return shop;
}

async function wronglySetUp(lang: string): Promise<Shop> {
  let shop: Shop | undefined;
  await listenToConsole('error', async () => {
    shop = await openShop({ lang, attributes: { currency: 'USD' } });
    await judged(shop.element);
  });
  if (!shop) throw new Error('expected a shop');
  return shop;
}

/** How a button comes into each of its states, in a language. */
export const elementStates: Readonly<Record<ElementState, (lang: string) => Promise<Shop>>> = {
  'ready, in the colors of kakao_pay': ready('kakao_pay'),
  'ready, in the colors of kr_card': ready('kr_card'),
  'ready, in the colors of naver_pay': ready('naver_pay'),
  'ready, in the colors of samsung_pay': ready('samsung_pay'),
  'ready, in the colors of payco': ready('payco'),
  'ready, in the colors of toss_pay': ready('toss_pay'),
  'ready, plain': (lang) => openShop({ lang, attributes: { 'brand-colors': 'off' } }),
  'ready, with label, logo and notice of the shop’s own': ownWords,
  disabled: (lang) => openShop({ lang, attributes: { disabled: '' } }),
  'disabled, with terms': (lang) => openTerms(lang, { attributes: { ...withTerms.attributes, disabled: '' } }),
  'inside an app': (lang) => inApp(lang, false),
  'inside an app that refuses to copy': (lang) => inApp(lang, true),
  'terms to agree to': (lang) => openTerms(lang),
  'terms for saving a method': (lang) => openShop({ lang, ...saving }),
  'terms, some agreed to': (lang) => ticked(lang, 2),
  'terms, all agreed to': (lang) => ticked(lang, 3),
  'full texts, folded and open': fullTexts,
  'terms missing': missing,
  'terms changed': changed,
  starting: async (lang) => press(await openShop({ lang, start: [busy] }), 'starting'),
  'starting, with terms': async (lang) => agreeAndPress(await openTerms(lang, { start: [busy] }), 'starting'),
  'opening, a window that needs a press': async (lang) =>
    press(await openWindowShop({ lang, opensWindow: true }), 'opening'),
  'opening, one more step': async (lang) =>
    press(await openShop({ lang, start: [processing], confirm: [furtherStep] }), 'opening'),
  'leaving, for an address': leaving,
  'leaving, a window is open': windowOpen,
  'leaving did not work': leavingInVain,
  confirming: async (lang) => press(await openShop({ lang, start: [processing], confirm: [busy] }), 'confirming'),
  pending: async (lang) => press(await openShop({ lang, start: [direct('pending')], confirm: [busy] }), 'pending'),
  'pending, the window is silent': windowSilent,
  'succeeded, paid': async (lang) => press(await openShop({ lang, start: [direct('succeeded')] }), 'succeeded'),
  'succeeded, saved': (lang) => keepsCopy(openShop({ lang, ...saving, start: [direct('succeeded')] })),
  'succeeded, subscribed': (lang) => keepsCopy(openTerms(lang, { start: [direct('succeeded')] })),
  'failed, declined': (lang) => fails(lang, { start: [direct('failed')] }),
  'failed, canceled': (lang) => fails(lang, { start: [direct('canceled')] }),
  'failed, expired': (lang) => fails(lang, { start: [direct('expired')] }),
  'failed, changed or paid already': (lang) => fails(lang, { start: [{ status: 409 }] }),
  'failed, the attempt is not known': (lang) => fails(lang, { start: [processing], confirm: [{ status: 404 }] }),
  'failed, the outcome is not known': (lang) => fails(lang, { start: [processing], confirm: [{ status: 403 }] }),
  'failed, with terms': async (lang) => agreeAndPress(await openTerms(lang, { start: [direct('failed')] }), 'failed'),
  'not set up correctly': wronglySetUp,
};

const before = location.href;

/** Takes away what a state has put into the page. */
export function leaveState(): void {
  closeShops();
  tidyPage();
  beYourself();
  history.replaceState(null, '', before);
}
