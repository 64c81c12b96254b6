/**
 * Writes docs/quality.md, what the project promises and what was measured of it, from the goals, the measurements in
 * docs/figures and the code: `node --import tsx scripts/quality-docs.ts`. With `--check` nothing is written, and the exit code is 1
 * when the file is not up to date.
 */
import { fileURLToPath } from 'node:url';
import { formatPage, writePage } from './made-page.js';
import { readFigures, type Figure, type Measurement } from './measure-figures.js';
import { describeStates } from './quality-accessibility.js';
import { countAll, type Counts } from './quality-counts.js';
import { goals, limits, type Goal } from './quality-goals.js';
import { planted, type Planted } from './quality-planted.js';

const ownFile = fileURLToPath(new URL('../docs/quality.md', import.meta.url));

/** What the page is made from. */
export interface Inputs {
  readonly goals: readonly Goal[];
  readonly measurements: readonly Measurement[];
  readonly counts: Counts;
}

const figuresOf = (measurements: readonly Measurement[], id: string): readonly Figure[] =>
  measurements.flatMap(({ figures }) => figures).filter(({ goal }) => goal === id);

/** What is known of a goal, in one cell: counted, measured, and plainly what is not. */
function standing({ id, counted, missing }: Goal, measurements: readonly Measurement[], counts: Counts): string {
  const figures = figuresOf(measurements, id);
  const met = figures.filter(({ isMet }) => isMet).length;
  const measured =
    met === figures.length
      ? `measured ${figures.length === 1 ? 'once' : `${figures.length} times`}, within the bar`
      : `measured, **${figures.length - met} of ${figures.length} not within the bar**`;
  const left = missing?.(counts);
  const known = [
    ...(counted ? [counted(counts)] : []),
    ...(figures.length > 0 ? [`[${measured}](#${id.toLowerCase()})`] : []),
  ];
  if (known.length === 0) known.push('not measured yet');
  return [...known, ...(left === undefined ? [] : [`not measured yet: ${left}`])].join('; ');
}

function describeMeasured({ id, promise }: Goal, measurements: readonly Measurement[]): readonly string[] {
  const rows = measurements.flatMap(({ figures, command, date, machine }) =>
    figures
      .filter(({ goal }) => goal === id)
      .map(({ what, bar, figure, isMet }) => ({
        what,
        bar,
        figure,
        isMet,
        from: `\`${command}\`, ${date}, ${machine}`,
      })),
  );
  if (rows.length === 0) return [];
  const places = [...new Set(rows.map(({ from }) => from))];
  return [
    `### ${id}`,
    '',
    promise,
    '',
    ...places.flatMap((place) => [
      '| what | bar | measured | |',
      '| --- | --- | --- | --- |',
      ...rows
        .filter(({ from }) => from === place)
        .map(({ what, bar, figure, isMet }) => `| ${what} | ${bar} | ${figure} | ${isMet ? 'met' : '**not met**'} |`),
      '',
      `By ${place}.`,
      '',
    ]),
  ];
}

const describePlanted = ({ check, fault, when, file, words }: Planted): string =>
  `| ${check} | ${fault} | ${when === 'always' ? 'at every run' : 'once, by hand'} | [${file.replace(/^test\//, '')}](../${file}): “${words}” |`;

/** The whole page, as Markdown. */
export function describeQuality({ goals: all, measurements, counts }: Inputs): string {
  return [
    '# What is promised, and what was measured',
    '',
    '<!-- Made from scripts/quality-goals.ts, scripts/quality-planted.ts, docs/figures and the code by scripts/quality-docs.ts. -->',
    '',
    'Goals with their bars, and what is known of each. A figure is one measurement on one day on a small machine; the command',
    'beside it takes it again. What nobody has measured says so, and what is below its bar does, too.',
    '',
    '| | promised | bar | known | how |',
    '| --- | --- | --- | --- | --- |',
    ...all.map(
      (goal) =>
        `| ${goal.id} | ${goal.promise} | ${goal.bar} | ${standing(goal, measurements, counts)} | \`${goal.command}\` |`,
    ),
    '',
    `Beside these: ${counts.attacks} attacks with the tests that show them failing ([attacks](security.md)), and ${counts.endpointRules} rules`,
    `for a merchant’s own endpoint, tried against ${counts.endpointFaults} planted faults ([conformance](conformance.md)).`,
    '',
    '## Measured',
    '',
    ...all.flatMap((goal) => [
      ...describeMeasured(goal, measurements),
      ...(goal.id === 'G5' ? describeStates(measurements) : []),
    ]),
    '## A planted fault for each class of check',
    '',
    'A check that has never failed may be one that cannot. So each class of check was shown something broken.',
    '',
    '| check | planted | when | shown by |',
    '| --- | --- | --- | --- |',
    ...planted.map(describePlanted),
    '',
    'Mutation tests do the same to the code that decides, in over a thousand places ([mutation](mutation.md)).',
    '',
    '## What cannot be measured here',
    '',
    ...limits.map(([what, instead]) => `- **${what}.** ${instead}`),
    '',
  ].join('\n');
}

/** The page as it has to be now, in the project's format. */
export function currentPage(): Promise<string> {
  return formatPage(describeQuality({ goals, measurements: readFigures(), counts: countAll() }), ownFile);
}

/** Writes the page, or with `--check` only looks. Answers the exit code: 1 when the page is not up to date. */
export async function run(words: readonly string[], file = ownFile): Promise<0 | 1> {
  return writePage(words, file, await currentPage());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await run(process.argv.slice(2));
  if (process.exitCode) console.error(`${ownFile} is not up to date: run \`npm run docs\`.`);
}
