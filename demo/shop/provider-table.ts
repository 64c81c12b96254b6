import type { Method, Mode, ProviderName } from '../../src/contract/types.js';
import { isObject, type JsonObject } from './json.js';
import { isMethod, isMode, isProvider } from './names.js';

/** A provider of the shop, as its server says. */
export interface ProviderRow {
  readonly name: ProviderName;
  /** What stands in for the provider on this machine; `undefined` where the shop talks to the provider itself. */
  readonly emulator: { readonly origin: string; readonly script: string | undefined } | undefined;
  readonly modes: Readonly<Partial<Record<Method, readonly Mode[]>>>;
}

/** What works in this shop. */
export interface ProviderTable {
  readonly defaultProvider: ProviderName;
  readonly providers: readonly ProviderRow[];
}

/** The table in the answer of `GET /api/providers`; `undefined` when it is none. Names nobody knows are left out. */
export function readProviderTable(body: unknown): ProviderTable | undefined {
  if (!isObject(body) || !Array.isArray(body['providers']) || !isProvider(body['defaultProvider'])) return undefined;
  return { defaultProvider: body['defaultProvider'], providers: body['providers'].filter(isObject).flatMap(readRow) };
}

function readRow({ name, emulator, methods }: JsonObject): readonly ProviderRow[] {
  if (!isProvider(name) || !isObject(methods)) return [];
  const modes: Partial<Record<Method, readonly Mode[]>> = {};
  for (const [method, note] of Object.entries(methods)) {
    if (isMethod(method) && isObject(note) && Array.isArray(note['modes']))
      modes[method] = note['modes'].filter(isMode);
  }
  return [{ name, emulator: readEmulator(emulator), modes }];
}

function readEmulator(emulator: unknown): ProviderRow['emulator'] {
  if (!isObject(emulator) || typeof emulator['origin'] !== 'string') return undefined;
  const { origin, script } = emulator;
  return { origin, script: typeof script === 'string' ? script : undefined };
}

/** The row of a provider. */
export const rowOf = (table: ProviderTable, provider: ProviderName): ProviderRow | undefined =>
  table.providers.find(({ name }) => name === provider);

/** The modes of a provider's method; none where it does not take the method. */
export const modesOf = (table: ProviderTable, provider: ProviderName, method: Method): readonly Mode[] =>
  rowOf(table, provider)?.modes[method] ?? [];
