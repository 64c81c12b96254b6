import { createHash } from 'node:crypto';
import { html as markup, raw } from 'hono/html';
import { judge, type Action } from '../../src/merchant/status.js';
import type { Departure } from '../../src/providers/provider.js';
import { messages } from './consents/offers.js';
import type { Language } from './language.js';
import type { PlainStep } from './plain-form-leave.js';
import { plainWords } from './plain-form-words.js';
import type { Problem } from './problem.js';

type Pair = readonly [string, string];

/** A page without scripts. All of it is text; the markup escapes it. */
export interface PlainPage {
  readonly status: number;
  readonly language: Language;
  readonly title: string;
  readonly sentences: readonly string[];
  /** Names and values, such as an order's. */
  readonly facts?: readonly Pair[];
  readonly form?: PlainForm;
  /** Addresses, and what the links to them say. */
  readonly links?: readonly Pair[];
  /** Goes there by itself, after so many seconds. */
  readonly refresh?: { readonly seconds: number; readonly url: string };
}

export type PlainForm = Pick<Departure, 'url' | 'fields'> & { readonly button: string };

/** A form that the shop answers itself. What is undefined is left out. */
export function payForm(fields: Readonly<Record<string, string | number | undefined>>, button: string): PlainForm {
  const present = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  return { url: '/pay', fields: present, button };
}

const style = `
  body { max-width: 32rem; margin: 3rem auto; padding: 0 1rem; color: #16302a; background: #fbfaf5; font: 1rem/1.6 sans-serif }
  h1 { font-size: 1.4rem }
  dl div { display: flex; justify-content: space-between; gap: 1rem; padding: 0.4rem 0; border-bottom: 1px solid #c9cfc4 }
  dd { margin: 0; text-align: end; overflow-wrap: anywhere }
  button { box-sizing: border-box; inline-size: 100%; min-block-size: 48px; padding: 0.5rem 1rem; border: 0; border-radius: 6px; color: #fff; background: #16302a; font: inherit; font-weight: bold; cursor: pointer }
  :focus-visible { outline: 3px solid #16302a; outline-offset: 3px }
  a { display: inline-block; padding: 0.6rem 0; color: inherit }
`;

/** The page's own policy: its own style, and its form. A page that refreshes needs no source for that. */
function policy(form: PlainForm | undefined): string {
  // Browsers check every hop of what a form is sent to, and a provider's method may be at any host.
  const away = form && URL.canParse(form.url) ? [new URL(form.url).origin, 'https:'] : ["'self'"];
  return [
    "default-src 'none'",
    // The browser asks for the shop's icon.
    "img-src 'self'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    `form-action ${form ? away.join(' ') : "'none'"}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Answers a page. */
export async function plainResponse(page: PlainPage): Promise<Response> {
  const { status, language, title, sentences, facts = [], form, links = [], refresh } = page;
  const text = await markup`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    ${refresh ? markup`<meta http-equiv="refresh" content="${refresh.seconds};url=${refresh.url}">` : ''}
    <title>${title}</title>
    <style>${raw(style)}</style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${sentences.map((sentence) => markup`<p>${sentence}</p>`)}
      ${facts.length ? markup`<dl>${facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>` : ''}
      ${form ? formOf(form) : ''}
      ${links.map(([url, words]) => markup`<p><a href="${url}">${words}</a></p>`)}
    </main>
  </body>
</html>`;
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': policy(form),
  };
  return new Response(text.toString(), { status, headers });
}

const formOf = ({ url, fields, button }: PlainForm): ReturnType<typeof markup> =>
  markup`<form action="${url}" method="post" accept-charset="utf-8">
        ${fields.map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`)}
        <button>${button}</button>
      </form>`;

/** A refusal before anything was asked of a provider. */
export function refusalPage(status: number, language: Language, reason: string): PlainPage {
  const { failed, notCharged, backToShop } = plainWords[language];
  const links = [['/', backToShop] as const];
  return { status, language, title: failed, sentences: [reason, notCharged], links };
}

/** A refusal in the button's words for its status, and whether money may have moved. */
export function problemPage(
  { status }: Pick<Problem, 'status'>,
  language: Language,
  action: Action = 'start',
): PlainPage {
  const judged = judge({ status, body: undefined, retryAfter: 0 }, action);
  const words = messages[language];
  const reason = judged.ok ? words.notKnown : words.failures[judged.failure.code];
  const page = refusalPage(status, language, reason);
  // An earlier attempt of the order may be under way, or this one when the same form came before.
  const mayHaveMoved = status === 409 || status >= 500 || action === 'confirm';
  return mayHaveMoved ? { ...page, sentences: [reason, words.mayHaveMoved] } : page;
}

/** Leads on to a provider. A further step waits for the shopper's own press. */
export function leavePage(
  step: PlainStep,
  language: Language,
  { returnUrl, further }: { readonly returnUrl: string; readonly further: boolean },
): PlainPage {
  const { leaving, goOn, methodNeedsScript } = plainWords[language];
  const words = messages[language];
  if (step.type === 'needs-script' || step.type === 'unusable') {
    const [status, reason] = step.type === 'unusable' ? [502, words.failures['unsafe-url']] : [422, methodNeedsScript];
    const page = refusalPage(status, language, reason);
    return further ? { ...page, sentences: [reason, words.mayHaveMoved] } : page;
  }
  const page = { status: 200, language, title: further ? words.status.further : leaving, sentences: [] };
  if (step.type === 'leave' && step.departure.method === 'POST') {
    return { ...page, form: { ...step.departure, button: words.continue } };
  }
  const url = step.type === 'leave' ? step.departure.url : returnUrl;
  return { ...page, links: [[url, goOn]], ...(!further && { refresh: { seconds: 0, url } }) };
}
