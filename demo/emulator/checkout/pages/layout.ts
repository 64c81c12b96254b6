import { html as markup } from 'hono/html';
import type { PageLanguage } from './wording.js';

// Not called `html` here: formatters and linters take that name for Lit's templates.
export { markup };

/** Escaped HTML. */
export type Html = ReturnType<typeof markup>;

/** A whole page around its content, under the banner that says what this is. */
export function layout(language: PageLanguage, title: string, content: Html): Html {
  return markup`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title} – Checkout.com emulator</title>
    <link rel="stylesheet" href="/style.css">
  </head>
  <body>
    <p class="banner" role="note">
      <strong lang="ko">Checkout.com 시뮬레이터</strong> <span aria-hidden="true">·</span>
      <span lang="en">emulator, no real money</span>
    </p>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>`;
}

/** A page that only says something, with a way back where there is one. */
export function messagePage(
  language: PageLanguage,
  title: string,
  text: string,
  back?: { readonly label: string; readonly address: string },
): Html {
  const way = back === undefined ? '' : markup`<p><a id="return" href="${back.address}">${back.label}</a></p>`;
  return layout(language, title, markup`<p id="message">${text}</p>${way}`);
}
