import { html as markup } from 'hono/html';
import { formatAmount, type PageLanguage } from '../../stripe/pages/wording.js';
import type { PayWindow, WindowResult } from '../context.js';
import { isPossible, outcomes } from '../payments/end-window.js';
import { wordingFor } from './wording.js';

/** Escaped HTML. */
type Html = ReturnType<typeof markup>;

/** How long a late answer takes, seconds. */
export const slowSeconds = 5;

/** A whole page around its content, under the banner that says what this is. */
function layout(language: PageLanguage, title: string, content: Html, head: Html | '' = ''): Html {
  return markup`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title} – PortOne V1 emulator</title>
    <link rel="stylesheet" href="/style.css">
    ${head}
  </head>
  <body>
    <p class="banner" role="note">
      <strong>시뮬레이터 · <span lang="en">emulator, no real money</span></strong> (PortOne V1)
    </p>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>`;
}

/** The page that stands where the payment method's own page would be. */
export function payPage(window: PayWindow, language: PageLanguage): Html {
  const words = wordingFor(language);
  const { params, channel } = window;
  const issuesKey = params.customer_uid !== undefined;
  const takesMoney = !issuesKey || (channel.chargesWhileIssuing && params.amount > 0);
  const buttons = outcomes
    .filter((outcome) => isPossible(window, outcome))
    .map((outcome) => {
      const look = outcome === 'approve' ? markup` class="primary"` : '';
      return markup`<button id="${outcome}"${look} name="outcome" value="${outcome}">${words.outcomes[outcome]}</button>`;
    });
  return layout(
    language,
    issuesKey ? words.saveTitle : words.payTitle,
    markup`<p>${words.text}</p>
      <p><strong id="channel">${channel.pg} (${channel.pgId})</strong></p>
      ${issuesKey ? markup`<p id="issuing">${takesMoney ? words.savingAndPaying : words.saving}</p>` : ''}
      <p class="total"><span>${words.order}</span> <span id="name">${params.name}</span></p>
      <p class="total"><span>${words.total}</span> <strong id="total">${formatAmount(params.amount, 'krw', language)}</strong></p>
      <form method="post"><p class="buttons">${buttons}</p></form>`,
  );
}

/** What the page of a frame or a popup tells the page that opened it. */
export interface Message {
  readonly windowId: string;
  /** The only origin that may read it. */
  readonly targetOrigin: string;
  readonly result: WindowResult;
  /** How many times the callback is to be called. */
  readonly times: number;
  readonly delaySeconds: number;
}

/** Ended in a frame or a popup: its script tells the page that opened it. */
export function tellingPage(message: Message, language: PageLanguage): Html {
  const words = wordingFor(language);
  const content = markup`<p id="message" data-message="${JSON.stringify(message)}">${words.closing}</p>`;
  return layout(language, words.doneTitle, content, markup`<script src="/pay/result.js" defer></script>`);
}

/** Ended; the browser goes back by itself after some seconds. */
export function slowReturnPage(destination: string, language: PageLanguage): Html {
  const words = wordingFor(language);
  const content = markup`<p id="message">${words.slow}</p><p><a id="continue" href="${destination}">${words.goOn}</a></p>`;
  const head = markup`<meta http-equiv="refresh" content="${slowSeconds}; url=${destination}">`;
  return layout(language, words.doneTitle, content, head);
}

/** A page that only says something. */
export function messagePage(language: PageLanguage, title: string, text: string): Html {
  return layout(language, title, markup`<p id="message">${text}</p>`);
}
