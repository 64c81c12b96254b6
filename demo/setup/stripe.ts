import { startStripeEmulator } from '../emulator/stripe/index.js';
import type { StripeEmulator, StripeEmulatorOptions } from '../emulator/stripe/index.js';
import { stripeFlows } from '../server/providers/stripe.js';
import type { StripeFlow, StripeOptions } from '../server/providers/stripe.js';
import { newSecret, webhookUrl } from './place.js';
import type { Environment, Place } from './place.js';

/**
 * How Stripe is used: `STRIPE_FLOW`.
 *
 * @throws Error when it is none of the flows.
 */
export function readStripeFlow(environment: Environment): StripeFlow {
  const wanted = environment['STRIPE_FLOW']?.trim() || 'checkout';
  const flow = stripeFlows.find((each) => each === wanted);
  if (!flow) throw new Error(`STRIPE_FLOW: expected ${stripeFlows.join(', ')}, got "${wanted}".`);
  return flow;
}

/** The emulator of Stripe, and how the shop reaches it. Only where the browser confirms does a page need the script. */
export async function emulateStripe(
  place: Pick<Place, 'port' | 'shopPort'>,
  flow: StripeFlow,
  options: Partial<StripeEmulatorOptions> = {},
): Promise<{ stripe: StripeOptions; emulator: StripeEmulator; script?: string }> {
  const secretKey = newSecret('sk_test_emulator');
  const publishableKey = newSecret('pk_test_emulator');
  const secret = newSecret('whsec_emulator');
  const webhook = { url: webhookUrl(place, 'stripe'), secret };
  const emulator = await startStripeEmulator({ port: place.port, secretKey, publishableKey, webhook, ...options });
  const api = { protocol: 'http', host: '127.0.0.1', port: Number(new URL(emulator.origin).port) } as const;
  const stripe = { secretKey, publishableKey, webhookSecret: secret, flow, api };
  return { stripe, emulator, ...(flow === 'stripe-js' && { script: `${emulator.origin}/v3/stripe.js` }) };
}
