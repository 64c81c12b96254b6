/**
 * Writes docs/faults.md, what page and shopper are told when something goes wrong, from the table that the tests play:
 * `node --import tsx scripts/fault-docs.ts`. With `--check` nothing is written, and the exit code is 1 when the file is
 * not up to date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { failureCodes } from '../src/contract/failure.js';
import type { FailureCode } from '../src/contract/failure.js';
import { en } from '../src/i18n/en.js';
import { ko } from '../src/i18n/ko.js';
import type { Messages } from '../src/i18n/messages.js';
import type { Fault, Outcome, Retry } from '../test/faults/fault.js';
import { table } from '../test/faults/table.js';

const retryWords: Readonly<Record<Retry, string>> = {
  auto: 'the element asks again by itself, up to three times in all',
  click: 'the next click repeats the same attempt: same key, same bytes',
  new: 'the next click begins a new attempt',
  check: 'the outcome is asked for again',
  no: 'not retryable',
};

/** What the shopper reads at an outcome, in one language; nothing where nothing is to be read. */
function textOf({ ends, reads }: Outcome, messages: Messages): string | undefined {
  if (reads === 'nothing') return undefined;
  if (reads === 'notKnown') return messages.notKnown;
  if (!reads) return ends.event === 'kr-pay-failure' ? messages.failures[ends.code] : undefined;
  const text = messages.status[reads];
  return typeof text === 'string' ? text : text(messages.methods.kakao_pay);
}

function headOf({ ends }: Outcome): string {
  if (ends.event === 'none') return 'no event';
  if (ends.event === 'kr-pay-redirect') return '`kr-pay-redirect`: the payment goes on';
  if (ends.event !== 'kr-pay-failure') return `\`${ends.event}\``;
  const status = ends.httpStatus && ends.httpStatus >= 400 ? `, status ${ends.httpStatus}` : '';
  return `\`kr-pay-failure\` with code \`${ends.code}\`${status}, ${ends.retryable ? '' : 'not '}retryable`;
}

function describeOutcome(outcome: Outcome): string[] {
  const { when, retry } = outcome;
  const words = retry.filter((each) => each !== 'no').map((each) => retryWords[each]);
  const then = words.length ? `; ${words.join('; ')}` : '';
  const texts = [ko, en].map((messages) => textOf(outcome, messages));
  return [
    `- ${when === undefined ? '' : `(${when}) `}${headOf(outcome)}${then}.`,
    texts[0] === undefined ? '  The shopper reads nothing of it.' : `  The shopper reads “${texts[0]}” / “${texts[1]}”`,
  ];
}

const describeFault = ({ id, name, outcomes, remedy, limit }: Fault): string[] => [
  `### ${id}: ${name}`,
  '',
  ...outcomes.flatMap(describeOutcome),
  '',
  `What to do: ${remedy}`,
  '',
  ...(limit === undefined ? [] : [`In the tests: ${limit}`, '']),
];

/** The rows in which a code comes up. */
const rowsOf = (rows: readonly Fault[], code: FailureCode): string[] =>
  rows
    .filter(({ outcomes }) => outcomes.some(({ ends }) => ends.event === 'kr-pay-failure' && ends.code === code))
    .map(({ id }) => id);

/** The whole page, as Markdown. */
export function describeFaults(rows: readonly Fault[]): string {
  const faults = rows.filter(({ id }) => id.startsWith('F'));
  const setUp = rows.filter(({ id }) => id.startsWith('S'));
  return [
    '# What can go wrong',
    '',
    '<!-- Made from test/faults/table.ts by scripts/fault-docs.ts. Change it there, not here. -->',
    '',
    'Each fault with what the page hears, what the shopper reads (Korean / English), how it goes on, and what is left for',
    'you to do. Tests play every row: what happens in a page in three engines, what the server alone decides in Node.js. What',
    'an engine cannot show is said.',
    '',
    `After a hand-off to a provider, when the server has not said how it ended, the words are “${ko.notKnown}” /`,
    `“${en.notKnown}”, or the code’s own with “${ko.mayHaveMoved}” / “${en.mayHaveMoved}” behind them.`,
    '',
    '## Codes',
    '',
    'The closed list of `code` in `kr-pay-failure`, and where each comes up below.',
    '',
    '| code | the shopper reads | | comes up in |',
    '| --- | --- | --- | --- |',
    ...failureCodes.map(
      (code) => `| \`${code}\` | ${ko.failures[code]} | ${en.failures[code]} | ${rowsOf(rows, code).join(', ')} |`,
    ),
    '',
    '## Faults',
    '',
    ...faults.flatMap(describeFault),
    '## To be set up or done by somebody',
    '',
    ...setUp.flatMap(describeFault),
  ].join('\n');
}

const ownFile = fileURLToPath(new URL('../docs/faults.md', import.meta.url));

/** The page as it has to be now, in the project's format. */
export async function currentPage(): Promise<string> {
  const options = await resolveConfig(ownFile);
  return format(describeFaults(table), { ...options, parser: 'markdown' });
}

/** Writes the page, or with `--check` only looks. Answers the exit code: 1 when the page is not up to date. */
export async function run(words: readonly string[], file = ownFile): Promise<0 | 1> {
  const expected = await currentPage();
  if (!words.includes('--check')) {
    writeFileSync(file, expected);
    return 0;
  }
  return existsSync(file) && readFileSync(file, 'utf8') === expected ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await run(process.argv.slice(2));
  if (process.exitCode) console.error(`${ownFile} is not up to date: run \`node --import tsx scripts/fault-docs.ts\`.`);
}
