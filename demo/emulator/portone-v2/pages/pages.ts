import { html as markup } from 'hono/html';
import { formatAmount, type PageLanguage } from '../../stripe/pages/wording.js';
import { outcomesFor } from '../browser/outcomes.js';
import type { PaymentWindow, WindowReport } from '../browser/payment-window.js';
import { wordingFor } from './wording.js';

type Html = ReturnType<typeof markup>;

function layout(language: PageLanguage, title: string, content: Html, head: Html | '' = ''): Html {
  return markup`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title} – PortOne V2 emulator</title>
    <link rel="stylesheet" href="/style.css">
    ${head}
  </head>
  <body>
    <p class="banner" role="note">
      <strong>시뮬레이터 · emulator, no real money</strong> <span lang="en">(PortOne V2)</span>
    </p>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>`;
}

/** The page where the payment company's own would be: one button for each outcome, with the outcome as its id. */
export function paymentPage(opened: PaymentWindow, language: PageLanguage): Html {
  const { asked, channel } = opened;
  const words = wordingFor(language);
  const isPayment = asked.operation === 'payment';
  const name = isPayment ? asked.request.orderName : (asked.request.issueName ?? '');
  const total = isPayment ? asked.request.totalAmount : asked.request.displayAmount;
  const buttons = outcomesFor(opened).map(
    (outcome) =>
      markup`<button id="${outcome}" class="${outcome === 'approve' ? 'primary' : ''}" name="outcome" value="${outcome}">
        ${words.outcomes[outcome]}
      </button>`,
  );
  const provider = asked.request.easyPay?.easyPayProvider;
  const content = markup`
    <p>${words.text}</p>
    <p>${words.channel}: <strong id="channel">${channel.name}${provider === undefined ? '' : ` (${provider})`}</strong></p>
    <p>${words.order}: <span id="order">${name}</span></p>
    ${total === undefined ? '' : markup`<p class="total">${words.total} <strong id="total">${formatAmount(total, 'krw', language)}</strong></p>`}
    <form method="post"><p class="buttons">${buttons}</p></form>`;
  return layout(language, isPayment ? words.payTitle : words.saveTitle, content);
}

/** Tells the page that opened the window; null makes the window go away without a word. */
export function reportPage(report: WindowReport | null, target: string, language: PageLanguage): Html {
  const words = wordingFor(language);
  const message = JSON.stringify({ type: 'portone-v2-emulator', report });
  const content = markup`<p id="message">${words.reported}</p>
      <p id="report" data-target="${target}" data-message="${message}"></p>`;
  return layout(language, words.doneTitle, content, markup`<script src="/pay/report.js" defer></script>`);
}

/** Goes on by itself after some seconds. */
export function slowPage(destination: string, seconds: number, language: PageLanguage): Html {
  const words = wordingFor(language);
  const content = markup`<p id="message">${words.slow}</p>
      <p><a id="continue" href="${destination}">${words.goOn}</a></p>`;
  const head = markup`<meta http-equiv="refresh" content="${seconds}; url=${destination}">`;
  return layout(language, words.doneTitle, content, head);
}

/** A page that only says something. */
export function messagePage(text: 'stay' | 'unknown' | 'badForm', language: PageLanguage): Html {
  const words = wordingFor(language);
  return layout(language, words.doneTitle, markup`<p id="message">${words[text]}</p>`);
}
