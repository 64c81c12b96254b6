import { createHash } from 'node:crypto';
import { html as markup, raw } from 'hono/html';
import type { ConsentTerm } from '../../../src/contract/types.js';
import { languageOf, type Evidence } from './evidence.js';
import { evidenceWords, type EvidenceWords } from './evidence-words.js';
import { messages } from './offers.js';

/** Everything that the page looks like: it is saved and printed by itself. */
const style = `
  @page { margin: 18mm }
  body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff; font: 0.95rem/1.6 sans-serif }
  h1 { font-size: 1.4rem; margin: 0 0 0.5rem }
  article + article { break-before: page; margin-top: 3rem }
  .verdict { padding: 0.5rem 0.8rem; border: 2px solid #111; font-weight: bold }
  .verdict[data-verifies=no] { border-color: #a00; color: #a00 }
  dl { margin: 1rem 0; border-top: 1px solid #999 }
  dl div { display: grid; grid-template-columns: 12rem 1fr; gap: 1rem; border-bottom: 1px solid #ccc; padding: 0.25rem 0; break-inside: avoid }
  dt { color: #444 }
  dd { margin: 0; overflow-wrap: anywhere }
  section { border: 1px solid #999; padding: 0.6rem 0.8rem; margin: 0.8rem 0; break-inside: avoid }
  h2 { font-size: 1rem; margin: 0 }
  blockquote { margin: 0.5rem 0; padding-left: 0.8rem; border-left: 3px solid #111 }
  code { font-size: 0.82rem }
  @media (max-width: 34rem) { dl div { grid-template-columns: 1fr; gap: 0 } }
`;

/** The page's own policy: nothing but its own style. */
export const evidencePolicy = [
  "default-src 'none'",
  // An empty icon, or the browser asks for one that is not there.
  'img-src data:',
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

type Html = ReturnType<typeof markup>;

/** A page of consents for print: plain, with nothing beside it, each in the language in which it was given. */
export async function evidencePage(all: readonly Evidence[], now: string): Promise<string> {
  const [first] = all;
  const language = first ? languageOf(first) : 'ko';
  const words = evidenceWords[language];
  const page = await markup`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <link rel="icon" href="data:,">
    <title>${words.title}</title>
    <style>${raw(style)}</style>
  </head>
  <body>
    <main>${all.length > 0 ? all.map(article) : markup`<h1>${words.title}</h1><p>${words.nothing}</p>`}</main>
    <footer><p>${words.printed}: <time>${now}</time></p></footer>
  </body>
</html>`;
  return page.toString();
}

function article(evidence: Evidence): Html {
  const language = languageOf(evidence);
  const words = evidenceWords[language];
  const { record, hashes, received, rowSha256, attempt, order, priceChange, withdrawal, charges } = evidence;
  const { merchant, customer } = evidence;
  const won = (amount: number): string => messages[language].amount(amount);
  return markup`<article lang="${language}">
      <h1>${words.title}</h1>
      <p class="verdict" data-verifies="${hashes.verifies ? 'yes' : 'no'}">${verdict(hashes.verifies, words)}</p>
      <dl>
        ${pair(words.merchant, `${merchant.name} · ${merchant.site}`)}
        ${pair(words.customer, `${customer.name} · ${customer.email} · ${customer.buyerId}`)}
        ${order ? pair(words.order, `${order.orderId} · ${order.orderName} · ${won(order.amount)} · ${order.state}`) : ''}
        ${pair(words.attempt, attempt.attemptId)}
        ${attempt.planId === null ? '' : pair(words.plan, attempt.planId)}
        ${pair(words.method, `${messages[language].methods[attempt.method]} · ${attempt.mode} · ${attempt.provider}`)}
        ${pair(words.state, attempt.state)}
        ${priceChange ? pair(words.priceChange, `${won(priceChange.oldAmount)} → ${won(priceChange.amount)} · ${priceChange.fromOn}`) : ''}
      </dl>
      ${record ? record.terms.map((term, index) => termSection(term, index, evidence, words)) : markup`<p>${words.noRecord}</p>`}
      <dl>
        ${record ? recordPairs(evidence, record.sha256, words) : ''}
        ${pair(words.receivedAt, received.at)}
        ${pair(words.ipAddress, received.ipAddress ?? words.unknown)}
        ${pair(words.userAgent, received.userAgent ?? words.unknown)}
        ${pair(words.rowHash, rowSha256 === null ? words.unknown : `${rowSha256} · ${verdict(hashes.row === true, words)}`)}
        ${pair(words.withdrawn, withdrawal ? `${withdrawal.withdrawnAt} · ${withdrawal.withdrawnBy ?? words.unknown} · ${withdrawal.withdrawalId}` : words.stands)}
        ${charges.map((charge) => pair(words.charges, `${charge.dueOn} · ${won(charge.amount)} · ${charge.state} · ${charge.chargeId}`))}
      </dl>
    </article>`;
}

function recordPairs({ record, hashes }: Evidence, sha256: string, words: EvidenceWords): Html {
  return markup`${pair(words.recordHash, `${sha256} · ${verdict(hashes.record, words)}`)}
        ${pair(words.agreedAt, record?.agreedAt ?? words.unknown)}
        ${pair(words.language, record?.locale ?? words.unknown)}
        ${pair(words.widget, record?.widget ?? words.unknown)}`;
}

function termSection(term: ConsentTerm, index: number, { hashes, offered }: Evidence, words: EvidenceWords): Html {
  const { id, version, required, agreed, agreedAt, text, sha256, href } = term;
  const answer = `${agreed ? words.agreed : words.notAgreed}${agreedAt === undefined ? '' : ` · ${agreedAt}`}`;
  const from = offered.find((each) => each.id === id);
  return markup`<section data-term="${id}">
        <h2>${words.term} ${index + 1}: ${id} (${required ? words.required : words.optional}) – ${answer}</h2>
        <blockquote>${text}</blockquote>
        <dl>
          ${pair(words.version, version ?? words.unknown)}
          ${from ? pair(words.offeredFrom, from.validFrom) : pair(words.offeredFrom, words.neverOffered)}
          ${href === undefined ? '' : pair(words.link, href)}
          ${pair('SHA-256', `${sha256} · ${verdict(hashes.terms[index]?.verifies === true, words)}`)}
        </dl>
      </section>`;
}

const verdict = (verifies: boolean, words: EvidenceWords): string => (verifies ? words.verifies : words.broken);

const pair = (name: string, value: string): Html => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`;
