import type { Exhibit, Language } from './exhibits.js';
import { groups } from './exhibits.js';

/** What a shop would say about its terms. Everything else on a sheet's buttons is the button's own text. */
const shops: Readonly<Record<Language, { readonly mandate: string; readonly terms: string }>> = {
  ko: {
    mandate:
      'merchant="느린물" order-name="하동 세작" frequency="recurring" timing="매월 5일" amount-rule="월 14,000원" ' +
      'cancellation="다음 결제 전날까지 주문 내역에서"',
    terms:
      '<kr-pay-term id="privacy" required href="/privacy">개인정보 제3자 제공 동의</kr-pay-term>' +
      '<kr-pay-term id="news">새 차 소식 받기</kr-pay-term>',
  },
  en: {
    mandate:
      'merchant="Slow Water" order-name="Hadong Sejak" frequency="recurring" timing="on the 5th of each month" ' +
      'amount-rule="₩14,000 a month" cancellation="in your orders, until the day before"',
    terms:
      '<kr-pay-term id="privacy" required href="/privacy">Passing on of personal data</kr-pay-term>' +
      '<kr-pay-term id="news">News about new teas</kr-pay-term>',
  },
};

/** Two columns at 768 px, three at 1280 px. */
const styles = `
  :root { color-scheme: light dark; }
  body { margin: 16px; }
  section { display: grid; gap: 8px 24px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); }
  figure { margin: 0; min-inline-size: 0; }
  figcaption { margin-block-end: 6px; font: 12px/1.5 monospace; opacity: 0.7; outline: 0; }
`;

/** Notes what a page hears from each button. Stands before the button's own script, as nothing may be missed. */
const listener = `
  globalThis.heard = {};
  for (const name of ['consent', 'start', 'redirect', 'pending', 'success', 'failure'])
    addEventListener('kr-pay-' + name, ({ type, target }) => (heard[target.id] ??= []).push(type));
`;

function figure({ id, caption, method = 'kakao_pay', attributes = '', terms }: Exhibit, language: Language): string {
  const shop = shops[language];
  const mode = terms ? `mode="subscribe" ${shop.mandate}` : '';
  return `<figure>
    <figcaption tabindex="-1">${caption}</figcaption>
    <kr-pay-button id="${id}" endpoint="/pay/${id}" order-id="${id}" amount="14000" method="${method}" ${mode} ${attributes}
      >${terms ? shop.terms : ''}</kr-pay-button>
  </figure>`;
}

/** A contact sheet: every exhibit with its caption, nothing pressed yet. `/kr-pay-button.js` is the built file. */
export function sheetPage(language: Language): string {
  const sections = groups.map(
    ({ id, exhibits }) => `<section id="${id}">${exhibits.map((each) => figure(each, language)).join('')}</section>`,
  );
  return `<!doctype html>
    <html lang="${language}">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <link rel="icon" href="data:," />
      <title>kr-pay-button</title>
      <style>${styles}</style>
      <script>${listener}</script>
      <script src="/kr-pay-button.js"></script>
      ${sections.join('<hr />')}
    </html>`;
}
