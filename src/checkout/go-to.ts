import type { Shell } from './shell.js';

/** Moves the focus into the element. Calls back where the page was scrolled for that: a box may lie under the pointer then. */
export async function goTo(shell: Shell, selector: string, scrolled?: () => void): Promise<void> {
  await shell.updateComplete;
  const target = shell.shadowRoot?.querySelector<HTMLElement>(selector);
  const topOf = (): number => target?.getBoundingClientRect().top ?? 0;
  const top = topOf();
  target?.focus();
  // Where scrolling is smooth, it has only begun.
  if (topOf() !== top || top < 0 || top > innerHeight) scrolled?.();
}
