import type { ConsentRecord, Locale } from '../../../src/contract/types.js';
import { consentRecord } from '../bodies.js';
import { buyerIdOf } from '../buyer-id.js';
import { plans } from '../catalog.js';
import { noteOfCharge, type ChargeNote } from '../charges/chargeable.js';
import { merchantNames } from '../plan-texts.js';
import { findAttempt, type Attempt } from '../store/attempts.js';
import { listCharges } from '../store/charges.js';
import { listConsentRows, type ConsentRow } from '../store/consents.js';
import type { Queryable } from '../store/database.js';
import { findOrder } from '../store/orders.js';
import { findPriceAgreement, findPriceChange, type PriceChange } from '../store/price-changes.js';
import { findSavedMethod } from '../store/saved-methods.js';
import { findShopper, type Shopper } from '../store/shoppers.js';
import { listTermsByHash } from '../store/terms.js';
import { findWithdrawal, type Withdrawal } from '../store/withdrawals.js';
import { checkHashes, type HashCheck } from './record-check.js';

/** A consent with everything that the shop can show for it. Times are ISO 8601, UTC; amounts whole won. */
export interface Evidence {
  readonly merchant: { readonly name: string; readonly site: string };
  /** The customer by a name that is no key to anything, and as the shop knows them. */
  readonly customer: { readonly buyerId: string } & Pick<Shopper, 'name' | 'email'>;
  readonly attempt: Pick<
    Attempt,
    'attemptId' | 'planId' | 'mode' | 'method' | 'provider' | 'amount' | 'currency' | 'state' | 'createdAt'
  >;
  /** Null when nothing was sold. */
  readonly order: {
    readonly orderId: string;
    readonly orderName: string;
    readonly amount: number;
    readonly currency: string;
    readonly state: string;
  } | null;
  /** As it came from the browser; null when what is stored is no record any more. */
  readonly record: ConsentRecord | null;
  /** What only the server can know: when the record came, from where, from which browser. */
  readonly received: { readonly at: string; readonly ipAddress: string | null; readonly userAgent: string | null };
  readonly rowSha256: string | null;
  readonly hashes: HashCheck;
  /** From when each term of the record was on offer by the shop's own table; a term that never was is not in it. */
  readonly offered: readonly { readonly id: string; readonly version: string; readonly validFrom: string }[];
  /** The change of price that it agrees to; null for a first agreement. */
  readonly priceChange: PriceChange | null;
  /** How the permission ended; null as long as it stands, and where there never was one. */
  readonly withdrawal: Withdrawal | null;
  /** What was charged by this very consent, oldest first. */
  readonly charges: readonly ChargeNote[];
}

/** Everything about the consents of these attempts, oldest first. */
export async function readEvidence(database: Queryable, attemptIds: readonly string[]): Promise<readonly Evidence[]> {
  const rows = await listConsentRows(database, attemptIds);
  return (await Promise.all(rows.map((row) => describe(database, row)))).flat();
}

async function describe(database: Queryable, row: ConsentRow): Promise<readonly Evidence[]> {
  const attempt = await findAttempt(database, row.attemptId);
  const shopper = attempt && (await findShopper(database, attempt.shopperId));
  if (!attempt || !shopper) return [];
  const record = consentRecord.safeParse(row.record).data ?? null;
  const order = attempt.orderId === null ? undefined : await findOrder(database, attempt.orderId);
  const agreement = await findPriceAgreement(database, row.attemptId);
  const priceChange = agreement ? ((await findPriceChange(database, agreement.changeId)) ?? null) : null;
  const savedAttemptId = agreement?.savedAttemptId ?? (await findSavedMethod(database, row.attemptId))?.attemptId;
  const charges = savedAttemptId === undefined ? [] : await listCharges(database, [savedAttemptId]);
  const { attemptId, planId, mode, method, provider, amount, currency, state, createdAt } = attempt;
  const { name, email } = shopper;
  return [
    {
      merchant: {
        name: merchantNames[record?.locale ?? attempt.locale],
        site: new URL(attempt.returnUrl).origin,
      },
      customer: { buyerId: buyerIdOf(attempt.shopperId), name, email },
      attempt: { attemptId, planId, mode, method, provider, amount, currency, state, createdAt },
      order: order
        ? {
            orderId: order.orderId,
            orderName: order.orderName,
            amount: order.amount,
            currency: order.currency,
            state: order.state,
          }
        : null,
      record,
      received: { at: row.receivedAt, ipAddress: row.ipAddress, userAgent: row.userAgent },
      rowSha256: row.rowSha256,
      hashes: checkHashes(row),
      offered: await findOffered(database, record, agreement?.changeId ?? planId),
      priceChange,
      withdrawal: (savedAttemptId === undefined ? null : await findWithdrawal(database, savedAttemptId)) ?? null,
      charges: charges.filter((charge) => charge.consentAttemptId === attemptId).map(noteOfCharge),
    },
  ];
}

async function findOffered(
  database: Queryable,
  record: ConsentRecord | null,
  offerId: string | null,
): Promise<Evidence['offered']> {
  if (!record) return [];
  const offerIds = offerId === null ? plans.map(({ planId }) => planId) : [offerId];
  const hashes = record.terms.map((term) => term.sha256);
  const known = await listTermsByHash(database, offerIds, hashes);
  return record.terms.flatMap(({ id, version, sha256 }) => {
    const one = known.find((term) => term.termId === id && term.version === version && term.sha256 === sha256);
    return one ? [{ id, version: one.version, validFrom: one.validFrom }] : [];
  });
}

/** The language in which a consent is shown: its own. */
export const languageOf = ({ record }: Evidence): Locale => record?.locale ?? 'ko';
