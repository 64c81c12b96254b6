import { basename } from 'node:path/posix';
import { loadedAddresses, stripeAddress } from '../../scripts/script-docs.js';
import type { StripeFlow } from '../../demo/server/providers/stripe.js';
import type { ProviderName } from '../../src/contract/types.js';
import type { Page } from './browser.js';
import type { ProviderWorld } from './provider-world.js';

/** Flows that cannot do without a script of the provider's, and its file. All others run none. */
const files: Readonly<Partial<Record<ProviderName | StripeFlow, string>>> = {
  portone: 'iamport.js',
  'portone-v2': 'browser-sdk.js',
  'stripe-js': 'stripe.js',
};

const hostOf = (address: string): string => new URL(address).host;
const fileOf = (address: string): string => basename(new URL(address).pathname);

/** What docs/scripts.md has for a flow, as `js.stripe.com: stripe.js`. */
export function scriptsInInventory(provider: ProviderName, flow: StripeFlow | undefined): string[] {
  const file = files[flow ?? provider];
  return [...loadedAddresses(), stripeAddress()]
    .filter((address) => fileOf(address) === file)
    .map((address) => `${hostOf(address)}: ${fileOf(address)}`);
}

/** Where a trip takes place: the origins of the shop and of the provider's emulator. */
type Place = Pick<ProviderWorld, 'shop' | 'emulator'>;

/**
 * The scripts among these that are not the shop's. The emulator stands in for the host from which the inventory has a file of
 * that name; whatever else comes from anywhere keeps its own host.
 */
export function ofOthers(loaded: readonly string[], { shop, emulator }: Place): string[] {
  const inventory = [...loadedAddresses(), stripeAddress()];
  return loaded
    .filter((address) => new URL(address).origin !== shop)
    .map((address) => {
      const isEmulated = new URL(address).origin === emulator;
      const named = isEmulated ? inventory.find((each) => fileOf(each) === fileOf(address)) : undefined;
      return `${hostOf(named ?? address)}: ${fileOf(address)}`;
    })
    .sort();
}

/** What a page has loaded from elsewhere than the shop, however that came about: tags, imports, loaders. */
export async function scriptsOfOthers(page: Page, place: Place): Promise<string[]> {
  const loaded = await page.evaluate(() => {
    const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
    const tags = Array.from(document.scripts, ({ src }) => src).filter(Boolean);
    return [...new Set([...fetched.filter((name) => new URL(name).pathname.endsWith('.js')), ...tags])];
  });
  return ofOthers(loaded, place);
}
