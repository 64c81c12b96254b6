import { randomUUID } from 'node:crypto';
import { selectedChannel } from '../channels.js';
import type { EmulatorContext } from '../context.js';
import { type ChargeBehavior, issuedKey } from '../objects/billing-key.js';
import { failedPayment, paidPayment } from '../objects/payment.js';
import { billingKeyEvent, transactionEvent, type WebhookEvent } from '../webhooks/event.js';
import { customerOf, type PaymentWindow, type WindowReport } from './payment-window.js';

/** What a tester can let happen in a window. */
export const outcomes = [
  'approve',
  'decline',
  'cancel',
  'slow',
  'never-return',
  'callback-never',
  'webhook-first',
  'webhook-never',
  'wrong-amount',
  'decline-charges',
  'needs-confirmation',
] as const;
export type Outcome = (typeof outcomes)[number];

/** Those that make sense for this window: two are about what comes after a billing key was issued. */
export function outcomesFor({ asked }: PaymentWindow): readonly Outcome[] {
  const forKeys: ReadonlySet<Outcome> = new Set(['decline-charges', 'needs-confirmation']);
  return asked.operation === 'billing-key' ? outcomes : outcomes.filter((outcome) => !forKeys.has(outcome));
}

/** What a decision comes to. */
export interface Decided {
  readonly report: WindowReport;
  readonly events: readonly WebhookEvent[];
}

const failures = {
  decline: {
    pgCode: 'LIMIT_EXCEEDED',
    pgMessage: '한도를 초과했어요.',
    message: '결제가 거절되었어요: 한도를 초과했어요.',
  },
  cancel: {
    pgCode: 'PAY_PROCESS_CANCELED',
    pgMessage: '사용자가 결제를 취소하셨습니다.',
    message: '[결제포기] 사용자가 결제를 취소하셨습니다.',
  },
} as const;

/** Carries out what the tester chose: changes the store, and says what the window reports and which webhooks follow. */
export function decide(context: EmulatorContext, opened: PaymentWindow, outcome: Outcome): Decided {
  const decided =
    opened.asked.operation === 'payment'
      ? decidePayment(context, opened, outcome)
      : decideKey(context, opened, outcome);
  context.store.windows.set(opened.txId, { ...opened, report: decided.report });
  return decided;
}

function decidePayment(context: EmulatorContext, { asked, txId }: PaymentWindow, outcome: Outcome): Decided {
  const paymentId = asked.operation === 'payment' ? asked.request.paymentId : '';
  const ready = context.store.payments.get(paymentId);
  const base = { transactionType: 'PAYMENT', txId, paymentId };
  if (ready?.status !== 'READY') {
    return { report: { ...base, code: 'PaymentAlreadyPaid', message: '다른 창에서 끝난 결제예요.' }, events: [] };
  }
  const now = context.now();
  if (outcome === 'decline' || outcome === 'cancel') {
    const { message, pgCode, pgMessage } = failures[outcome];
    const payment = failedPayment(ready, { reason: message, pgCode, pgMessage }, now);
    context.store.payments.set(paymentId, payment);
    return {
      report: { ...base, code: 'FAILURE_TYPE_PG', message, pgCode, pgMessage },
      events: [transactionEvent('Transaction.Failed', payment, now)],
    };
  }
  const { total } = ready.amount;
  const payment = paidPayment(ready, outcome === 'wrong-amount' ? total - 1 : total, now);
  context.store.payments.set(paymentId, payment);
  return { report: base, events: [transactionEvent('Transaction.Paid', payment, now)] };
}

function decideKey(context: EmulatorContext, opened: PaymentWindow, outcome: Outcome): Decided {
  const { asked, channel, billingKey } = opened;
  const { storeId, store } = context;
  const base = { transactionType: 'ISSUE_BILLING_KEY' };
  const now = context.now();
  if (outcome === 'decline' || outcome === 'cancel') {
    return {
      report: { ...base, code: 'FAILURE_TYPE_PG', ...failures[outcome] },
      events: [billingKeyEvent('BillingKey.Failed', { billingKey, storeId }, now)],
    };
  }
  const info = issuedKey(
    {
      billingKey,
      storeId,
      channel: selectedChannel(channel, context.channelType),
      customer: customerOf(asked),
      ...(asked.operation === 'billing-key' && { issueId: asked.request.issueId, issueName: asked.request.issueName }),
      customData: asked.request.customData === undefined ? undefined : JSON.stringify(asked.request.customData),
    },
    now,
  );
  const key = { info, charges: chargesAfter(outcome) };
  if (outcome === 'needs-confirmation') {
    const billingIssueToken = `billing-issue-token-${randomUUID()}`;
    store.unconfirmedKeys.set(billingIssueToken, key);
    return { report: { ...base, billingKey: 'NEEDS_CONFIRMATION', billingIssueToken }, events: [] };
  }
  store.billingKeys.set(billingKey, key);
  return { report: { ...base, billingKey }, events: [billingKeyEvent('BillingKey.Issued', info, now)] };
}

function chargesAfter(outcome: Outcome): ChargeBehavior {
  if (outcome === 'decline-charges') return 'decline';
  return outcome === 'wrong-amount' ? 'wrong-amount' : 'approve';
}
