import type { ChargeFlag, ChargeState } from '../charges/charge-states.js';
import type { Queryable } from './database.js';

/** How a charge goes on. */
export interface ChargeMove {
  readonly state: ChargeState;
  readonly flag: ChargeFlag | null;
  readonly paymentId?: string | undefined;
  readonly capturedAmount?: number | undefined;
  readonly capturedCurrency?: string | undefined;
  readonly providerCode?: string | undefined;
  readonly providerMessage?: string | undefined;
}

/** Stores how a charge goes on. What is not said anew stays. */
export async function moveCharge(
  database: Queryable,
  chargeId: string,
  move: ChargeMove,
  settledAt: string | null,
): Promise<void> {
  await database.execute({
    sql: `UPDATE charges SET state = ?, flag = ?, payment_id = coalesce(?, payment_id),
            captured_amount = coalesce(?, captured_amount), captured_currency = coalesce(?, captured_currency),
            provider_code = ?, provider_message = ?, settled_at = ? WHERE charge_id = ?`,
    args: [
      move.state,
      move.flag,
      move.paymentId ?? null,
      move.capturedAmount ?? null,
      move.capturedCurrency ?? null,
      move.providerCode ?? null,
      move.providerMessage ?? null,
      settledAt,
      chargeId,
    ],
  });
}

/** Notes when the provider may be asked about a charge again. */
export async function postponeLook(database: Queryable, chargeId: string, nextLookAt: string): Promise<void> {
  await database.execute({
    sql: 'UPDATE charges SET next_look_at = ? WHERE charge_id = ?',
    args: [nextLookAt, chargeId],
  });
}

/** Marks a charge whose outcome nobody will learn by asking. */
export async function flagUnsettled(database: Queryable, chargeId: string): Promise<void> {
  await database.execute({
    sql: `UPDATE charges SET flag = 'unsettled' WHERE charge_id = ? AND flag IS NULL`,
    args: [chargeId],
  });
}
