import type { PaymentRequest } from '../api/schemas.js';
import { newRedirectResult } from '../identifiers.js';
import type { EmulatedType, RedirectMethod } from '../methods.js';
import { courses, type Course, type Outcome } from './outcome.js';

/** A payment whose shopper was sent to the method's page. Replaced when it changes. */
export interface Payment {
  /** Also the last part of the page's address. */
  readonly id: string;
  readonly pspReference: string;
  readonly type: EmulatedType;
  readonly request: PaymentRequest;
  readonly redirectMethod: RedirectMethod;
  /** What a POST to the page must carry beside the id. */
  readonly check: string;
  /** How many times the shopper was sent to the page: twice after a follow-up. */
  readonly visit: number;
  /** Null while the shopper is on the page. */
  readonly decision: Decision | null;
}

/** What the tester chose. */
export interface Decision {
  readonly course: Course;
  /** What the browser brings back. `/payments/details` takes it once. */
  readonly redirectResult: string;
}

/** Decides a payment that is still open. `asksTwice` turns an approval on the first visit into a follow-up. */
export function decide(payment: Payment, outcome: Outcome, asksTwice: boolean): Payment & { decision: Decision } {
  const followsUp = asksTwice && outcome === 'approve' && payment.visit === 1;
  const course = courses[followsUp ? 'follow-up' : outcome];
  return { ...payment, decision: { course, redirectResult: newRedirectResult() } };
}

/** Sends the shopper to the page once more. */
export function reopen(payment: Payment): Payment {
  return { ...payment, visit: payment.visit + 1, decision: null };
}

/** The action that sends a browser to the page. */
export function redirectAction(origin: string, payment: Payment): object {
  const { id, check, type, redirectMethod: method } = payment;
  const action = { type: 'redirect', method, url: `${origin}/pay/${id}`, paymentMethodType: type };
  return method === 'POST' ? { ...action, data: { payment: id, check } } : action;
}

/** The amount that the shopper's method gave. */
export function takenAmount({ request, decision }: Payment): { readonly currency: string; readonly value: number } {
  return { currency: request.amount.currency, value: request.amount.value + (decision?.course.difference ?? 0) };
}
