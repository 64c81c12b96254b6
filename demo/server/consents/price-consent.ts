import type { StartRequest } from '../../../src/contract/types.js';
import { findPlan, type Plan } from '../catalog.js';
import { inForce } from '../charges/charge-rule.js';
import { seoulDay } from '../charges/due-dates.js';
import { readPermission } from '../charges/permission.js';
import { findConsentProblem } from '../consent-check.js';
import { timestamp, type PaymentContext } from '../context.js';
import { isProblem, problem, type Problem } from '../problem.js';
import { readReturnUrl } from '../start-checks.js';
import type { IncomingStart } from '../start.js';
import { findAttempt, insertAttempt, type NewAttempt, type StoredAnswer } from '../store/attempts.js';
import { insertConsent } from '../store/consents.js';
import {
  endWithoutProvider,
  findPriceChange,
  insertPriceAgreement,
  listPriceAgreements,
  type PriceChange,
} from '../store/price-changes.js';
import { findSavedMethod, type SavedMethod } from '../store/saved-methods.js';
import { findChangedTerms } from './offered.js';
import { opensOn, orderIdOf, windowOn } from './price-change.js';

/** Whether a start asks for no payment, but for consent to another price of a plan whose method is saved already. */
export function isPriceConsent({ metadata }: StartRequest): boolean {
  return metadata?.['priceChangeId'] !== undefined;
}

/**
 * Takes a consent to a change of price: stores attempt, consent and agreement in one transaction, asks no provider, and
 * charges nothing. From its day on the charge rule allows the new price for this saved method, by this consent.
 */
export async function agreeToPrice(
  context: PaymentContext,
  { request, requestHash, shopper, caller }: IncomingStart,
): Promise<StoredAnswer | Problem> {
  const found = await findSubject(context, request, shopper.shopperId);
  if (isProblem(found)) return found;
  const { saved, change, plan } = found;
  const refusal = findRequestProblem(context, request, found) ?? (await findStandingProblem(context, found));
  if (refusal) return refusal;
  const changed =
    findConsentProblem(request.mode, request.consent) ?? (await findChangedTerms(context, request, change.changeId));
  if (changed) return changed;
  const returnUrl = readReturnUrl(request, context.ownOrigins);
  if (typeof returnUrl !== 'string') return returnUrl;
  const { attemptId, consent, mode, method, currency, locale } = request;
  if (!consent) return problem(422, 'consent-required', 'The body has no consent.');
  const orderId = orderIdOf(change, saved.attemptId);
  const owner = { attemptId, shopperId: shopper.shopperId, orderId: null, planId: plan.planId, requestHash };
  const wish = { provider: saved.provider, method, mode, amount: null, currency, locale, returnUrl };
  const attempt: NewAttempt = { ...owner, ...wish };
  const outcome = { provider: 'none', status: 'succeeded', orderId, method, mode };
  const answer = { status: 200, body: JSON.stringify(outcome) };
  const now = timestamp(context);
  return context.database.write(async (transaction) => {
    // Another delivery of the same request may have been quicker.
    const known = await findAttempt(transaction, attemptId);
    const isRepeat = known?.requestHash === requestHash && known.shopperId === shopper.shopperId;
    if (known) return (isRepeat && known.answer) || conflict;
    // The permission may have ended since it was looked at.
    if ((await findSavedMethod(transaction, saved.attemptId))?.canceledAt !== null) return ended;
    await insertAttempt(transaction, attempt, now, { askingUntil: now });
    await insertConsent(transaction, attemptId, consent, caller, now);
    const { changeId } = change;
    await insertPriceAgreement(transaction, {
      attemptId,
      savedAttemptId: saved.attemptId,
      changeId,
      orderId,
      createdAt: now,
    });
    await endWithoutProvider(transaction, attemptId, answer, now);
    context.log('price-agreed', { attemptId, changeId });
    return answer;
  });
}

const conflict = problem(422, 'conflict', 'This Idempotency-Key was used with another body.');
const ended = problem(409, 'permission-canceled', 'The permission to charge this method has ended.');

interface Subject {
  readonly saved: SavedMethod;
  readonly change: PriceChange;
  readonly plan: Plan;
}

async function findSubject(
  { database }: PaymentContext,
  { metadata }: StartRequest,
  shopperId: string,
): Promise<Subject | Problem> {
  const { priceChangeId, savedAttemptId } = metadata ?? {};
  const saved = typeof savedAttemptId === 'string' ? await findSavedMethod(database.read, savedAttemptId) : undefined;
  if (saved?.shopperId !== shopperId) {
    return problem(422, 'unknown-saved-method', 'metadata.savedAttemptId: this shopper has saved no such method.');
  }
  const change = typeof priceChangeId === 'string' ? await findPriceChange(database.read, priceChangeId) : undefined;
  const plan = change && findPlan(change.planId);
  if (!change || !plan || saved.planId !== plan.planId) {
    return problem(422, 'unknown-price-change', 'metadata.priceChangeId: no such change of this plan was announced.');
  }
  return { saved, change, plan };
}

function findRequestProblem(
  context: PaymentContext,
  { mode, method, orderId, amount }: StartRequest,
  { saved, change }: Subject,
): Problem | undefined {
  if (mode !== 'subscribe') {
    return problem(422, 'mode-unavailable', `A change of price is agreed to in mode "subscribe", not "${mode}".`);
  }
  if (method !== saved.method) {
    return problem(422, 'method-unavailable', `The saved method is ${saved.method}, not ${method}.`);
  }
  const expected = orderIdOf(change, saved.attemptId);
  if (orderId !== expected) return problem(422, 'unknown-order', `orderId: expected ${expected}.`);
  if (amount !== undefined && amount !== change.amount) {
    return problem(422, 'amount-mismatch', `The new price is ${change.amount} won, and the page says ${amount} won.`);
  }
  const today = seoulDay(context.now());
  const { fromOn } = change;
  switch (windowOn(change, today)) {
    case 'early':
      return problem(409, 'too-early', `A consent to this change counts from ${opensOn(change)} on; it is ${today}.`);
    case 'over':
      return problem(409, 'too-late', `The change was for payments from ${fromOn} on; it is ${today}.`);
    default:
      return undefined;
  }
}

/** The old price that the shopper reads must be the one that they agreed to last. */
async function findStandingProblem(
  context: PaymentContext,
  { saved, change }: Pick<Subject, 'saved' | 'change'>,
): Promise<Problem | undefined> {
  if (saved.canceledAt !== null) return ended;
  const amount = await findAmountBefore(context, saved, change);
  if (amount === change.oldAmount) return undefined;
  const words = `The change is from ${change.oldAmount} won, and this shopper agreed to ${amount ?? 'no'} won.`;
  return problem(409, 'price-differs', words);
}

/** What this method's payments are by now, but for the change itself. Whole won; null where nothing may be charged. */
export async function findAmountBefore(
  { database, now }: PaymentContext,
  saved: SavedMethod,
  { changeId, fromOn }: PriceChange,
): Promise<number | null> {
  const permission = await readPermission(database.read, saved);
  const agreed = await listPriceAgreements(database.read, saved.attemptId);
  const same = new Set(agreed.filter((each) => each.changeId === changeId).map((each) => each.attemptId));
  const prices = (permission.prices ?? []).filter(({ consent }) => !same.has(consent.attemptId));
  // Nothing else may come between now and the day of the change.
  const other = prices.find((price) => price.fromOn > seoulDay(now()) && price.fromOn <= fromOn);
  return other?.plan.amount ?? inForce({ ...permission, prices }, now()).plan?.amount ?? null;
}
