import type { StateResult } from './accessibility-results.js';
import type { Measurement } from './measure-figures.js';
import { buttonPairs, otherPairs, type Pair } from './theme-contrast.js';

const engines = [
  ['chromium', 'Chromium'],
  ['firefox', 'Firefox'],
  ['webkit', 'WebKit'],
] as const;

function cells(result: StateResult['engines']['chromium']): string {
  if (!result) return 'not run | not run';
  const { shown, found, told } = result;
  return `${shown} pages, ${found === 0 ? 'nothing' : `**${found} with findings**`} | ${told ? 'as written' : '**not as written**'}`;
}

function lowest(pairs: readonly Pair[], least: Pair['least']): string {
  const [worst] = pairs.filter((pair) => pair.least === least).sort((a, b) => a.ratio - b.ratio);
  return worst ? `${worst.ratio.toFixed(2)} : 1 (${worst.what}, ${worst.scheme})` : 'none';
}

/** How the colors of the code contrast, in one paragraph. */
export function describeContrast(light = allPairs('light'), dark = allPairs('dark')): string {
  const pairs = [...light, ...dark];
  const below = pairs.filter(({ ratio, least }) => ratio < least).length;
  return [
    `Contrast, computed from the code’s own colors: [${light.length} pairs in two schemes](theming.md#contrast), ${below === 0 ? 'none' : `**${below}**`} below WCAG’s least.`,
    `The lowest of text, where it is 4.5 : 1, is ${lowest(pairs, 4.5)}; of edges, ticks and focus rings, where it is 3 : 1, ${lowest(pairs, 3)}.`,
  ].join('\n');
}

const allPairs = (scheme: Pair['scheme']): Pair[] => [...buttonPairs(scheme), ...otherPairs(scheme)];

/** The table of every state in every engine, as it was measured. Nothing where it was not. */
export function describeStates(measurements: readonly Measurement[]): readonly string[] {
  const states = measurements.flatMap((measurement) => measurement.states ?? []);
  if (states.length === 0) return [];
  return [
    'Each state in each engine, from the same run. _axe_: pages shown, one a language and look, and in how many of them axe',
    'found something. _Told_: whether role, name, states and description of each part, and what the live regions say, were',
    '[as written down](../test/element/spoken-states.ts). They are computed from the page in each engine, and compared with the',
    'engine’s own accessibility tree, as far as it tells a test: Chromium has all but the words of live regions, Firefox and',
    'WebKit have roles and names. Not compared in Chromium: role and description of a folded full text, and whether the boxes of a',
    'disabled element are available, which Chromium denies although they can be ticked beforehand.',
    '',
    `| state | ${engines.map(([, name]) => `${name}: axe | ${name}: told`).join(' | ')} |`,
    `| --- |${' --- | --- |'.repeat(engines.length)}`,
    ...states.map(({ state, engines: own }) => `| ${state} | ${engines.map(([id]) => cells(own[id])).join(' | ')} |`),
    '',
    describeContrast(),
    '',
  ];
}
