import { newAttemptId } from '../../src/trip/attempt-id.js';

interface OpenCharge {
  readonly chargeId: string;
  readonly amount: number;
}

/** Keeps the ids of charges whose outcome nobody knows, so that asking again makes no second charge. */
export interface ChargeKeys {
  /** The id for a charge of this amount: the one that is open, else a new one. */
  idFor(savedAttemptId: string, amount: number): string;
  /** The outcome is known: the next charge is another one. */
  close(savedAttemptId: string): void;
}

/** A v4 UUID for each charge. */
export function createChargeKeys(): ChargeKeys {
  const open = new Map<string, OpenCharge>();
  return {
    idFor(savedAttemptId, amount) {
      const known = open.get(savedAttemptId);
      const charge = known?.amount === amount ? known : { chargeId: newAttemptId(), amount };
      open.set(savedAttemptId, charge);
      return charge.chargeId;
    },
    close: (savedAttemptId) => void open.delete(savedAttemptId),
  };
}
