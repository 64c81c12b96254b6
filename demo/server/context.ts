import type { ProviderName } from '../../src/contract/types.js';
import type { Log } from './log.js';
import type { PaymentProvider } from './providers/provider.js';
import type { Database } from './store/database.js';
import type { Shopper } from './store/shoppers.js';

/** What the payment endpoint works with. A merchant brings their own of each. */
export interface PaymentContext {
  readonly database: Database;
  readonly providers: ReadonlyMap<ProviderName, PaymentProvider>;
  /** The provider that is used when the button wishes for none. */
  readonly defaultProvider: ProviderName;
  /** The origins under which shoppers see the shop, such as `https://shop.example`. */
  readonly ownOrigins: readonly string[];
  /** Whose browser this is, or undefined when nobody's we know. */
  readonly findShopper: (headers: Headers) => Promise<Shopper | undefined>;
  readonly now: () => Date;
  readonly log: Log;
}

/** The time as it is stored: ISO 8601, UTC. */
export function timestamp(context: PaymentContext, laterMilliseconds = 0): string {
  return new Date(context.now().valueOf() + laterMilliseconds).toISOString();
}
