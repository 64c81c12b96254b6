import type { StartRequest } from '../../src/contract/types.js';
import { findMethodProblem } from './capabilities.js';
import { findPlan, type Plan } from './catalog.js';
import { findConsentProblem } from './consent-check.js';
import { findChangedTerms } from './consents/offered.js';
import type { PaymentContext } from './context.js';
import { findSentenceProblem } from './plan-sentences.js';
import { isProblem, problem, type Problem } from './problem.js';
import type { NewAttempt } from './store/attempts.js';
import { findPriceOfCart } from './store/orders.js';
import type { Shopper } from './store/shoppers.js';

/** Makes the attempt that a start request asks for, at the shop's own price, or says why it may not be made. */
export async function prepareAttempt(
  context: PaymentContext,
  request: StartRequest,
  shopper: Shopper,
  requestHash: string,
): Promise<NewAttempt | Problem> {
  const provider = request.provider ?? context.defaultProvider;
  if (!context.providers.has(provider)) {
    const names = [...context.providers.keys()].join(', ');
    return problem(422, 'provider-unavailable', `This shop takes payments through ${names}, not ${provider}.`);
  }
  const returnUrl = readReturnUrl(request, context.ownOrigins);
  if (typeof returnUrl !== 'string') return returnUrl;
  const priced = await findPrice(context, request, shopper);
  if ('code' in priced) return priced;
  const { amount } = priced;
  const refusal =
    findMethodProblem(provider, request.method, request.mode, amount) ??
    findConsentProblem(request.mode, request.consent);
  if (refusal) return refusal;
  const plan = readPlan(request, amount);
  if (plan !== null && isProblem(plan)) return plan;
  const changed = await findChangedTerms(context, request, plan?.planId);
  if (changed) return changed;
  const unsaid = plan && request.consent && findSentenceProblem(plan, request.consent);
  if (unsaid) return problem(422, 'terms-changed', unsaid);
  return {
    attemptId: request.attemptId,
    shopperId: shopper.shopperId,
    orderId: request.orderId ?? null,
    planId: plan?.planId ?? null,
    requestHash,
    provider,
    method: request.method,
    mode: request.mode,
    amount,
    currency: request.currency,
    locale: request.locale,
    returnUrl,
  };
}

/** The shop never sends a shopper to an address of somebody else's, and needs the attempt's id to come back. */
export function readReturnUrl({ returnUrl, attemptId }: StartRequest, ownOrigins: readonly string[]): string | Problem {
  const wrong = (expected: string): Problem => problem(400, 'invalid-body', `returnUrl: expected ${expected}`);
  if (!URL.canParse(returnUrl)) return wrong('an absolute address');
  const url = new URL(returnUrl);
  if (!ownOrigins.includes(url.origin) || url.username || url.password) {
    return wrong(`an address at ${ownOrigins.join(' or ')}`);
  }
  const isLast = url.search.endsWith(`kr_pay_attempt=${attemptId}`) && url.hash === '';
  if (!isLast || url.searchParams.get('kr_pay_attempt') !== attemptId) {
    return wrong('kr_pay_attempt with the attempt id as its last parameter');
  }
  return url.href;
}

async function findPrice(
  context: PaymentContext,
  { mode, orderId, amount }: StartRequest,
  shopper: Shopper,
): Promise<{ readonly amount: number | null } | Problem> {
  if (mode === 'save') {
    if (orderId === undefined) return { amount: null };
    return problem(422, 'unknown-order', 'Mode "save" charges nothing and has no order: leave out orderId.');
  }
  if (orderId === undefined) return problem(422, 'unknown-order', `Mode "${mode}" needs an orderId.`);
  const cart = await findPriceOfCart(context.database.read, orderId);
  if (cart?.shopperId !== shopper.shopperId) {
    return problem(422, 'unknown-order', `This shopper has no order ${orderId}.`);
  }
  if (amount !== undefined && amount !== cart.amount) {
    return problem(422, 'amount-mismatch', `The order is ${cart.amount} won, and the page says ${amount} won.`);
  }
  return { amount: cart.amount };
}

/** The plan that a permission is asked for. A first payment must be the plan's. */
function readPlan({ metadata, mode }: StartRequest, amount: number | null): Plan | null | Problem {
  const planId = metadata?.['planId'];
  if (planId === undefined) return null;
  const plan = typeof planId === 'string' ? findPlan(planId) : undefined;
  if (!plan) return problem(422, 'unknown-plan', 'metadata.planId: this shop has no such plan.');
  if (mode === 'subscribe' && amount !== plan.amount) {
    return problem(422, 'amount-mismatch', `The plan is ${plan.amount} won a month, and the order is ${amount} won.`);
  }
  return plan;
}
