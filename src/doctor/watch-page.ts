import { diagnose } from './diagnose.js';
import { linesOf } from './finding.js';
import type { Diagnosis } from './finding.js';
import { overhear } from './overhear.js';
import { findButtons, readButton, readPage } from './read-page.js';

/** How a page is watched. */
export interface WatchOptions {
  /** Told of everything that is to be said, whenever that changes; first of an empty list. */
  report(diagnoses: readonly Diagnosis[]): void;
  /** Called at the end of every look. */
  looked?(): void;
  /** Milliseconds between two looks. */
  readonly every?: number;
  /** Milliseconds after the page has loaded in which the button's script may still come. */
  readonly patience?: number;
}

const methods = { error: 'error', warning: 'warn', note: 'info' } as const;

/**
 * Looks at the page again and again until it is told to stop: no event tells of properties, style sheets and shadow roots
 * that change. What is found is said once it was there in two looks, for frameworks set attributes one after another; each
 * thing once in the console. Sends no request.
 */
export function watchPage({ report, looked = () => {}, every = 500, patience = 3_000 }: WatchOptions): () => void {
  const { heard, stop } = overhear();
  const told = new Set<string>();
  let before = new Set<string>();
  let shown: string | undefined;
  let loadedAt: number | undefined;

  const look = (): void => {
    if (document.readyState === 'loading') return;
    if (document.readyState === 'complete') loadedAt ??= performance.now();
    const settled = loadedAt !== undefined && performance.now() - loadedAt >= patience;
    const buttons = findButtons().map((element) => ({ element, facts: readButton(element) }));
    const found = diagnose(buttons, readPage(settled, buttons.length, heard.secondCopy), heard);
    const steady = found.filter((each) => before.has(linesOf(each)));
    before = new Set(found.map(linesOf));
    for (const each of steady) {
      const lines = linesOf(each);
      if (told.has(lines)) continue;
      told.add(lines);
      console[methods[each.severity]](`<kr-pay-doctor> ${lines}`, ...(each.element ? [each.element] : []));
    }
    const now = steady.map(linesOf).join('\n');
    if (now !== shown) report(steady);
    shown = now;
    looked();
  };

  const timer = setInterval(look, every);
  look();
  return () => {
    clearInterval(timer);
    stop();
  };
}
