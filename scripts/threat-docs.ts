/**
 * Writes docs/security.md, the attacks that were thought of and what shows that they fail, from test/attacks/table.ts:
 * `node --import tsx scripts/threat-docs.ts`. With `--check` nothing is written, and the exit code is 1 when the file is
 * not up to date.
 */
import { fileURLToPath } from 'node:url';
import { attackers, type Attack } from '../test/attacks/attack.js';
import { attacks } from '../test/attacks/table.js';
import { formatPage, writePage } from './made-page.js';

const ownFile = fileURLToPath(new URL('../docs/security.md', import.meta.url));

/** Names of tests that are made from data have `${…}` in them: a reader sees what stands there in each. */
const plain = (title: string): string => title.replaceAll(/\$\{[^}]*\}/g, '…');

const describeAttack = ({ id, who, attack, answer, shown, limit }: Attack): string[] => [
  `### ${id}`,
  '',
  attack,
  '',
  `- Who: ${who.map((each) => attackers[each]).join('; ')}.`,
  `- What is done: ${answer}`,
  '- Shown by:',
  ...shown.map(([file, title]) => `  - [${file.replace(/^test\//, '')}](../${file}): “${plain(title)}”`),
  ...(limit === undefined ? [] : [`- Not shown, or left to you: ${limit}`]),
  '',
];

/** The whole page, as Markdown. */
export function describeAttacks(rows: readonly Attack[]): string {
  return [
    '# Attacks',
    '',
    '<!-- Made from test/attacks/table.ts by scripts/threat-docs.ts. Change it there, not here. -->',
    '',
    'What might be tried against a page with the button and the server behind it, what is done about each, which tests show',
    'it, and what they do not show. What is said of a server is said of the reference in `demo/server`; yours is as good as',
    'what it takes over from there. How to report something: [SECURITY.md](../SECURITY.md).',
    '',
    ...rows.flatMap(describeAttack),
  ].join('\n');
}

/** The page as it has to be now, in the project's format. */
export function currentPage(): Promise<string> {
  return formatPage(describeAttacks(attacks), ownFile);
}

/** Writes the page, or with `--check` only looks. Answers the exit code: 1 when the page is not up to date. */
export async function run(words: readonly string[], file = ownFile): Promise<0 | 1> {
  return writePage(words, file, await currentPage());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await run(process.argv.slice(2));
  if (process.exitCode) console.error(`${ownFile} is not up to date: run \`npm run docs\`.`);
}
