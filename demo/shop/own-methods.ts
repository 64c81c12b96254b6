import { isObject, type JsonObject } from './json.js';
import { textOf } from './order-record.js';

/** A change of price, as the server tells its shopper. Amounts are whole won, days such as `2027-01-05`. */
export interface PriceChange {
  readonly changeId: string;
  /** What the button is told to be its order. */
  readonly orderId: string;
  readonly oldAmount: number;
  readonly amount: number;
  readonly fromOn: string;
  /** The first day on which a consent counts. */
  readonly opensOn: string;
  readonly window: string;
  /** Empty as long as the shopper did not agree. */
  readonly agreedAt: string;
}

/** A method that this shopper saved. */
export interface OwnMethod {
  readonly savedAttemptId: string;
  readonly provider: string;
  readonly method: string;
  readonly plan: JsonObject | undefined;
  readonly savedAt: string;
  /** Empty as long as the permission stands. */
  readonly canceledAt: string;
  readonly priceChange: PriceChange | undefined;
}

const numberOf = (from: JsonObject, field: string): number => {
  const value = from[field];
  return typeof value === 'number' ? value : 0;
};

function readChange(change: unknown): PriceChange | undefined {
  if (!isObject(change)) return undefined;
  return {
    changeId: textOf(change, 'changeId'),
    orderId: textOf(change, 'orderId'),
    oldAmount: numberOf(change, 'oldAmount'),
    amount: numberOf(change, 'amount'),
    fromOn: textOf(change, 'fromOn'),
    opensOn: textOf(change, 'opensOn'),
    window: textOf(change, 'window'),
    agreedAt: textOf(change, 'agreedAt'),
  };
}

/** The methods in the answer of `GET /api/saved-methods`; `undefined` when it is none. */
export function readOwnMethods(body: unknown): readonly OwnMethod[] | undefined {
  if (!isObject(body) || !Array.isArray(body['savedMethods'])) return undefined;
  return body['savedMethods'].filter(isObject).map((each) => ({
    savedAttemptId: textOf(each, 'savedAttemptId'),
    provider: textOf(each, 'provider'),
    method: textOf(each, 'method'),
    plan: isObject(each['plan']) ? each['plan'] : undefined,
    savedAt: textOf(each, 'savedAt'),
    canceledAt: textOf(each, 'canceledAt'),
    priceChange: readChange(each['priceChange']),
  }));
}

/** The first method whose price is to change, the one that waits for an answer before one that has it. */
export function findChanging(
  methods: readonly OwnMethod[],
): (OwnMethod & { readonly priceChange: PriceChange }) | undefined {
  const changing = methods.flatMap((each) => (each.priceChange ? [{ ...each, priceChange: each.priceChange }] : []));
  return changing.find(({ priceChange }) => priceChange.agreedAt === '') ?? changing[0];
}
