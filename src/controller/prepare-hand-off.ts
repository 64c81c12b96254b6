import { checkRedirect } from '../address/policy.js';
import { failure, isFailure } from '../contract/failure.js';
import type { Failure } from '../contract/failure.js';
import type { ProviderAnswer } from '../contract/start-answer.js';
import type { Departure, ScriptCall } from '../providers/provider.js';
import { loadProvider } from '../providers/registry.js';
import type { Settings } from '../settings/settings.js';
import type { Asking } from './asking.js';
import { ifStillHere } from './still-here.js';

/** How the shopper gets to the provider, and whose answer it was. `url` has passed the address policy. */
export type Departing = { readonly provider: string } & (
  { readonly departure: Departure; readonly url: string } | { readonly call: ScriptCall }
);

/**
 * Reads what a provider asks of the browser and makes it ready, without moving anything. Undefined where nothing is to be
 * done; a failure where it cannot be used.
 */
export async function prepareHandOff(
  { policyBlocked }: Asking,
  { provider: name, action, body }: ProviderAnswer,
  { method, locale, allowedHosts }: Settings,
  returnUrl: string,
): Promise<Departing | Failure | undefined> {
  const provider = await loadProvider(name);
  if (isFailure(provider)) return ifStillHere(provider);
  const handoff = await provider.start(action, { body, returnUrl, method, locale });
  switch (handoff.type) {
    case 'settled':
      return undefined;
    case 'refused': {
      const blocked = handoff.script && policyBlocked(handoff.script);
      const why = blocked ? failure('blocked-by-policy', { provider: name }) : handoff.failure;
      return why.code === 'provider-unavailable' ? ifStillHere(why) : why;
    }
    case 'call':
      return { provider: name, call: handoff.call };
    default: {
      const { departure } = handoff;
      const url = checkRedirect(departure.url, location.href, allowedHosts);
      return url ? { provider: name, departure, url } : failure('unsafe-url', { provider: name });
    }
  }
}
