import type { Locale } from '../../../src/contract/types.js';
import { announceRequest, termsQuery, termsRequest } from '../bodies.js';
import { findPlan, plans } from '../catalog.js';
import { seoulDay } from '../charges/due-dates.js';
import { timestamp, type PaymentContext } from '../context.js';
import { readJsonPost } from '../json-post.js';
import { locales } from '../plan-texts.js';
import { isProblem, jsonResponse, problem, problemResponse } from '../problem.js';
import { findPriceChange, insertPriceChange } from '../store/price-changes.js';
import { insertTerms, isVersionKnown, listTermsNow, type MandateParts, type StoredTerm } from '../store/terms.js';
import { extraTerm, termsOf } from './offers.js';
import { changeIdOf, offerOf } from './price-change.js';
import { publishTerms } from './publish.js';

/** What a page gives the button so that it shows what the shop asks for now. */
export interface TermsAnswer {
  readonly offerId: string;
  readonly locale: Locale;
  readonly mandate: MandateParts & { readonly version: string };
  /** For the button's `terms` property. */
  readonly terms: readonly {
    readonly id: string;
    readonly version: string;
    readonly required: boolean;
    readonly label: string;
    readonly text: string;
  }[];
}

/** `GET /api/terms?offer=tea-monthly&locale=ko`: the same for everybody. */
export async function showTerms(context: PaymentContext, request: Request): Promise<Response> {
  const read = termsQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!read.success)
    return problemResponse(problem(400, 'invalid-query', 'Expected offer, and locale ko, en, ja or zh.'));
  const { offer, locale } = read.data;
  const all = await listTermsNow(context.database.read, { offerIds: [offer], locale }, timestamp(context));
  const answer = answerOf(offer, locale, all);
  if (answer) return jsonResponse(200, answer);
  return problemResponse(problem(404, 'unknown-offer', `offer: the shop asks for nothing by the name ${offer}.`));
}

function answerOf(offerId: string, locale: Locale, all: readonly StoredTerm[]): TermsAnswer | undefined {
  const mandates = all.flatMap(({ parts, version }) => ('merchant' in parts ? [{ ...parts, version }] : []));
  const [mandate] = mandates;
  if (!mandate) return undefined;
  const terms = all.flatMap(({ termId, version, required, parts }) =>
    'label' in parts ? [{ id: termId, version, required, label: parts.label, text: parts.text }] : [],
  );
  return { offerId, locale, mandate, terms };
}

/**
 * `POST /api/admin/terms`: a new version of a term beside the mandate, in every language, from now on. Whoever has the old
 * one on the screen is refused with `terms-changed`. 201 with `{ version, published }`.
 */
export async function publishTerm(context: PaymentContext, request: Request): Promise<Response> {
  const read = await readJsonPost(request, context.ownOrigins, termsRequest);
  if (isProblem(read)) return problemResponse(read);
  const { planId, termId, version, texts } = read.value;
  const current = await listTermsNow(context.database.read, { offerIds: [planId] }, timestamp(context));
  const known = current.find((term) => term.termId === termId && 'label' in term.parts);
  if (!known) return problemResponse(problem(422, 'unknown-term', `termId: the plan ${planId} has no term ${termId}.`));
  if (await isVersionKnown(context.database.read, { offerId: planId, termId, version })) {
    return problemResponse(problem(409, 'version-taken', `version: ${version} is on offer already, or was before.`));
  }
  const made = locales.map((locale) =>
    extraTerm(planId, { termId, version, required: known.required, ...texts[locale] }, locale),
  );
  const published = await publishTerms(context, made);
  context.log('terms-published', { planId, termId, version });
  return jsonResponse(201, { version, published });
}

/**
 * `POST /api/admin/price-changes`: announces another price of a plan, from a day on. Nobody pays it without consent.
 * 201 with the change.
 */
export async function announcePrice(context: PaymentContext, request: Request): Promise<Response> {
  const read = await readJsonPost(request, context.ownOrigins, announceRequest);
  if (isProblem(read)) return problemResponse(read);
  const { planId, amount, fromOn } = read.value;
  const plan = findPlan(planId);
  const refuse = (status: number, code: string, message: string): Response =>
    problemResponse(problem(status, code, message));
  if (!plan) {
    const known = plans.map((each) => each.planId).join(', ');
    return refuse(422, 'unknown-plan', `planId: expected ${known}.`);
  }
  if (amount === plan.amount) return refuse(422, 'same-price', `amount: the price is ${amount} won already.`);
  const today = seoulDay(context.now());
  if (fromOn <= today) return refuse(422, 'too-late', `fromOn: expected a day after ${today}.`);
  const changeId = changeIdOf(planId, fromOn, amount);
  const change = { changeId, planId, oldAmount: plan.amount, amount, fromOn, announcedAt: timestamp(context) };
  const isNew = await context.database.write(async (transaction) => {
    if (!(await insertPriceChange(transaction, change))) return false;
    await insertTerms(transaction, termsOf(changeId, offerOf(plan, change)), change.announcedAt);
    return true;
  });
  if (isNew) context.log('price-announced', { changeId });
  const stored = isNew ? change : await findPriceChange(context.database.read, changeId);
  return jsonResponse(isNew ? 201 : 200, stored);
}
