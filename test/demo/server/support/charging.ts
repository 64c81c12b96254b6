import { randomUUID } from 'node:crypto';
import { charge } from '../../../../demo/server/charges/charge.js';
import { isProblem } from '../../../../demo/server/problem.js';
import type { Charge } from '../../../../demo/server/store/charges.js';
import type { ScriptedShop } from './scripted-shop.js';

/** What a provider says of a charge that went as agreed. */
export const paidCharge = { status: 'succeeded', paymentId: 'payment-1', amount: 18_000, currency: 'KRW' } as const;

/** What a provider says of a charge when it says nothing. */
export const unknownCharge = { status: 'unknown', reason: 'no connection' } as const;

/** A method that was saved in November, on the day that its first payment is due. */
export async function saveUntilDue(shop: ScriptedShop): Promise<string> {
  const savedAttemptId = await shop.save();
  shop.setTime('2026-12-05T09:00:00+09:00');
  return savedAttemptId;
}

/**
 * Charges what was agreed.
 *
 * @throws Error when it is refused.
 */
export async function chargeNow(
  { context }: ScriptedShop,
  savedAttemptId: string,
  chargeId: string = randomUUID(),
): Promise<Charge> {
  const made = await charge(context, { savedAttemptId, amount: 18_000, chargeId });
  if (isProblem(made)) throw new Error(made.message);
  return made;
}

/** The code of the refusal of a charge. */
export async function refusalOf(
  { context }: ScriptedShop,
  savedAttemptId: string,
  amount = 18_000,
  chargeId: string = randomUUID(),
): Promise<string> {
  const made = await charge(context, { savedAttemptId, amount, chargeId });
  if (isProblem(made)) return made.code;
  throw new Error(`Expected a refusal, got a charge that is ${made.state}.`);
}
