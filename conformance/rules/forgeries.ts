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
