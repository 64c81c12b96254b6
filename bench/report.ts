import { format, resolveConfig } from 'prettier';
import { conditions } from './figures.js';
import type { Figures, Row } from './figures.js';
import { judge } from './goals.js';
import { compared, measures, medianOf, rowOf, told } from './measures.js';
import type { Measure } from './measures.js';
import { paths } from './paths.js';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map((_, index) => (index === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function cell(row: Row, measure: Measure): string {
  const spread = measure.of(row);
  if (!spread) return '–';
  const [low, median, high] = [spread.low, spread.median, spread.high].map((value) => told(value, measure.digits));
  return low === high ? `${median}` : `${median} (${low} to ${high})`;
}

function tableOf(rows: readonly Row[], shown: readonly Measure[]): string {
  const head = ['', ...shown.map(({ name, unit }) => `${name}, ${unit}`)];
  return table(
    head,
    rows.map((row) => [row.name, ...shown.map((measure) => cell(row, measure))]),
  );
}

/** How many times a peer's figure ours is; below 1 ours is less. */
function ratios(figures: Figures, id: string): string {
  const ours = rowOf(figures, id);
  const peers = figures.rows.filter((row) => !/^(?:classic|module|looks|by-hand)$/.test(row.id));
  const ratio = (peer: Row, measure: Measure): string =>
    measure.of(peer) ? told(medianOf(ours, measure) / medianOf(peer, measure), 2) : '–';
  return table(
    [`${ours.name}, compared to`, ...compared.map(({ name }) => name)],
    peers.map((peer) => [peer.name, ...compared.map((measure) => ratio(peer, measure))]),
  );
}

function goals(figures: Figures): string {
  return table(
    ['goal', 'bar', 'measured', ''],
    judge(figures).map(({ goal, bar, figure, isMet }) => [goal, bar, figure, isMet ? 'met' : '**not met**']),
  );
}

/** A warning where the run was not as it has to be. */
function caution({ rounds, load }: Figures): string {
  const wrong = [
    ...(rounds < conditions.rounds ? [`rounds: ${rounds}, and at least ${conditions.rounds} are needed`] : []),
    ...(load.before > conditions.load
      ? [`the machine was busy (load average ${told(load.before, 1)}, at most ${told(conditions.load, 1)} is needed)`]
      : []),
  ];
  return wrong.length === 0
    ? ''
    : `**These figures are of a trial and have to be taken again:** ${wrong.join('; ')}. Bytes and heaps hardly depend on that; times do.\n`;
}

/** What the figures say, in the figures' own words. */
function meaning(figures: Figures): string {
  const ratio = (peer: string, measure: Measure, ours = 'module'): string =>
    told(medianOf(rowOf(figures, ours), measure) / medianOf(rowOf(figures, peer), measure), 1);
  const both = (peer: string, measure: Measure): string => {
    const [one, other] = [ratio(peer, measure, 'module'), ratio(peer, measure, 'classic')].sort();
    return one === other ? `${one}` : `${one} to ${other}`;
  };
  const apart = (measure: Measure): string => {
    const milliseconds = medianOf(rowOf(figures, 'module'), measure) - medianOf(rowOf(figures, 'by-hand'), measure);
    return `${told(Math.abs(milliseconds), 1)} ms ${milliseconds < 0 ? 'earlier' : 'later'}`;
  };
  return [
    `A page with one button takes ${both('bare-lit', measures.task)} times the main thread’s CPU of a page with a bare Lit element, and ${both('bare-lit', measures.script)} times its script CPU: a bare element only shows something, this one also reads its settings, chooses texts and looks whether somebody came back.`,
    `Its looks alone, in a page to which the rest of the module file never comes, take ${ratio('bare-lit', measures.task, 'looks')} times the page’s CPU and ${ratio('bare-lit', measures.script, 'looks')} times the script CPU: so much is Lit with the styles, words and states that a button to pay has.`,
    `Against Adyen’s Redirect component, which does the nearest job, it is ${both('adyen-redirect', measures.bytes)} times the bytes, ${both('adyen-redirect', measures.task)} times the page’s CPU and ${both('adyen-redirect', measures.heapEach)} times the heap.`,
    `After a click the module file’s request goes out ${apart(measures.request)} than a \`fetch\` written by hand, and the page is left ${apart(measures.departure)} than by \`location.assign\`; medians, whose quartiles stand below.`,
  ].join(' ');
}

/** docs/benchmarks.md, as it stands after the figures. */
export async function reportOf(figures: Figures): Promise<string> {
  const { rows, rounds, date, machine, load, browser, versions } = figures;
  const visited = rows.filter((row) => row.spreads['taskMs']);
  const style = rowOf(figures, 'adyen-redirect').styleBytes;
  const hosts = rows.filter(({ foreign }) => foreign.length > 0);
  const page = `# Beside others

<!-- Made from bench/figures.json by bench/report.ts. -->

What the button costs a page, measured in one run with a bare Lit element, a bare custom element, Google Pay’s element, Adyen Web
and Braintree’s Drop-in. Figures of one machine on one day: the ratios tell more than the milliseconds.

${caution(figures)}
${meaning(figures)}

![Bars for each subject and figure](pictures/benchmarks.svg)

## Goals

${goals(figures)}

## A page with one button

Medians, lower and upper quartile. Bytes are of scripts only, after brotli 11: the first file with all that it imports
statically, then everything that the page asked for by itself. 1 kB is 1,000 bytes.

${tableOf(rows, [measures.first, measures.bytes, measures.script, measures.task, measures.paint])}

Adyen’s pages load Adyen’s style sheet, too: ${told((style ?? NaN) / 1_000, 1)} kB. A click in the module file may load the
provider’s own file, which is not counted here; the classic file holds them all.

## A thousand more on the page

${tableOf(
  visited.filter((row) => row.spreads['heapEach']),
  [measures.taskEach, measures.heapEach, measures.nodeHeapEach],
)}

A Drop-in is one to a page, so it has no row. All thousand are made, shown, and at rest when it is measured; heaps are read after
garbage was collected.

## A click

The shop’s server is on the same machine and answers at once. *Click to request* is from the browser’s time stamp of the click until
the request goes out; *answer to departure* from the server’s last byte until the server is asked for the provider’s page.

${tableOf(
  rows.filter((row) => row.spreads['requestMs']),
  [measures.request, measures.departure],
)}

The plain button has a \`fetch\` and a \`location.assign\` behind it: what the browser itself needs is in all three rows.

## Ratios of medians

Below 1, the button is the smaller or quicker one.

${ratios(figures, 'module')}

${ratios(figures, 'classic')}

## How it was measured

\`\`\`sh
npm ci && npm run build
npm --prefix bench ci && node --import tsx bench/run.ts --rounds ${rounds}
\`\`\`

- ${date}, ${machine}, load average ${told(load.before, 1)} before, ${told(load.after, 1)} after; ${browser}, no window, 1200 × 800.
- ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}.
- Rounds: ${rounds}, after one that is not kept. In each round a new browser, whose first page does not count, visits every
  subject once, in an order that changes from round to round, in a profile of its own with nothing cached.
- Files come from loopback, uncompressed. The button’s are those of \`dist/cdn\`; the others are bundled and minified by Vite for the
  same browsers.
- *Script CPU* and *task CPU* are Chromium’s \`ScriptDuration\` and \`TaskDuration\` on the clock of the main thread, from the
  beginning of the page until 0.3 s after the button could be pressed. Script CPU leaves out what runs after
  an \`await\` or in a \`then\` (tried: a page that computes only there has a script CPU of 0), which is where Adyen’s core and Lit do much of
  their work: task CPU, which holds everything, is the figure to compare.
- *Its looks alone* is the module file as it is; the file beside it that holds all but looks, \`kr-pay-button-checkout\`, is asked for
  and never answered.
- *First paint* is the browser’s first contentful paint. Nothing but the button is on the page.

### What is simulated

Nothing was asked of any host on the internet. What a page asked of its vendor was answered on the machine, at once:

${hosts.map(({ name, foreign }) => `- ${name}: ${foreign.map((address) => `\`${address}\``).join(', ')}`).join('\n')}

- **Google Pay:** \`pay.js\`, which brings the real button, is a stub of a few lines. Google’s own bytes and work are not in these
  figures, so they are the least that it can cost.
- **Adyen:** the core runs without a session, with Kakao Pay as the only way to pay. Translations, the logo, the answer to telemetry
  and the frame that looks at the device are empty, so these figures, too, are the least.
- **Braintree:** its bytes alone, of a bundle made from its package. Its card fields are frames of Braintree’s host and cannot be shown without it.
`;
  return format(page, { ...(await resolveConfig(paths.report)), parser: 'markdown' });
}
