import type { Method, Mode, ProviderName } from '../../src/contract/types.js';
import { capabilities, type Capability } from './capabilities.js';
import type { PaymentContext } from './context.js';
import { jsonResponse } from './problem.js';

/** Where a provider is only simulated. */
export interface Emulator {
  /** Such as `http://localhost:4011`. */
  readonly origin: string;
  /** The address of what stands in for the provider's browser SDK, where a page needs one. */
  readonly script?: string;
}

/** The emulators that run, by the provider they stand in for. */
export type Emulators = Readonly<Partial<Record<ProviderName, Emulator>>>;

/** What a provider does with a method, as the pages read it. */
export interface MethodNote {
  readonly modes: readonly Mode[];
  /** Whole won, for one payment. */
  readonly minimum: number;
  /** Whole won; null where the provider names no limit. */
  readonly maximum: number | null;
}

/** A provider of this shop, as the pages read it. */
export interface ProviderNote {
  readonly name: ProviderName;
  /** Null where the shop talks to the provider itself. */
  readonly emulator: { readonly origin: string; readonly script: string | null } | null;
  readonly methods: Readonly<Partial<Record<Method, MethodNote>>>;
}

/** The body of `GET /api/providers`. */
export interface ProviderList {
  /** The provider that is used when the button wishes for none. */
  readonly defaultProvider: ProviderName;
  readonly providers: readonly ProviderNote[];
}

/** What works in this shop: its providers, in the order of the table, with their methods and modes. */
export function describeProviders(
  { providers, defaultProvider }: Pick<PaymentContext, 'providers' | 'defaultProvider'>,
  emulators: Emulators,
): ProviderList {
  const names = (Object.keys(capabilities) as ProviderName[]).filter((name) => providers.has(name));
  return {
    defaultProvider,
    providers: names.map((name) => {
      const emulator = emulators[name];
      return {
        name,
        emulator: emulator ? { origin: emulator.origin, script: emulator.script ?? null } : null,
        methods: Object.fromEntries(
          Object.entries(capabilities[name]).map(([method, capability]) => [method, noteOf(capability)]),
        ),
      };
    }),
  };
}

/** `GET /api/providers`: the same for everybody. */
export function listProviders(context: PaymentContext, emulators: Emulators): Response {
  return jsonResponse(200, describeProviders(context, emulators));
}

function noteOf({ modes, minimum, maximum }: Capability): MethodNote {
  return { modes, minimum, maximum: maximum === Number.MAX_SAFE_INTEGER ? null : maximum };
}
