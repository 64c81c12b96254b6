/**
 * Writes docs/events.md, what a page is told: names, flags and payloads from src/events, the closed list of failure codes
 * from src/contract, texts from src/i18n, and what a click does then from the table of faults that the tests play:
 * `node --import tsx scripts/event-docs.ts`. With `--check` nothing is written, and the exit code is 1 when the file is
 * not up to date. A field without a word about it here is an error.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { failure, failureCodes } from '../src/contract/failure.js';
import type { FailureCode } from '../src/contract/failure.js';
import * as events from '../src/events/events.js';
import { en } from '../src/i18n/en.js';
import { ko } from '../src/i18n/ko.js';
import { methods, modes } from '../src/settings/look.js';
import type { Fault } from '../test/faults/fault.js';
import { table } from '../test/faults/table.js';
import { formatPage, writePage } from './made-page.js';

const root = new URL('../', import.meta.url);
const ownFile = fileURLToPath(new URL('docs/events.md', root));
const eventsFile = new URL('src/events/events.ts', root);

type ClassName = keyof typeof events;

/** When each comes, by its class, in the order in which they come. */
const moments: Readonly<Record<ClassName, string>> = {
  KrPayConsentEvent: 'a term was ticked or unticked, also by another text or a reset',
  KrPayStartEvent: 'the shopper pressed, and your server is about to be asked',
  KrPayRedirectEvent: 'the page is about to be left, or a provider’s window to be opened; once a hand-off',
  KrPayPendingEvent: 'your server said `pending`, or could not be asked after a hand-off; at most once an attempt',
  KrPaySuccessEvent: 'your server said `succeeded`; at most once an attempt, and nothing of the attempt after it',
  KrPayFailureEvent: 'it ended otherwise',
};

/** The constructors keep whatever payload they are given; what is wanted here are the flags. */
const classes: Readonly<Record<ClassName, new (detail: never) => Event>> = events;
const classNames = Object.keys(moments) as readonly ClassName[];

/** What a field of a payload is. */
const words: Readonly<Record<string, string>> = {
  complete: 'whether every required term is agreed to',
  terms: 'the terms in the order shown',
  attemptId: 'the attempt, a v4 UUID; also its idempotency key',
  orderId: 'your order; after a return the one that your server named',
  method: 'the payment method; in `kr-pay-success` the one that your server named, if it did',
  mode: 'what is asked of the method; in `kr-pay-success` what your server named, if it did',
  headers: 'fill it to send headers along, such as a CSRF token. The button’s own headers win',
  metadata:
    'fill it to send fields along, as `metadata` of the start request. JSON only; a repeated start has those of the first, and after a reload or another attempt a start that had some is a new one',
  provider: 'who was or is asked; `redirect` for a bare `{ "url" }`',
  url: 'the checked address; absent where a provider’s script takes over',
  paymentId: 'the provider’s id, if your server gave it',
  via: 'how the outcome came back: `return` by the address, `callback` by a provider’s script, `direct` with the start answer',
  consent: 'the record that was sent, where this tab still knows it',
  code: 'one of the closed list below',
  message: 'for the shopper, in the language of the button',
  retryable: 'whether another press can help',
  providerCode: 'the provider’s own code, unchanged',
  providerMessage: 'the provider’s own words, unchanged; not meant for shoppers',
  httpStatus: 'the status that your server answered with',
};

/** What each code means, for the developer. */
const meanings: Readonly<Record<FailureCode, string>> = {
  configuration: 'An attribute is missing or unusable. The console says which. Nobody was asked.',
  'consent-required': 'A required term is not ticked. The focus is there. Nobody was asked.',
  offline: 'The browser says that it is offline.',
  network: 'Your server could not be reached, or a file of the button did not come.',
  timeout: 'Your server took longer than 10 seconds a try, answered 408, or `waitUntil` held the start for 30.',
  rejected:
    'Your server answered 4xx, other than those below. With 401 and 403 a press may help: after a log-in, say; where it was confirm that said so, it repeats the attempt.',
  conflict: 'Your server answered 409 or 422: the order changed, is being paid, or does not fit what the page shows.',
  'terms-changed': 'Your server answered 4xx with that code. The terms are shown again, unticked.',
  'rate-limited': 'Your server answered 429, or asked to wait longer than 10 seconds.',
  'server-error': 'Your server answered 5xx, three times where that can help.',
  'invalid-response':
    'Your server’s answer breaks the contract: no JSON, a redirect, an unknown shape. The console says what.',
  'unsafe-url':
    'The address that your server gave is refused: not `https:`, credentials, a look-alike, not in `allowed-hosts`.',
  'blocked-by-policy':
    'Your page’s content security policy stopped it. docs/providers has the lines that each provider needs.',
  'provider-unavailable': 'The provider’s script did not come in 10 seconds, was blocked, or is not what it should be.',
  'provider-error': 'The provider’s script complained, and your server does not say `succeeded` or `canceled`.',
  'popup-blocked': 'The browser refused the provider’s window.',
  framed: 'The page stands in a frame of another origin, and `allow-framed` is not set.',
  declined: 'Your server’s confirm answered `failed`.',
  canceled: 'Your server’s confirm answered `canceled`.',
  expired: 'Your server’s confirm answered `expired`.',
  'unknown-attempt': 'Your server’s confirm answered 404.',
};

/** Where a code is retryable at times. */
const exceptions: Readonly<Partial<Record<FailureCode, string>>> = { rejected: 'no; 401 and 403: yes' };

interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly type: string;
}

/**
 * The fields of each payload, by the name of its interface, as the source has them.
 *
 * @throws Error where nothing is said about a field here.
 */
export function readPayloads(source: string): ReadonlyMap<string, readonly Field[]> {
  const interfaces = source.matchAll(/^export interface (KrPay\w+Detail) \{\n([^]*?)^\}/gm);
  return new Map(
    [...interfaces].map(([, owner = '', body = '']) => {
      const fields = [...body.matchAll(/^ {2}readonly (\w+)(\??): (.+);$/gm)].map(([, name = '', mark, type = '']) => {
        if (!words[name]) throw new Error(`scripts/event-docs.ts: expected a word about ${owner}.${name}`);
        return { name, optional: mark === '?', type: type.replaceAll(/readonly | \| undefined/g, '') };
      });
      return [owner, fields];
    }),
  );
}

const listOf = (names: readonly string[]): string => names.map((each) => `\`${each}\``).join(', ');

const yes = (flag: boolean): string => (flag ? 'yes' : '');

/** The rows of one code's behavior that the tests play. */
const endsOf = (rows: readonly Fault[], code: FailureCode) =>
  rows.flatMap(({ outcomes }) =>
    outcomes.flatMap(({ ends, retry }) =>
      ends.event === 'kr-pay-failure' && ends.code === code ? [{ retryable: ends.retryable, retry }] : [],
    ),
  );

/**
 * Whether another press can help.
 *
 * @throws Error where the table of faults says something else than the code's own rule, and no exception stands here.
 */
export function describeRetry(rows: readonly Fault[], code: FailureCode): string {
  const usual = failure(code).retryable;
  const exception = exceptions[code];
  if (!exception && endsOf(rows, code).some(({ retryable }) => retryable !== usual)) {
    throw new Error(`scripts/event-docs.ts: expected an exception for ${code}`);
  }
  return exception ?? (usual ? 'yes' : 'no');
}

/** What the next press does, as far as the table of faults has it. */
export function describePress(rows: readonly Fault[], code: FailureCode): string {
  const retries = new Set(endsOf(rows, code).flatMap(({ retry }) => retry));
  const same = retries.has('click') ? ['repeats the attempt, same key and bytes'] : [];
  const fresh = retries.has('new') ? ['begins a new attempt'] : [];
  return [...same, ...fresh].join(', or ') || 'ends the same way until it is put right';
}

function describeEvent(name: string, fields: readonly Field[]): string[] {
  const rows = fields.map(
    (field) =>
      `| \`${field.name}\` | \`${field.type.replaceAll('|', '\\|')}\` | ${yes(!field.optional)} | ${words[field.name]} |`,
  );
  return [`### \`${name}\``, '', '| `detail.` | type | always there | |', '| --- | --- | :-: | --- |', ...rows, ''];
}

/** The whole page, as Markdown. */
export function describeEvents(source: string, rows: readonly Fault[]): string {
  const payloads = readPayloads(source);
  const made = classNames.map((className) => {
    const EventClass = classes[className];
    const { type, bubbles, composed, cancelable } = new EventClass({} as never);
    const fields = payloads.get(className.replace(/Event$/, 'Detail'));
    if (!fields) throw new Error(`scripts/event-docs.ts: expected the payload of ${className}`);
    return { className, type, bubbles, composed, cancelable, fields };
  });
  const codes = failureCodes.map(
    (code) => `| \`${code}\` | ${meanings[code]} | ${describeRetry(rows, code)} | ${describePress(rows, code)} |`,
  );
  return [
    '# Events',
    '',
    '<!-- Made from src/events, src/contract, src/i18n and test/faults by scripts/event-docs.ts. Change it there, not here. -->',
    '',
    'What your page is told. All six bubble and cross shadow roots, so one listener on `window` hears every button, and are',
    'typed for `addEventListener` on the element, `document` and `window`. The classes are exported by the package.',
    '',
    '| event | class | when | bubbles | composed | cancelable |',
    '| --- | --- | --- | :-: | :-: | :-: |',
    ...made.map(
      ({ type, className, bubbles, composed, cancelable }) =>
        `| \`${type}\` | \`${className}\` | ${moments[className]} | ${yes(bubbles)} | ${yes(composed)} | ${yes(cancelable)} |`,
    ),
    '',
    'One press leads to at most one of `kr-pay-success` and `kr-pay-failure`. Canceling `kr-pay-start` or `kr-pay-redirect` brings',
    'the button back to `ready`, with no further event. **Fulfill an order by what your server knows, never by an event**: a',
    'shopper who pays and closes the tab sends none.',
    '',
    '```js',
    "addEventListener('kr-pay-start', (event) => {",
    "  event.detail.headers.set('X-CSRF-Token', document.querySelector('meta[name=csrf]').content);",
    '  event.detail.metadata.coupon = couponField.value;',
    '  event.waitUntil(saveTheCart()); // holds the start; a rejection cancels it',
    '});',
    "addEventListener('kr-pay-success', ({ detail }) => location.assign(`/orders/${detail.orderId}`));",
    "addEventListener('kr-pay-failure', ({ detail }) => report(detail.code, detail.providerCode, detail.httpStatus));",
    '```',
    '',
    '## Payloads',
    '',
    `Types by name: \`Method\` is ${listOf(methods)}; \`Mode\` is ${listOf(modes)};`,
    '`ConsentRecord` stands in [endpoint.md](endpoint.md#consent). What is not always there is left out.',
    '',
    ...made.flatMap(({ type, fields }) => describeEvent(type, fields)),
    '## Failure codes',
    '',
    'The closed list of `detail.code`. “Retryable” is `detail.retryable`: whether another press can help before somebody puts',
    'something right. The button stays usable in either case.',
    '',
    '| code | what it means | retryable | the next press |',
    '| --- | --- | --- | --- |',
    ...codes,
    '',
    '## What the shopper reads',
    '',
    'By default; every text can be replaced ([texts.md](texts.md)). After a hand-off the button never says that nothing was charged',
    `where that is not known: “${ko.notKnown}” / “${en.notKnown}”`,
    '',
    '| code | Korean | English |',
    '| --- | --- | --- |',
    ...failureCodes.map((code) => `| \`${code}\` | ${ko.failures[code]} | ${en.failures[code]} |`),
    '',
    'How each comes about, and what to do: [faults.md](faults.md).',
  ].join('\n');
}

/** The page as it has to be now, in the project’s format. */
export async function currentPage(): Promise<string> {
  return formatPage(describeEvents(readFileSync(eventsFile, 'utf8'), table), ownFile);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = writePage(process.argv.slice(2), ownFile, await currentPage());
  if (process.exitCode) console.error(`${ownFile} is not up to date: run \`node --import tsx scripts/event-docs.ts\`.`);
}
