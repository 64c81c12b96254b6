import { isForgotten, keptCart, openCart, type Cart } from '../shop/cart.js';
import { loadEmulatorScript } from '../shop/emulator-script.js';
import type { Language } from '../shop/language.js';
import { planId } from '../shop/membership-plan.js';
import { isProvider } from '../shop/names.js';
import { findOffer, type OfferedTerms } from '../shop/offered-terms.js';
import { readProviderTable, rowOf, type ProviderRow, type ProviderTable } from '../shop/provider-table.js';
import { getJson } from '../shop/shop-api.js';

/** What the shop's server can do; undefined where there is no such server. */
export const findShop = async (): Promise<ProviderTable | undefined> =>
  readProviderTable((await getJson('/api/providers')).body);

/** The provider that a wish leads to, as far as the shop has it. */
export const rowFor = (table: ProviderTable, wish: string): ProviderRow | undefined =>
  rowOf(table, isProvider(wish) ? wish : table.defaultProvider);

/** What a button at the shop's server needs before it can be pressed. */
export interface Needs {
  readonly order: Cart | undefined;
  readonly offer: OfferedTerms | undefined;
  /** Whether the provider's stand-in script came, where one is needed. */
  readonly scriptCame: boolean;
}

/** Brings what is needed: an order, what is to be agreed to, the emulator's script. */
export async function bringNeeds(
  mode: string,
  productId: string,
  row: ProviderRow | undefined,
  language: Language,
): Promise<Needs> {
  const script = row?.emulator?.script;
  const kept = keptCart(productId);
  const bringOrder = async (): Promise<Cart | undefined> =>
    kept && !(await isForgotten(kept)) ? kept : openCart(productId);
  const [order, offer, scriptCame] = await Promise.all([
    mode === 'save' ? undefined : bringOrder(),
    mode === 'pay' ? undefined : findOffer(planId, language),
    script === undefined || loadEmulatorScript(script),
  ]);
  return { order, offer, scriptCame };
}
