import type { Shell } from './shell.js';

/** Moves the focus into the element. Says whether the page was scrolled for that. */
export async function goTo(shell: Shell, selector: string): Promise<boolean> {
  await shell.updateComplete;
  const target = shell.shadowRoot?.querySelector<HTMLElement>(selector);
  const topOf = (): number => target?.getBoundingClientRect().top ?? 0;
  const top = topOf();
  target?.focus();
  // Where scrolling is smooth, it has only begun.
  return topOf() !== top || top < 0 || top > innerHeight;
}
