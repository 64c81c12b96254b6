/**
 * Writes docs/scripts.md, the inventory of all scripts that a flow loads, with the reason for each, from the code:
 * `node --import tsx scripts/script-docs.ts`. With `--check` nothing is written, and the exit code is 1 when the file
 * is not up to date. An address in the code that has no reason here is an error.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatPage, writePage } from './made-page.js';

const root = new URL('../', import.meta.url);
const ownFile = fileURLToPath(new URL('docs/scripts.md', root));

/** Why a script is loaded, and by which flow. */
interface Reason {
  readonly flow: string;
  readonly why: string;
}

/** The reasons, by address. What the code loads and what stands here must be the same. */
const reasons: Readonly<Record<string, Reason>> = {
  'https://cdn.iamport.kr/v1/iamport.js': {
    flow: 'PortOne V1: every flow',
    why: 'Opens the window of the payment company (`IMP.request_pay`); PortOne documents no other way.',
  },
  'https://cdn.portone.io/v2/browser-sdk.js': {
    flow: 'PortOne V2: every flow',
    why: 'Opens the payment window or the billing-key window; PortOne documents no other way.',
  },
};

/** Flows that run no script of anybody else. */
const withoutScripts = [
  'Stripe: Checkout Session, and intents that the server confirmed',
  'Checkout.com',
  'Adyen: redirect by GET and by POST',
  'any other redirect (`{ "url" }`)',
  'a stored method that the server charged (`none`)',
];

/** The addresses of scripts in the sources: constants of a provider's file that begin a string. */
export function addressesIn(source: string): string[] {
  return [...source.matchAll(/^const script = '(https:\/\/[^']+)'/gm)].map(([, address = '']) => address);
}

/** All addresses that the providers' files load, in the order of the files. */
export function loadedAddresses(): string[] {
  const folder = new URL('src/providers/', root);
  return readdirSync(folder)
    .sort()
    .flatMap((name) => addressesIn(readFileSync(new URL(name, folder), 'utf8')));
}

/** The address that Stripe's own loader is made for: its origin and its release train stand in the package. */
export function stripeAddress(): string {
  const entry = createRequire(import.meta.url).resolve('@stripe/stripe-js/pure');
  const loader = readFileSync(join(dirname(entry), '../dist/pure.mjs'), 'utf8');
  const [origin, train] = ['ORIGIN', 'RELEASE_TRAIN'].map((name) =>
    new RegExp(`${name} = ['"]([^'"]+)['"]`).exec(loader)?.at(1),
  );
  if (!origin || !train) throw new Error('Expected an origin and a release train in the loader of @stripe/stripe-js.');
  return `${origin}/${train}/stripe.js`;
}

/** The whole page, as Markdown. Throws when an address has no reason, or a reason no address. */
export function describeScripts(addresses: readonly string[], stripe: string): string {
  const unknown = addresses.find((address) => !(address in reasons));
  if (unknown) throw new Error(`Expected a reason for ${unknown} in scripts/script-docs.ts.`);
  const unused = Object.keys(reasons).find((address) => !addresses.includes(address));
  if (unused) throw new Error(`${unused} has a reason in scripts/script-docs.ts, but no file loads it.`);
  const rows: (readonly [string, Reason])[] = [
    ...addresses.map((address) => [address, reasons[address] as Reason] as const),
    [
      stripe,
      {
        flow: 'Stripe: intents that the browser confirms (`STRIPE_FLOW=stripe-js`)',
        why: 'Confirms the intent by its client secret. Loaded by Stripe’s own loader, which is part of our file.',
      },
    ],
  ];
  return [
    '# Scripts',
    '',
    '<!-- Made from src/providers by scripts/script-docs.ts. Change it there, not here. -->',
    '',
    'Which scripts run on a page with the button, where they come from, and why. Whoever keeps the inventory that PCI DSS 4.0.1',
    'asks for in 6.4.3 can take it from here. This page is no legal advice.',
    '',
    '## Ours',
    '',
    '| file | when | integrity |',
    '| --- | --- | --- |',
    '| `kr-pay-button.js` | one script tag, nothing else is fetched | its hash stands in `dist/cdn/sri.json` of each release |',
    '| `kr-pay-button.esm.js` and the files beside it | one script tag; a provider’s file when that provider is used | as above, a hash for each file |',
    '',
    'No file of ours asks anybody but your own server for anything before the shopper presses the button, and none sends telemetry.',
    '',
    '## A provider’s',
    '',
    'Loaded after the press, by flows that cannot do without. The addresses are constants in the code: no attribute and no answer',
    'of a server can change them. No provider promises that its script stays the same, so none can carry an `integrity`',
    'attribute; what watches over them is your content security policy and the provider.',
    '',
    '| script | flow | why |',
    '| --- | --- | --- |',
    ...rows.map(([address, { flow, why }]) => `| \`${address}\` | ${flow} | ${why} |`),
    '',
    'If the page has loaded the provider’s script itself, and its global is what it should be, nothing is loaded again.',
    '',
    '## Flows without a provider’s script',
    '',
    ...withoutScripts.map((flow) => `- ${flow}`),
    '',
    "They work under `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'`",
    "with `require-trusted-types-for 'script'; trusted-types lit-html kr-pay-button`. Adyen’s redirect by POST needs its host in",
    '`form-action`. What each provider’s script needs beyond that stands on [its page](providers/README.md).',
    '',
  ].join('\n');
}

/** The page as it has to be now, in the project's format. */
export function currentPage(): Promise<string> {
  return formatPage(describeScripts(loadedAddresses(), stripeAddress()), ownFile);
}

/** Writes the page, or with `--check` only looks. Answers the exit code: 1 when the page is not up to date. */
export async function run(words: readonly string[], file = ownFile): Promise<0 | 1> {
  return writePage(words, file, await currentPage());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await run(process.argv.slice(2));
  if (process.exitCode) console.error(`${ownFile} is not up to date: run \`npm run docs\`.`);
}
