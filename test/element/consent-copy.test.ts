import { expect } from '@open-wc/testing';
import type { ConsentRecord } from '../../src/contract/types.js';
import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { closeVisits, visit } from './return-visit.js';
import { closeShops, direct, json, openShop, redirects, term } from './shop.js';
import { waitUntil } from '../support/wait-until.js';

interface Saved {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}
type PolicyWindow = Window & { blocked: string[]; printed: Document[]; saved: Saved[] };

const plan = { merchant: '느린물', frequency: 'recurring', timing: '매월 5일', 'amount-rule': '월 18,000원' };
const attributes = {
  ...plan,
  mode: 'subscribe',
  cancellation: '내 정보',
  endpoint: '/pay',
  'order-id': 'A-1001',
  'order-name': '다달이 차 <b>한 봉</b>',
  amount: '18000',
  'terms-version': '2026-11',
};
const words = {
  ko: ['동의 내역 인쇄', '동의 내역 저장', '동의 내역', '[필수] 동의했어요', '[선택] 동의하지 않았어요', '18,000원'],
  en: [
    'Print record of consent',
    'Save record of consent',
    'Record of consent',
    '[Required] Agreed',
    '[Optional] Not agreed',
    '₩18,000',
  ],
  ja: ['同意内容を印刷', '同意内容を保存', '同意内容', '[必須] 同意しました', '[任意] 同意していません', '₩18,000'],
  zh: ['打印同意记录', '保存同意记录', '同意记录', '[必选] 已同意', '[可选] 未同意', '₩18,000'],
} as const;

/** A page under a strict policy, with a subscription that was paid: one term agreed to, one not. */
async function openPaid(lang: string) {
  const frame = document.createElement('iframe');
  frame.name = JSON.stringify({ provider: 'none', status: 'succeeded', orderId: 'A-1001' });
  frame.src = '/test/element/copy-page.html';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const view = frame.contentWindow as PolicyWindow;
  const page = view.document;
  page.documentElement.lang = lang;
  const element: KrPayButtonElement = page.createElement('kr-pay-button');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const ads = page.createElement('kr-pay-term');
  ads.id = 'ads';
  ads.textContent = '광고 <script>수신';
  element.append(ads);
  page.body.append(element);
  await element.updateComplete;
  const root = element.shadowRoot ?? expect.fail('no shadow root');
  const records: (ConsentRecord | undefined)[] = [];
  element.addEventListener('kr-pay-success', ({ detail }) => records.push(detail.consent));
  root.querySelector<HTMLInputElement>('[part=checkbox]')?.click();
  root.querySelector<HTMLElement>('[part=button]')?.click();
  const buttons = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.off')];
  await waitUntil(() => buttons().length === 2, 'no copy is offered', { timeout: 8_000 });
  return { view, element, root, buttons, record: records[0] ?? expect.fail('no record') };
}

describe('the shopper’s copy of the consent', () => {
  afterEach(closeShops);
  afterEach(closeVisits);

  for (const lang of ['ko', 'en', 'ja', 'zh'] as const) {
    it(`can be printed and saved under a strict policy, in the shopper’s language (${lang})`, async () => {
      const { view, buttons, record } = await openPaid(lang);
      const [print, save, title, agreed, notAgreed, amount] = words[lang];
      expect(buttons().map(({ textContent }) => textContent)).to.deep.equal([print, save]);
      for (const button of buttons()) button.click();
      await waitUntil(() => view.printed.length && view.saved.length, 'neither printed nor saved', { timeout: 8_000 });

      const [saved] = view.saved;
      expect(saved).to.include({ type: 'text/html' });
      expect(saved?.name).to.match(/^consent-[0-9a-f-]{36}\.html$/);
      const file = new DOMParser().parseFromString(saved?.text ?? '', 'text/html');
      expect(saved?.text).to.match(/^<!doctype html><html lang="\w\w"><head>/);
      expect(file.querySelectorAll('script, style, link, img, b, iframe, [style], [src], [onclick]')).to.have.lengthOf(
        0,
      );
      for (const copy of [view.printed[0], file]) {
        expect(copy?.documentElement.lang).to.equal(lang);
        expect(copy?.querySelector('h1')?.textContent).to.equal(title);
        expect(copy?.title).to.equal(title);
        expect([...(copy?.querySelectorAll('h2') ?? [])].map(({ textContent }) => textContent)).to.deep.equal([
          agreed,
          notAgreed,
        ]);
        const said = copy?.body.textContent ?? '';
        const expected = [
          ...record.terms.flatMap((each) => [each.id, each.text, each.sha256, each.agreedAt ?? '', each.version ?? '']),
          record.sha256,
          record.widget,
          record.agreedAt,
          amount,
          '느린물',
          location.host,
          'A-1001',
          '다달이 차 <b>한 봉</b>',
          saved?.name.slice(8, -5) ?? 'no attempt',
        ];
        for (const each of expected) expect(said).to.include(each);
      }
      expect(view.blocked).to.deep.equal([]);
    });
  }

  it('is printed anew each time, from a frame that nobody is told of', async () => {
    const { view, root, buttons } = await openPaid('ko');
    for (let times = 1; times < 3; times++) {
      buttons()[0]?.click();
      await waitUntil(() => view.printed.length === times);
    }
    const frames = root.querySelectorAll('iframe');
    expect(frames).to.have.lengthOf(1);
    expect(frames[0]?.getAttribute('aria-hidden')).to.equal('true');
    expect(frames[0]?.tabIndex).to.equal(-1);
    expect(frames[0]?.getBoundingClientRect().height).to.equal(0);
  });

  it('is of the order that was paid, whatever the attributes say later', async () => {
    const { view, element, buttons } = await openPaid('ko');
    element.setAttribute('order-id', 'B-2');
    element.setAttribute('merchant', '다른 가게');
    await element.updateComplete;
    buttons()[1]?.click();
    await waitUntil(() => view.saved.length);
    expect(view.saved[0]?.text).to.include('A-1001').and.include('느린물').and.not.include('다른 가게');
  });

  it('is not offered without a record, before a success, or after a reset', async () => {
    const copies = (element: KrPayButtonElement) => element.shadowRoot?.querySelectorAll('.off').length;
    const bare = await openShop({ start: [direct('succeeded')] });
    await bare.clickToEnd();
    expect(copies(bare.element)).to.equal(0);
    const { element, boxes, clickToEnd } = await openShop({
      children: [term('ads', '광고')],
      start: [direct('failed'), direct('succeeded')],
    });
    boxes()[0]?.click();
    await clickToEnd();
    expect(copies(element)).to.equal(0);
    await clickToEnd();
    await waitUntil(() => copies(element) === 2);
    element.reset();
    await element.updateComplete;
    expect(copies(element)).to.equal(0);
  });

  it('is there after the return from the provider, in the tab that was left', async () => {
    const shop = await openShop({
      start: [redirects],
      letsGo: false,
      children: [term('privacy', '개인정보', { required: '' })],
    });
    shop.boxes()[0]?.click();
    await waitUntil(() => shop.element.consent);
    const { consent } = shop.element;
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const [body] = await shop.startBodies();
    shop.page.remove();
    const { search } = new URL(body?.returnUrl ?? expect.fail('no return address'));
    const { element, final } = await visit({
      address: search,
      confirm: [json({ status: 'succeeded', orderId: 'A-1001' })],
    });
    const { type, detail } = await final();
    expect(type).to.equal('kr-pay-success');
    expect(detail['consent']).to.deep.equal(consent);
    await waitUntil(() => element(0).shadowRoot?.querySelectorAll('.off').length === 2);
    expect(sessionStorage.getItem('kr-pay-button')).to.equal(null);
  });
});
