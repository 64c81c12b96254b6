import { expect } from '@open-wc/testing';
import { beYourself, clipboard, pretend } from '../in-app/user-agents.js';
import { closeShops, direct, json, openShop, term } from './shop.js';
import { waitUntil } from '../support/wait-until.js';

const texts = {
  ko: ['앱 안에서 열린 화면이에요.', '브라우저에서 열기', '주소 복사하기', '주소를 복사했어요.', '복사하지 못해서'],
  en: [
    'This page is open inside an app.',
    'Open in browser',
    'Copy address',
    'The address is copied.',
    'The address could not be copied.',
  ],
  ja: [
    'アプリ内で開いています。',
    'ブラウザで開く',
    'アドレスをコピー',
    'アドレスをコピーしました。',
    'コピーできなかったため',
  ],
  zh: ['此页面在应用内打开。', '在浏览器中打开', '复制网址', '网址已复制', '无法复制'],
} as const;

type Shop = Awaited<ReturnType<typeof openShop>>;
const find = ({ element }: Shop, selector: string): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>(`[part=in-app]${selector}`) ?? null;
const loaded = (name: string): boolean =>
  performance.getEntriesByType('resource').some((entry) => entry.name.includes(`/src/in-app/${name}`));

describe('inside an app', () => {
  afterEach(closeShops);
  afterEach(beYourself);

  // First: what has loaded once stays.
  it('is not what an ordinary browser is: nothing is said there, and nothing loaded', async () => {
    for (const name of ['Safari on iOS', 'Chrome on Android'] as const) {
      pretend(name);
      expect(find(await openShop(), '')).to.equal(null);
    }
    expect([loaded('load-note'), loaded('in-app-note')]).to.deep.equal([true, false]);
  });

  for (const lang of ['ko', 'en', 'ja', 'zh'] as const) {
    const [risk, open, copy, copied, refused] = texts[lang];

    it(`the note stands above all else from the first moment, is reached by keyboard and accessible (${lang})`, async () => {
      pretend('KakaoTalk on Android');
      const shop = await openShop({ lang, children: [term('ads', '광고 수신', { required: '' })] });
      const note = find(shop, '') ?? expect.fail('no note');
      expect(loaded('in-app-note')).to.equal(true);
      expect(note.role ?? note.getAttribute('role')).to.equal('note');
      expect(note.querySelector('p')?.textContent).to.include(risk);
      const panel = shop.one('[part=consent]').getBoundingClientRect();
      expect(note.getBoundingClientRect().bottom).to.be.at.most(panel.top);
      const offers = [...note.querySelectorAll<HTMLElement>('a, button')];
      expect(offers.map(({ textContent }) => textContent)).to.deep.equal([open, copy]);
      for (const offer of offers) {
        const { width, height } = offer.getBoundingClientRect();
        expect(Math.min(width, height), `target of ${offer.textContent}`).to.be.at.least(44);
        offer.focus();
        expect(shop.element.shadowRoot?.activeElement).to.equal(offer);
      }
      expect(offers[0]?.getAttribute('href')).to.equal(
        `kakaotalk://web/openExternal?url=${encodeURIComponent(location.href)}`,
      );
      await expect(shop.page).to.be.accessible();
    });

    it(`the address is copied, and the status says so (${lang})`, async () => {
      pretend('Facebook on iOS');
      const written = clipboard(true);
      const shop = await openShop({ lang });
      expect(find(shop, ' a')).to.equal(null);
      const before = shop.one('[part=button]').getBoundingClientRect().top;
      find(shop, ' button')?.click();
      await waitUntil(() => shop.status()?.startsWith(copied));
      expect(written).to.deep.equal([location.href]);
      expect(find(shop, ' input')).to.equal(null);
      expect(shop.one('[part=button]').getBoundingClientRect().top).to.equal(before);
    });

    it(`where the clipboard is refused, the address is there and selected (${lang})`, async () => {
      pretend('Instagram on iOS');
      clipboard(false);
      const shop = await openShop({ lang });
      const before = shop.one('[part=button]').getBoundingClientRect().top;
      find(shop, ' button')?.click();
      await waitUntil(() => shop.element.shadowRoot?.activeElement?.localName === 'input');
      const field = shop.a(HTMLInputElement, '[part=in-app] input');
      expect(field.value).to.equal(location.href);
      expect(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)).to.equal(location.href);
      expect(shop.status()).to.include(refused);
      expect(shop.one('[part=button]').getBoundingClientRect().top).to.equal(before);
      expect(shop.count('kr-pay-start')).to.equal(0);
      await expect(shop.page).to.be.accessible();
    });
  }

  it('a page without a clipboard is helped alike', async () => {
    pretend('another web view on Android');
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    const shop = await openShop();
    find(shop, ' button')?.click();
    await waitUntil(() => find(shop, ' input'));
    expect(find(shop, ' a')).to.equal(null);
  });

  it('the note goes with a success, and stays with a failure', async () => {
    pretend('LINE on iOS');
    const paid = await openShop({ start: [direct('succeeded', { orderId: 'A-1001' })] });
    paid.one('[part=button]').click();
    await paid.heard('kr-pay-success');
    expect(find(paid, '')).to.equal(null);

    const refused = await openShop({ start: [json({ code: 'declined' }, 402)] });
    refused.one('[part=button]').click();
    await refused.heard('kr-pay-failure');
    expect(find(refused, '')).not.to.equal(null);
  });

  it('what was copied is not said of the next state', async () => {
    pretend('Naver on iOS');
    clipboard(true);
    const shop = await openShop({ start: [{ fault: 'hang' }] });
    find(shop, ' button')?.click();
    await waitUntil(() => shop.status()?.startsWith(texts.ko[3]));
    shop.one('[part=button]').click();
    await shop.becomes('starting');
    expect(shop.status()).to.equal('결제를 준비하고 있어요.');
    expect(find(shop, '')).not.to.equal(null);
  });

  it('a click before all has loaded starts once', async () => {
    pretend('KakaoTalk on iOS');
    const shop = await openShop();
    const late = document.createElement('kr-pay-button');
    for (const { name, value } of shop.element.attributes) late.setAttribute(name, value);
    shop.page.append(late);
    late.start();
    expect(late.state).to.equal('starting');
    await waitUntil(() => shop.count('kr-pay-start') === 1);
    await shop.heard('kr-pay-redirect');
    expect(shop.count('kr-pay-start')).to.equal(1);
  });
});
