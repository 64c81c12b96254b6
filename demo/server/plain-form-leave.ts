import { checkRedirect } from '../../src/address/policy.js';
import type { AnswerProvider, ProviderAnswer } from '../../src/contract/start-answer.js';
import type { StartRequest } from '../../src/contract/types.js';
import { start as readAdyen } from '../../src/providers/adyen.js';
import { start as readCheckout } from '../../src/providers/checkout.js';
import type { Departure, Provider } from '../../src/providers/provider.js';
import { start as readRedirect } from '../../src/providers/redirect.js';
import { start as readStripe } from '../../src/providers/stripe.js';

/** What a browser without JavaScript can do with a provider's action. The address of a departure is checked. */
export type PlainStep =
  | { readonly type: 'leave'; readonly departure: Departure }
  | { readonly type: 'settled' }
  | { readonly type: 'needs-script' }
  | { readonly type: 'unusable' };

/** Whether a provider is reached by its own script only, whatever it answers. */
export const needsScript = (provider: AnswerProvider): boolean => provider === 'portone' || provider === 'portone-v2';

const readers: Readonly<Partial<Record<AnswerProvider, Provider['start']>>> = {
  stripe: readStripe,
  adyen: readAdyen,
  checkout: readCheckout,
  redirect: readRedirect,
};

/** Reads an action as the button does, by the same readers, and checks its address by the same policy. */
export async function readPlainStep(
  { provider, action, body }: ProviderAnswer,
  { returnUrl, method, locale }: Pick<StartRequest, 'returnUrl' | 'method' | 'locale'>,
): Promise<PlainStep> {
  const read = readers[provider];
  if (!read) return { type: 'needs-script' };
  // Without the publishable key the reader has nothing to load Stripe's script with.
  const { publishableKey, ...withoutKey } = body;
  const handoff = await read(action, { body: withoutKey, returnUrl, method, locale });
  if (handoff.type === 'settled') return handoff;
  if (handoff.type === 'depart') {
    const url = checkRedirect(handoff.departure.url, returnUrl, []);
    return url === undefined ? { type: 'unusable' } : { type: 'leave', departure: { ...handoff.departure, url } };
  }
  return { type: publishableKey === undefined ? 'unusable' : 'needs-script' };
}
