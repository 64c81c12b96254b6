/**
 * Writes docs/theming.md, parts, custom properties and how the colors contrast, from the element's comment and its table
 * of colors: `node --import tsx scripts/theme-docs.ts`. With `--check` nothing is written, and the exit code is 1 when
 * the file is not up to date. A part or property without an example here is an error.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tokens } from '../src/element/tokens.js';
import { methods } from '../src/settings/look.js';
import { formatPage, writePage } from './made-page.js';
import { brandOf, buttonPairs, otherPairs, readTokens } from './theme-contrast.js';
import type { Pair } from './theme-contrast.js';

const root = new URL('../', import.meta.url);
const ownFile = fileURLToPath(new URL('docs/theming.md', root));
const elementFile = new URL('src/element/kr-pay-button-element.ts', root);

const examples: Readonly<Record<string, string>> = {
  button: 'kr-pay-button::part(button) { letter-spacing: -0.01em; }',
  label: 'kr-pay-button::part(label) { font-weight: 700; }',
  logo: 'kr-pay-button::part(logo) { display: none; }',
  amount: 'kr-pay-button::part(amount) { font-weight: 400; }',
  spinner: 'kr-pay-button::part(spinner) { border-width: 3px; }',
  status: 'kr-pay-button::part(status) { min-block-size: 0; }',
  consent: 'kr-pay-button::part(consent) { border-color: #1d5a4a; }',
  term: 'kr-pay-button::part(term) { padding-block: 8px; }',
  checkbox: 'kr-pay-button::part(checkbox):checked { background: #1d5a4a; border-color: #1d5a4a; }',
  'agree-all': 'kr-pay-button::part(agree-all) { border-radius: 50%; }',
  'in-app': 'kr-pay-button::part(in-app) { border-style: dashed; }',
  '--kr-pay-background': '--kr-pay-background: #1d5a4a;',
  '--kr-pay-color': '--kr-pay-color: #fff;',
  '--kr-pay-border': '--kr-pay-border: 0;',
  '--kr-pay-radius': '--kr-pay-radius: 6px;',
  '--kr-pay-height': '--kr-pay-height: 64px;',
  '--kr-pay-font': "--kr-pay-font: 1rem/1.5 'Pretendard', sans-serif;",
  '--kr-pay-focus': '--kr-pay-focus: #1d5a4a;',
};

/** The rows of a table of what the element's comment names with a tag, such as `@csspart`. */
export function describeNames(source: string, tag: 'csspart' | 'cssproperty'): string[] {
  return [...source.matchAll(new RegExp(`^ \\* @${tag} ([\\w-]+) - (.+)$`, 'gm'))].map(([, name = '', what = '']) => {
    const example = examples[name];
    if (!example) throw new Error(`scripts/theme-docs.ts: expected an example for ${name}`);
    return `| \`${name}\` | ${what} | \`${example}\` |`;
  });
}

const ratio = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(2));

/** A row per pair, with its least and its ratio in each scheme. */
export function describePairs(light: readonly Pair[], dark: readonly Pair[]): string[] {
  return light.map(
    ({ what, least, ratio: seen }, at) => `| ${what} | ${least} | ${ratio(seen)} | ${ratio(dark[at]?.ratio)} |`,
  );
}

function describeTokens(): string[] {
  const [light, dark] = (['light', 'dark'] as const).map((scheme) => readTokens(tokens.cssText, scheme));
  return [...(light ?? [])]
    .filter(([name]) => !name.endsWith('brand'))
    .map(([name, value]) => `| ${name} | \`${value}\` | \`${dark?.get(name)}\` |`);
}

const describeBrand = (method: string): string => {
  const [background, text] = brandOf(method);
  return `| \`${method}\` | \`${background}\` | \`${text}\` |`;
};

/** The whole page, as Markdown. */
export function describeTheme(source: string): string {
  return `# Looks

<!-- Made by scripts/theme-docs.ts from src/element. Change it there, not here. -->

\`method\`, \`brand-colors="off"\` and \`size\` (\`s\`, \`m\`, \`l\`: 44, 48 and 56 px high, or more where the text needs it) are attributes;
all below is CSS of yours. Nothing else inside the element is meant to be
styled, and may change.

## Custom properties

Set on the element or on anything around it.

| property | what | example |
| --- | --- | --- |
${describeNames(source, 'cssproperty').join('\n')}

Set \`--kr-pay-background\` and \`--kr-pay-color\` together: text needs 4.5 : 1 on its background (\`brand-colors="off"\` gives a plain
button with good contrast). The second tone of the focus ring is white in a light scheme and almost black in a dark one.

## Parts

| part | what | example |
| --- | --- | --- |
${describeNames(source, 'csspart').join('\n')}

The states of the element (\`kr-pay-button:state(succeeded)\`) go with both: \`kr-pay-button:state(succeeded)::part(button) { display: none; }\`.

## Slots

\`logo\` takes the brand's sign where you may use it, and replaces the neutral card. \`label\` replaces the button's text: keep the
brand's name in it. \`notice\` is a line above the button. No brand's artwork is in the package: its name stands as text on its color.

## Light and dark

The element follows the \`color-scheme\` of your page: write \`:root { color-scheme: light dark; }\` for a page that has both, and
nothing for a page that is light. On a dark page that does not say so, panel and status lines stay light, with dark text on
grounds of their own. With forced colors (Windows contrast themes) the system's colors are used, and with reduced motion the
spinner stands still. Layout is by logical properties: it turns over in a page from right to left.

While it works, the button keeps its size, and text and amount their place. Below it there is room for one status line from the
start.

## Colors

These are not settings. The brands' colors are those that shops and packages use; no public guide for Kakao Pay's payment button was
found, so the button keeps to what is seen. White is never on yellow (1.28 : 1), and Naver's green carries black, because white
has 2.25 : 1 on it.

| method | background | text |
| --- | --- | --- |
${methods.map(describeBrand).join('\n')}

| color | light | dark |
| --- | --- | --- |
${describeTokens().join('\n')}

## Contrast

Ratios by WCAG 2.2, computed from the colors above on a white page and on one of \`#121212\`; translucent ones are laid over their
ground first. “Shape” is the better of edge and background, “focus ring” the better of its two tones. Tests compute the same from the
styles that browsers apply. Lines between terms and the row of the box for all only divide, and need none.

| what | at least | light | dark |
| --- | --- | --- | --- |
${describePairs(buttonPairs('light'), buttonPairs('dark')).join('\n')}
${describePairs(otherPairs('light'), otherPairs('dark')).join('\n')}
`;
}

/** The page as it has to be now, in the project's format. */
export const currentPage = (): Promise<string> => formatPage(describeTheme(readFileSync(elementFile, 'utf8')), ownFile);

/** Writes the page, or with `--check` only looks. Answers the exit code: 1 when the page is not up to date. */
export async function run(words: readonly string[], file = ownFile): Promise<0 | 1> {
  return writePage(words, file, await currentPage());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await run(process.argv.slice(2));
  if (process.exitCode) console.error(`${ownFile} is not up to date: run \`node --import tsx scripts/theme-docs.ts\`.`);
}
