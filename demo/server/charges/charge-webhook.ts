import type { PaymentContext } from '../context.js';
import type { ChargeOutcome, Observation, Webhook } from '../providers/provider.js';
import { findCharge } from '../store/charges.js';
import type { WebhookVerdict } from '../store/webhook-inbox.js';
import type { ProviderName } from '../../../src/contract/types.js';
import { askAgain, lookAtCharge } from './ask-about-charge.js';
import { settleCharge } from './settle-charge.js';

/**
 * Takes a webhook that may be about a charge, by the charge's id. What it says itself is stored where the provider has
 * nothing else to ask; otherwise the charge is looked up, also one that was called failed, or else asked for again.
 *
 * @returns `ignored` when it is about no charge of this provider, `received` when the provider could not be asked.
 */
export async function takeChargeWebhook(
  context: PaymentContext,
  provider: ProviderName,
  { attemptId: chargeId, observation }: Webhook,
): Promise<WebhookVerdict> {
  const charge = chargeId === undefined ? undefined : await findCharge(context.database.read, chargeId);
  if (charge?.provider !== provider) return 'ignored';
  if (!observation) {
    const found = await lookAtCharge(context, charge);
    if (found === 'unknown') return 'received';
    if (found === 'missing') await askAgain(context, charge.chargeId);
  } else if ('attemptId' in observation && observation.attemptId === charge.chargeId) {
    await settleCharge(context, charge, readOutcome(observation));
  }
  return 'processed';
}

/** What a provider says about its object, as the outcome of a charge. */
export function readOutcome(observation: Observation): ChargeOutcome {
  switch (observation.status) {
    case 'succeeded': {
      const { paymentId, amount, currency } = observation;
      if (amount === null || currency === null) return { status: 'unknown', reason: 'a charge without an amount' };
      return { status: 'succeeded', paymentId, amount, currency };
    }
    case 'failed':
    case 'canceled':
    case 'expired': {
      const { providerCode, providerMessage } = observation;
      return { status: 'failed', providerCode, providerMessage };
    }
    case 'open':
    case 'pending':
      return { status: 'pending' };
    default:
      return { status: 'unknown', reason: `the status ${observation.status} says nothing about a charge` };
  }
}
