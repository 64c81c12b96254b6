/**
 * Writes docs/providers/README.md, the table of what each provider can do with each method, from the table that the
 * server itself uses: `node --import tsx scripts/provider-docs.ts`. With `--check` nothing is written, and the exit
 * code is 1 when the file is not up to date.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { capabilities, type Capability } from '../demo/server/capabilities.js';
import type { Mode } from '../src/contract/types.js';
import { formatPage, writePage } from './made-page.js';

/** The shape of the server's table: providers, their methods, and what each can do. */
export type CapabilityTable = Readonly<Record<string, Readonly<Record<string, Capability>>>>;

/** The modes in the words of the public contract, in its order. */
const modes: Readonly<Record<Mode, string>> = {
  pay: 'one-time payment',
  save: 'keep the method, no charge',
  'pay-and-save': 'both',
  subscribe: 'recurring',
};

/** The row of a provider's method. Limits are whole won; one that no provider names is a dash. */
function row(provider: string, method: string, { modes: possible, minimum, maximum }: Capability): string {
  const won = (amount: number): string => `₩${new Intl.NumberFormat('en').format(amount)}`;
  const marks = (Object.keys(modes) as Mode[]).map((mode) => (possible.includes(mode) ? 'yes' : '–'));
  const most = maximum === Number.MAX_SAFE_INTEGER ? '–' : won(maximum);
  return `| ${[provider, `\`${method}\``, ...marks, won(minimum), most].join(' | ')} |`;
}

/**
 * The whole page, as Markdown.
 *
 * @param pageOf The file beside the page that says more about a provider, if there is one.
 */
export function describeProviders(table: CapabilityTable, pageOf: (provider: string) => string | undefined): string {
  const names = Object.keys(modes).map((mode) => `\`${mode}\``);
  const rows = Object.entries(table).flatMap(([provider, methods]) => {
    const page = pageOf(provider);
    const name = page === undefined ? `\`${provider}\`` : `[\`${provider}\`](${page})`;
    return Object.entries(methods).map(([method, capability]) => row(name, method, capability));
  });
  return [
    '# Providers',
    '',
    '<!-- Made from demo/server/capabilities.ts by scripts/provider-docs.ts. Change it there, not here. -->',
    '',
    'Which provider takes which `method` in which `mode`, and the limits of one payment. A dash means no: the server',
    'refuses it with the code `method-unavailable` or `mode-unavailable`, and an amount outside the limits with',
    '`amount-out-of-range`. A method that is not listed with a provider is not taken there.',
    '',
    ...Object.entries(modes).map(([mode, meaning]) => `- \`${mode}\`: ${meaning}`),
    '',
    `| \`provider\` | \`method\` | ${names.join(' | ')} | at least | at most |`,
    `| --- | --- | ${names.map(() => ':-:').join(' | ')} | --: | --: |`,
    ...rows,
    '',
    'A dash under "at most" means that the provider names no limit; the shopper’s wallet or card may still have one.',
    '',
  ].join('\n');
}

const ownFile = fileURLToPath(new URL('../docs/providers/README.md', import.meta.url));

/** The page of a provider: `<provider>.md`, or that of the name before the version, such as `portone.md`. */
function findPage(provider: string): string | undefined {
  const files = [`${provider}.md`, `${provider.replace(/-v\d+$/, '')}.md`];
  return files.find((file) => existsSync(new URL(`../docs/providers/${file}`, import.meta.url)));
}

/** The page as it has to be now, in the project's format. */
export function currentPage(): Promise<string> {
  return formatPage(describeProviders(capabilities, findPage), ownFile);
}

/** Writes the page, or with `--check` only looks. Answers the exit code: 1 when the page is not up to date. */
export async function run(words: readonly string[], file = ownFile): Promise<0 | 1> {
  return writePage(words, file, await currentPage());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await run(process.argv.slice(2));
  if (process.exitCode)
    console.error(`${ownFile} is not up to date: run \`node --import tsx scripts/provider-docs.ts\`.`);
}
