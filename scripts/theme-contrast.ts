import { tokens } from '../src/element/tokens.js';
import { methods } from '../src/settings/look.js';
import { contrast, over, parseColor, withAlpha } from '../test/support/contrast.js';
import type { Color } from '../test/support/contrast.js';

export type Scheme = 'light' | 'dark';

/** Two colors beside each other, in one scheme. */
export interface Pair {
  readonly what: string;
  readonly scheme: Scheme;
  /** 4.5 for text, 3 for what is to be found and is no text (WCAG 2.2, 1.4.3 and 1.4.11). */
  readonly least: 4.5 | 3;
  readonly ratio: number;
}

/** What the page is taken to be: `Canvas` in Chromium. */
const pages: Readonly<Record<Scheme, string>> = { light: '#fff', dark: '#121212' };

/** The private custom properties of a style sheet as they count in a scheme: a later one replaces an earlier one. */
export function readTokens(sheet: string, scheme: Scheme): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', light = '', dark] of sheet.matchAll(
    /--_([\w-]+): (?:light-dark\()?([#\w%]+)(?:, (#\w+)\))?;/g,
  ))
    found.set(name, scheme === 'dark' && dark ? dark : light);
  return found;
}

/** Background and text of a method's button. */
export function brandOf(method: string): readonly [background: string, text: string] {
  const [, background, text] =
    new RegExp(`\\.${method} \\{\\s*--_brand: (#\\w+);\\s*--_on-brand: (#\\w+);`).exec(tokens.cssText) ?? [];
  if (!background || !text) throw new Error(`expected the colors of ${method} in src/element/tokens.ts`);
  return [background, text];
}

/** The better of two: where one tone fails, the other one is seen. */
const better = (fronts: readonly Color[], ground: Color): number =>
  Math.max(...fronts.map((front) => contrast(front, ground)));

function pairsOfButton(what: string, scheme: Scheme, [background, text]: readonly [Color, Color]): Pair[] {
  const read = readerOf(scheme);
  const ground = parseColor(pages[scheme]);
  const under = (token: string): Color => over(read(token), background);
  return [
    { what: `${what}: text`, scheme, least: 4.5, ratio: contrast(text, background) },
    { what: `${what}: text under the pointer`, scheme, least: 4.5, ratio: contrast(text, under('hover')) },
    { what: `${what}: text while pressed`, scheme, least: 4.5, ratio: contrast(text, under('press')) },
    { what: `${what}: shape on the page`, scheme, least: 3, ratio: better([under('rim'), background], ground) },
    { what: `${what}: focus ring`, scheme, least: 3, ratio: better([read('ring'), read('gap')], background) },
  ];
}

function readerOf(scheme: Scheme): (token: string) => Color {
  const found = readTokens(tokens.cssText, scheme);
  return (token) => parseColor(found.get(token) ?? '');
}

/** The pairs of all buttons in a scheme. */
export function buttonPairs(scheme: Scheme): Pair[] {
  const read = readerOf(scheme);
  const brands = methods.map((method) => {
    const [background, text] = brandOf(method);
    return pairsOfButton(method, scheme, [parseColor(background), parseColor(text)]);
  });
  const plain = pairsOfButton('brand-colors="off"', scheme, [read('surface'), read('text')]);
  const ratio = contrast(read('muted'), read('disabled'));
  return [...brands.flat(), ...plain, { what: 'disabled: text', scheme, least: 4.5, ratio }];
}

/** The pairs of panel, status lines and focus ring in a scheme. */
export function otherPairs(scheme: Scheme): Pair[] {
  const read = readerOf(scheme);
  const page = parseColor(pages[scheme]);
  const surface = read('surface');
  const row = over(read('tint'), surface);
  const wash = Number.parseFloat(readTokens(tokens.cssText, scheme).get('wash') ?? '') / 100;
  const washed = (token: string): Color => over(withAlpha(read(token), wash), surface);
  const text = (what: string, front: string, ground: Color): Pair => ({
    what,
    scheme,
    least: 4.5,
    ratio: contrast(read(front), ground),
  });
  const part = (what: string, fronts: readonly string[], ground: Color): Pair => ({
    what,
    scheme,
    least: 3,
    ratio: better(fronts.map(read), ground),
  });
  return [
    text('panel: text', 'text', surface),
    text('panel: text of the box for all', 'text', row),
    text('panel: marks, hints, links', 'muted', surface),
    text('panel: what is missing', 'error', surface),
    part('panel: edge on the page', ['edge'], page),
    part('box: edge', ['edge'], surface),
    part('box for all: edge', ['edge'], row),
    part('box: edge where a tick is missing', ['error'], surface),
    part('box: tick on its ground', ['surface'], read('text')),
    text('status: while it works', 'muted', washed('muted')),
    text('status: success', 'success', washed('success')),
    text('status: failure', 'error', washed('error')),
    part('focus ring: on the page', ['ring', 'gap'], page),
    part('focus ring: in the panel', ['ring', 'gap'], surface),
    part('focus ring: its two tones', ['ring'], read('gap')),
  ];
}
