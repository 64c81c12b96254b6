import { executeServerCommand } from '@web/test-runner-commands';

/** How a shopper's device may show a page. */
export type Look = 'light' | 'dark' | 'forced colors';

const isForced = (): boolean => matchMedia('(forced-colors: active)').matches;

// Chromium forces the colors of a page on demand. Firefox forces them for the whole browser: one that was started so shows
// nothing else. WebKit has no forced colors.
const canForce = navigator.userAgent.includes('Chrome/');
const isAlwaysForced = !canForce && isForced();

/** Those that the engine can show a page in. */
export const looks: readonly Look[] = isAlwaysForced
  ? ['forced colors']
  : ['light', 'dark', ...(canForce ? (['forced colors'] as const) : [])];

const styles = CSSStyleDeclaration.prototype;
const { getPropertyValue } = styles;

/** axe reads the fill of a text. Chromium gives the one that the page wrote, though it draws the forced color. */
function readFillAsColor(this: CSSStyleDeclaration, name: string): string {
  return getPropertyValue.call(this, name === '-webkit-text-fill-color' ? 'color' : name);
}

async function force(on: boolean): Promise<void> {
  await executeServerCommand('media-features', { 'forced-colors': on ? 'active' : 'none' });
  styles.getPropertyValue = on ? readFillAsColor : getPropertyValue;
}

/** Shows this page so from now on: a merchant's page that is dark says so by `color-scheme`. */
export async function wear(look: Look): Promise<void> {
  document.documentElement.style.colorScheme = look === 'dark' ? 'dark' : '';
  document.body.style.cssText = look === 'dark' ? 'background: #111; color: #eee' : '';
  if (canForce) await force(look === 'forced colors');
  const forced = isForced();
  if (forced !== (look === 'forced colors' || isAlwaysForced))
    throw new Error(`Expected ${look}, and colors are forced: ${forced}.`);
}
