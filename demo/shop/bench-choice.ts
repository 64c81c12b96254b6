import type { Method, Mode, ProviderName } from '../../src/contract/types.js';
import type { Cart } from './cart.js';
import type { Language } from './language.js';
import { carriedAddress } from './links.js';
import { planAttributes } from './membership-plan.js';
import { allMethods, allModes, isMethod, isMode, isProvider } from './names.js';
import { modesOf, rowOf, type ProviderTable } from './provider-table.js';

/** What is tried out. */
export interface Choice {
  readonly provider: ProviderName;
  readonly method: Method;
  readonly mode: Mode;
}

/** The choice in an address such as `?provider=portone&method=kakao_pay&mode=pay`; what nobody knows is left out. */
export function readWish(search: string): Partial<Choice> {
  const query = new URLSearchParams(search);
  const [provider, method, mode] = ['provider', 'method', 'mode'].map((name) => query.get(name));
  return {
    ...(isProvider(provider) && { provider }),
    ...(isMethod(method) && { method }),
    ...(isMode(mode) && { mode }),
  };
}

/** A wish made whole, before anything is known of what works. */
export const wholeChoice = (wish: Partial<Choice>, provider: ProviderName): Choice => ({
  provider,
  method: 'kakao_pay',
  mode: 'pay',
  ...wish,
});

/** Whether the server would take it. */
export const isPossible = (table: ProviderTable, { provider, method, mode }: Choice): boolean =>
  modesOf(table, provider, method).includes(mode);

/** The possible choice that is nearest: the provider stays if the shop has it, then the method, then the mode. */
export function nearestChoice(table: ProviderTable, wished: Choice): Choice {
  const provider = rowOf(table, wished.provider) ? wished.provider : table.defaultProvider;
  const takes = (each: Method): boolean => modesOf(table, provider, each).length > 0;
  const method = takes(wished.method) ? wished.method : (allMethods.find(takes) ?? wished.method);
  const modes = modesOf(table, provider, method);
  const mode = modes.includes(wished.mode) ? wished.mode : (allModes.find((each) => modes.includes(each)) ?? 'pay');
  return { provider, method, mode };
}

/** What is sold in a mode: a subscription begins with the first month of its plan. */
export const productOf = (mode: Mode): string => (mode === 'subscribe' ? 'tea-monthly' : 'sejak');

/** The try-out page with a choice, with the current page's script option carried along. */
export const benchAddress = ({ provider, method, mode }: Choice, search: string): string =>
  carriedAddress(`/demo/try.html?${new URLSearchParams({ provider, method, mode }).toString()}`, search);

/** The attributes that the choice and its order give the button. What has no value is to be removed. */
export function buttonAttributes(
  choice: Choice,
  cart: Cart | undefined,
  language: Language,
  search: string,
): Readonly<Record<string, string | undefined>> {
  const { provider, method, mode } = choice;
  const sold = mode === 'save' ? undefined : cart;
  const returnAddress = benchAddress(choice, search);
  return {
    ...noPlan,
    ...(mode !== 'pay' && planAttributes(language, returnAddress)),
    provider,
    method,
    mode,
    'order-id': sold?.orderId,
    'order-name': sold?.orderName,
    amount: sold && String(sold.amount),
    'return-url': returnAddress,
  };
}

const noPlan = Object.fromEntries(Object.keys(planAttributes('ko', '')).map((name) => [name, undefined]));
