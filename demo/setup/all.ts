import type { ProviderName } from '../../src/contract/types.js';
import type { Log } from '../server/log.js';
import type { Emulator, Emulators } from '../server/provider-list.js';
import type { PaymentProvider } from '../server/providers/provider.js';
import { emulateAdyen, reachAdyen } from './adyen.js';
import { emulateCheckout, reachCheckout } from './checkout.js';
import type { Environment, Place } from './place.js';
import { emulatePortOne, reachPortOne } from './portone.js';
import { emulatePortOneV2, reachPortOneV2 } from './portone-v2.js';

/** A running emulator, and the shop's side of the provider it stands in for. */
interface Stand {
  readonly provider: PaymentProvider;
  readonly emulator: Emulator & { close(): Promise<void> };
}

/** How a provider is opened: its sandbox when there are keys, else its emulator. */
interface SetUp {
  readonly name: ProviderName;
  reach(environment: Environment, log: Log): PaymentProvider | undefined;
  emulate(place: Place): Promise<Stand>;
}

const setUps: readonly SetUp[] = [
  { name: 'portone', reach: reachPortOne, emulate: emulatePortOne },
  {
    name: 'portone-v2',
    reach: reachPortOneV2,
    emulate: async (place) => {
      const { provider, emulator } = await emulatePortOneV2(place);
      const script = `${emulator.origin}/v2/browser-sdk.js`;
      return { provider, emulator: { origin: emulator.origin, script, close: () => emulator.close() } };
    },
  },
  { name: 'checkout', reach: reachCheckout, emulate: emulateCheckout },
  { name: 'adyen', reach: reachAdyen, emulate: emulateAdyen },
];

/** Every provider beside Stripe. */
export interface OpenProviders {
  readonly providers: readonly PaymentProvider[];
  readonly emulators: Emulators;
  close(): Promise<void>;
}

/**
 * Opens the providers beside Stripe. Emulators take the ports from `firstPort` on.
 *
 * @throws Error when a provider's variables are incomplete, or when a port is taken.
 */
export async function openProviders(
  environment: Environment,
  firstPort: number,
  { shopPort, log }: Omit<Place, 'port'>,
): Promise<OpenProviders> {
  const providers: PaymentProvider[] = [];
  const emulators: Partial<Record<ProviderName, Emulator>> = {};
  const opened: Stand['emulator'][] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.splice(0).map((emulator) => emulator.close()));
  };
  try {
    for (const [at, { name, reach, emulate }] of setUps.entries()) {
      const real = reach(environment, log);
      if (real) {
        providers.push(real);
        continue;
      }
      const { provider, emulator } = await emulate({ port: firstPort + at, shopPort, log });
      opened.push(emulator);
      providers.push(provider);
      const { origin, script } = emulator;
      emulators[name] = { origin, ...(script !== undefined && { script }) };
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { providers, emulators, close };
}
