import { capabilities } from '../../demo/server/capabilities.js';
import type { Method, Mode, ProviderName } from '../../src/contract/types.js';
import type { Page } from './browser.js';
import type { ProviderWorld } from './provider-world.js';
import type { ScriptFile } from './trip-stage.js';
import { arriveAt, openShopPage, pathOf, payButton } from './trip-steps.js';

/** What is tried, on which kind of device. */
export interface Trip {
  readonly provider: ProviderName;
  readonly method: Method;
  readonly mode: Mode;
  readonly phone: boolean;
}

/** Where the provider shows its page. */
export type Surface = 'page' | 'frame' | 'window';

/** The box for all terms. */
const box = 'kr-pay-button >>> [part=agree-all]';

/** The modes in which a provider does a method. */
export function modesOf(provider: ProviderName, method: Method): readonly Mode[] {
  return capabilities[provider][method]?.modes ?? [];
}

/** The shop's bench with a choice. */
export function benchPath({ provider, method, mode }: Trip, script: ScriptFile): string {
  return pathOf('/demo/try.html', script, { provider, method, mode, lang: 'ko' });
}

/** Opens the bench, agrees where there is something to agree to, and presses the button. Gives the order. */
export async function pressAtBench(page: Page, world: ProviderWorld, trip: Trip, script: ScriptFile): Promise<string> {
  const orderId = await openShopPage(page, world.shop + benchPath(trip, script));
  if (trip.mode !== 'pay') await page.click(box);
  await page.click(payButton);
  return orderId;
}

/** Where the browser wants a tap of its own for a window, the button asks for it. */
async function openWindow(page: Page): Promise<void> {
  const state = await page.waitFor(
    `['opening', 'leaving'].find((each) => each === document.querySelector('kr-pay-button')?.state)`,
    'a button that opens a window',
  );
  if (state === 'opening') await page.click(payButton);
}

/** Presses a button of the provider's page, wherever that is. */
export async function chooseAt(page: Page, world: ProviderWorld, surface: Surface, button: string): Promise<void> {
  if (surface === 'frame') return page.clickInFrame(`iframe[src^="${world.emulator}"]`, button);
  if (surface === 'window') await openWindow(page);
  const shown = surface === 'window' ? await page.popup() : page;
  await arriveAt(shown, world.emulator);
  return shown.click(button);
}
