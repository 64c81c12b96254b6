import type { ConsentRecord, Method, Mode } from '../../../src/contract/types.js';
import { plans } from '../catalog.js';
import { timestamp, type PaymentContext } from '../context.js';
import type { Problem } from '../problem.js';
import { listTermsOnOffer } from '../store/terms-on-offer.js';
import { findOfferProblem } from './offer-check.js';

/** Which consent was given, and what for. */
export interface Agreement {
  readonly mode: Mode;
  readonly method: Method;
  /** That there is one where the mode needs it is another check's. */
  readonly consent?: ConsentRecord;
}

/**
 * Why a consent is not to what the shop asks for now, or undefined when it is. A single payment asks for nothing; to keep
 * a method without a plan, the terms of any plan do.
 *
 * @param offerId The plan, or the change of a price, that the consent is for.
 */
export async function findChangedTerms(
  context: PaymentContext,
  { mode, method, consent }: Agreement,
  offerId: string | undefined,
): Promise<Problem | undefined> {
  if (!consent) return undefined;
  if (mode === 'pay') return findOfferProblem(consent, method, []);
  const offerIds = offerId === undefined ? plans.map(({ planId }) => planId) : [offerId];
  const offered = await listTermsOnOffer(
    context.database.read,
    { offerIds, locale: consent.locale, method },
    timestamp(context),
  );
  const problems = offerIds.map((each) =>
    findOfferProblem(
      consent,
      method,
      offered.filter((term) => term.offerId === each),
    ),
  );
  return problems.includes(undefined) ? undefined : problems[0];
}
