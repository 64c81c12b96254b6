import type { EmulatorContext, PayWindow, WindowResult } from '../context.js';
import { failed, issued, paid, type BillingKey, type Payment } from './payment.js';

/** What a tester can choose on the payment page; also the ids of its buttons. */
export const outcomes = [
  'approve',
  'decline',
  'cancel',
  'slow',
  'never-return',
  'webhook-first',
  'webhook-never',
  'wrong-amount',
  'callback-never',
  'callback-twice',
  'decline-charge',
] as const;
export type Outcome = (typeof outcomes)[number];

export const declineMessage = '[결제실패] 결제 수단의 한도를 넘었습니다.';
const cancelMessage = '사용자가 결제를 취소하셨습니다';

/** Whether an outcome makes sense for this window. */
export function isPossible({ params, channel }: PayWindow, outcome: Outcome): boolean {
  const takesMoney = params.customer_uid === undefined || (channel.chargesWhileIssuing && params.amount > 0);
  if (outcome === 'wrong-amount') return takesMoney && params.amount > 1;
  return outcome !== 'decline-charge' || params.customer_uid !== undefined;
}

/** Ends a window as chosen, with its record and its billing key, and keeps what the browser is to be told. */
export function endWindow(context: EmulatorContext, window: PayWindow, outcome: Outcome): PayWindow {
  const { store } = context;
  const before = store.payments.get(window.impUid);
  if (!before) throw new Error(`The window ${window.id} has no record.`);
  const payment = paymentAfter(context, window, before, outcome);
  store.payments.set(payment.imp_uid, payment);
  if (payment.status === 'paid' && window.params.customer_uid !== undefined) {
    const key = issuedKey(context, window, window.params.customer_uid);
    store.keys.set(key.customer_uid, key);
    if (outcome === 'decline-charge') store.decliningKeys.add(key.customer_uid);
  }
  const ended: PayWindow = { ...window, end: { outcome, result: resultOf(window, payment, outcome) } };
  store.windows.set(window.id, ended);
  return ended;
}

/** What the script says when the shopper closes the window from outside. The record stays as it is. */
export function closedResult(window: PayWindow): WindowResult {
  const { impUid, params } = window;
  return { imp_uid: impUid, merchant_uid: params.merchant_uid, error_code: 'F400', error_msg: cancelMessage };
}

function paymentAfter(context: EmulatorContext, window: PayWindow, payment: Payment, outcome: Outcome): Payment {
  const now = context.now();
  const { channel, params } = window;
  if (outcome === 'decline') return failed(payment, now, declineMessage);
  // After a cancel some records stay as they were, and some are failed.
  if (outcome === 'cancel') return channel.engine === 'new' ? failed(payment, now, cancelMessage) : payment;
  const issuesOnly = params.customer_uid !== undefined && (params.amount === 0 || !channel.chargesWhileIssuing);
  if (issuesOnly) return issued(payment, now);
  return paid(payment, now, outcome === 'wrong-amount' ? payment.amount - 1 : payment.amount);
}

/** None of the results has `success`; which other fields there are depends on the generation of the window. */
function resultOf({ channel, params }: PayWindow, payment: Payment, outcome: Outcome): WindowResult {
  const ids = { imp_uid: payment.imp_uid, merchant_uid: params.merchant_uid };
  if (outcome === 'cancel') {
    return channel.engine === 'new'
      ? { ...ids, error_code: 'F400', error_msg: cancelMessage }
      : { ...ids, error_msg: `[결제포기] ${cancelMessage}` };
  }
  if (outcome === 'decline') return { ...ids, error_code: 'EMULATED_DECLINE', error_msg: declineMessage };
  if (channel.engine === 'new') return ids;
  const { pay_method, amount, status, name, pg_provider, pg_tid, currency, paid_at } = payment;
  return { ...ids, pay_method, paid_amount: amount, status, name, pg_provider, pg_tid, currency, paid_at };
}

function issuedKey(context: EmulatorContext, { channel, params }: PayWindow, customerUid: string): BillingKey {
  const earlier = context.store.keys.get(customerUid);
  return {
    customer_uid: customerUid,
    pg_provider: channel.pg,
    pg_id: channel.pgId,
    sandbox: context.sandbox,
    customer_id: params.customer_id ?? null,
    card_name: '에뮬레이터 카드',
    card_number: null,
    customer_name: params.buyer_name ?? null,
    customer_tel: params.buyer_tel ?? null,
    customer_email: params.buyer_email ?? null,
    inserted: earlier?.inserted ?? context.now(),
    updated: context.now(),
  };
}
