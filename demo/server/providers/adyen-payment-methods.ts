import type { AdyenApi } from './adyen-api.js';
import { readMethodTypes } from './adyen-answer.js';
import { paymentMethodsBody } from './adyen-request.js';

/** How long a list is believed. What an account offers changes when somebody changes it. */
const keptMilliseconds = 5 * 60 * 1_000;
/** How many lists are kept, one for each amount. */
const mostLists = 100;

/** Whether the account takes a method now; `unknown` with the reason when Adyen could not be asked. */
export type Offer =
  { readonly type: 'offered' | 'not-offered' } | { readonly type: 'unknown'; readonly reason: string };

/** Asks whether the account takes this type of method for this many won. */
export type FindOffer = (type: string, amount: number) => Promise<Offer>;

/** Asks `/paymentMethods`, and keeps each list for five minutes. Methods may have limits, so a list is for one amount. */
export function createFindOffer(api: AdyenApi, merchantAccount: string, now = Date.now): FindOffer {
  const lists = new Map<number, { readonly until: number; readonly types: readonly string[] }>();
  return async (type, amount) => {
    const kept = lists.get(amount);
    if (kept && kept.until > now()) return judge(kept.types, type);
    const answer = await api('/paymentMethods', paymentMethodsBody(merchantAccount, amount));
    if (answer.type === 'refused') return { type: 'unknown', reason: `${answer.errorCode}: ${answer.message}` };
    if (answer.type === 'unavailable') return { type: 'unknown', reason: answer.reason };
    const types = readMethodTypes(answer.body);
    if (!types) return { type: 'unknown', reason: 'paymentMethods is no list of types' };
    if (lists.size >= mostLists) lists.clear();
    lists.set(amount, { until: now() + keptMilliseconds, types });
    return judge(types, type);
  };
}

function judge(types: readonly string[], type: string): Offer {
  return { type: types.includes(type) ? 'offered' : 'not-offered' };
}
