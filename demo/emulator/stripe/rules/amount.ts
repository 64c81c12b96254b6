import { refused } from '../api/stripe-api-error.js';

/** Stripe's smallest KRW charge, whole won. */
export const minimumWon = 100;

/** Stripe takes amounts of up to eight digits. */
const maximumAmount = 99_999_999;

/** Throws unless Stripe would take this amount, in the currency's smallest unit (whole won for KRW). */
export function checkAmount(amount: number, currency: string, param: string): void {
  if (amount > maximumAmount) {
    throw refused(param, `Amount must be no more than ${maximumAmount}.`, 'amount_too_large');
  }
  if (amount < 1 || (currency === 'krw' && amount < minimumWon)) {
    throw refused(param, `Amount must convert to at least ₩${minimumWon} KRW.`, 'amount_too_small');
  }
}
