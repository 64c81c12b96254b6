import { timestamp, type PaymentContext } from '../context.js';
import type { ChargeOutcome } from '../providers/provider.js';
import { moveCharge, type ChargeMove } from '../store/charge-moves.js';
import { findCharge, listChargesOfPlan, type Charge } from '../store/charges.js';
import { decideCharge, isUnsettled, mayHaveTaken } from './charge-states.js';

/** Stores what a provider's word means for a charge: forward only, in one transaction, whoever asks first. */
export async function settleCharge(context: PaymentContext, asked: Charge, outcome: ChargeOutcome): Promise<Charge> {
  return context.database.write(async (transaction) => {
    const current = (await findCharge(transaction, asked.chargeId)) ?? asked;
    const { chargeId, shopperId, planId, dueOn } = current;
    const others = await listChargesOfPlan(transaction, shopperId, planId);
    const dueDateTaken = others.some(
      (other) => other.chargeId !== chargeId && other.dueOn === dueOn && mayHaveTaken(other),
    );
    const decision = decideCharge(current, outcome, dueDateTaken);
    if (decision.type === 'stay') return current;
    const { state, flag } = decision;
    const settledAt = isUnsettled(state) ? null : timestamp(context);
    await moveCharge(transaction, chargeId, { state, flag, ...detailsOf(outcome) }, settledAt);
    if (settledAt !== null) context.log('charge-ended', { chargeId, state, flag });
    return (await findCharge(transaction, chargeId)) ?? current;
  });
}

function detailsOf(outcome: ChargeOutcome): Omit<ChargeMove, 'state' | 'flag'> {
  switch (outcome.status) {
    case 'succeeded': {
      const { paymentId, amount, currency } = outcome;
      // A column of whole numbers takes nothing else; the flag says that the figure is wrong.
      return { paymentId, capturedCurrency: currency, ...(Number.isSafeInteger(amount) && { capturedAmount: amount }) };
    }
    case 'pending':
      return { paymentId: outcome.paymentId };
    case 'failed':
      return { providerCode: outcome.providerCode, providerMessage: outcome.providerMessage };
    default:
      return {};
  }
}
