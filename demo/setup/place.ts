import { randomBytes } from 'node:crypto';
import type { ProviderName } from '../../src/contract/types.js';
import type { Log } from '../server/log.js';

/** Where an emulator and the shop listen. */
export interface Place {
  /** The emulator's port; 0 takes a free one. */
  readonly port: number;
  readonly shopPort: number;
  readonly log: Log;
}

/** The environment as it is given to a program. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A secret for one run. */
export function newSecret(prefix: string): string {
  return prefix + randomBytes(16).toString('hex');
}

/** The shop's address for a provider's webhooks. */
export function webhookUrl({ shopPort }: Pick<Place, 'shopPort'>, provider: ProviderName): string {
  return `http://127.0.0.1:${shopPort}/webhooks/${provider}`;
}

/**
 * Reads a provider's variables: undefined when none of the required ones is set.
 *
 * @throws Error that names what is missing when only some are.
 */
export function readKeys<R extends string, O extends string>(
  environment: Environment,
  required: readonly R[],
  optional: readonly O[] = [],
): (Record<R, string> & Record<O, string | undefined>) | undefined {
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const missing = required.filter((name) => text(name) === undefined);
  if (missing.length === required.length) return undefined;
  if (missing.length) throw new Error(`${missing.join(', ')}: expected, because others of this provider are set.`);
  const entries = [...required, ...optional].map((name) => [name, text(name)]);
  return Object.fromEntries(entries) as Record<R, string> & Record<O, string | undefined>;
}
