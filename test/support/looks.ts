import { executeServerCommand } from '@web/test-runner-commands';

/** How a shopper's device may show a page. */
export type Look = 'light' | 'dark' | 'forced colors';

// WebKit has no forced colors. Firefox has them, but for the whole browser, and no page of a test can ask for them.
const canForce = navigator.userAgent.includes('Chrome/');

/** Those that the engine can show a page in. */
export const looks: readonly Look[] = ['light', 'dark', ...(canForce ? (['forced colors'] as const) : [])];

/** Shows this page so from now on: a merchant's page that is dark says so by `color-scheme`. */
export async function wear(look: Look): Promise<void> {
  document.documentElement.style.colorScheme = look === 'dark' ? 'dark' : '';
  document.body.style.cssText = look === 'dark' ? 'background: #111; color: #eee' : '';
  if (!canForce) return;
  await executeServerCommand('force-colors', look === 'forced colors');
  const isForced = matchMedia('(forced-colors: active)').matches;
  if (isForced !== (look === 'forced colors')) throw new Error(`Expected ${look}, and colors are forced: ${isForced}.`);
}
