import { html as markup } from 'hono/html';
import type { PageLanguage } from './wording.js';

// Not called `html` here: formatters and linters take that name for Lit's templates.
export { markup };

/** Escaped HTML. */
export type Html = ReturnType<typeof markup>;

/** A whole page around its content, under the banner that says what this is. */
export function layout(language: PageLanguage, title: string, content: Html, head: Html | '' = ''): Html {
  return markup`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title} – Stripe emulator</title>
    <link rel="stylesheet" href="/style.css">
    ${head}
  </head>
  <body>
    <p class="banner" role="note">
      <strong lang="en">Stripe emulator: no real payment</strong> <span aria-hidden="true">/</span>
      <span lang="ko">에뮬레이터예요. 실제 결제가 아니에요</span>
    </p>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>`;
}

/** A page that only says something. */
export function messagePage(language: PageLanguage, title: string, text: string): Html {
  return layout(language, title, markup`<p id="message">${text}</p>`);
}
