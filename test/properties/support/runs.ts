import '../../support/property-seed.js';
import * as fc from 'fast-check';

/** A whole number above 0 from an environment variable, if one is set. */
function numberFrom(name: string): number | undefined {
  const text = process.env[name];
  if (!text) return undefined;
  if (!/^-?\d+$/.test(text)) throw new Error(`${name}: expected a whole number, got ${JSON.stringify(text)}`);
  return Number(text);
}

/** How often a property is tried: PROPERTY_RUNS, or 10,000 times where CI is set, or 1,000 times. */
export const runs = numberFrom('PROPERTY_RUNS') ?? (process.env['CI'] ? 10_000 : 1_000);

/**
 * Tries a property with drawn values. What fails is told with its smallest example and the seed: PROPERTY_SEED draws the
 * same values again. `share` of 0.1 is a tenth of the runs, for what is slow.
 */
export function holds<T>(property: fc.IProperty<T>, share = 1): void {
  fc.assert(property, parameters(share));
}

/** As `holds`, for a property that waits. */
export async function holdsAsync<T>(property: fc.IAsyncProperty<T>, share = 1): Promise<void> {
  await fc.assert(property, parameters(share));
}

function parameters(share: number): { readonly numRuns: number } {
  return { numRuns: Math.max(1, Math.round(runs * share)) };
}
