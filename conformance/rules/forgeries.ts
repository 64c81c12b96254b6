import type { ConfirmParams } from '../../src/contract/types.js';

/**
 * What the providers add to the return address when all went well, with ids that nobody gave out; and what a visitor
 * might try.
 */
export const forgeries: readonly ConfirmParams[] = [
  { payment_intent: 'pi_0forged', redirect_status: 'succeeded' },
  { setup_intent: 'seti_0forged', redirect_status: 'succeeded' },
  { imp_uid: 'imp_000000000000', merchant_uid: 'forged', imp_success: 'true', success: 'true' },
  { paymentId: 'forged', transactionType: 'PAYMENT', txId: 'forged', billingKey: 'forged' },
  { 'cko-session-id': 'sid_forged', 'cko-payment-id': 'pay_forged', 'cko-payment-session-id': 'ps_forged' },
  { redirectResult: 'forged', resultCode: 'Authorised' },
  { status: 'succeeded', paid: 'true', result: 'success' },
];

/** What they add when it did not go well, with ids that nobody gave out; and what somebody might send a shopper as a link. */
export const forgedRefusals: readonly ConfirmParams[] = [
  { payment_intent: 'pi_0forged', redirect_status: 'failed' },
  { setup_intent: 'seti_0forged', redirect_status: 'canceled' },
  { imp_uid: 'imp_000000000000', merchant_uid: 'forged', imp_success: 'false', error_code: 'F0000' },
  { paymentId: 'forged', code: 'FAILURE_TYPE_PG', message: 'forged', pgCode: 'PAY_PROCESS_CANCELED' },
  { 'cko-session-id': 'sid_forged', 'cko-payment-id': 'pay_forged', status: 'Declined' },
  { redirectResult: 'forged', resultCode: 'Refused' },
  { status: 'failed', canceled: 'true', result: 'cancel', error: 'access_denied' },
];
