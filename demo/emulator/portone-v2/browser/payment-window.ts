import { randomUUID } from 'node:crypto';
import { type Channel, findChannel, selectedChannel, type WindowType } from '../channels.js';
import type { EmulatorContext } from '../context.js';
import { readyPayment } from '../objects/payment.js';
import { billingKeyEvent, transactionEvent } from '../webhooks/event.js';
import { windowRequest, type WindowRequest } from './requests.js';

/** What a window reports: the fields of the promise's value, or of the redirect's query. */
export type WindowReport = Readonly<Record<string, string>>;

/** A window that a browser has asked for. */
export interface PaymentWindow {
  readonly txId: string;
  readonly asked: WindowRequest;
  readonly channel: Channel;
  readonly type: WindowType;
  /** The origin of the page that asked: the only one a frame or pop-up reports to. */
  readonly merchantOrigin: string;
  /** The key that will have been issued, for `billing-key`. */
  readonly billingKey: string;
  /** What came of it. Undefined while the shopper has not decided. */
  readonly report?: WindowReport;
}

/** Why no window opens. The browser SDK throws it. */
export interface WindowRefusal {
  readonly code: string;
  readonly message: string;
  readonly [field: string]: string;
}

/** Opens a window, or says why not. */
export function openWindow(
  context: EmulatorContext,
  input: unknown,
  merchantOrigin: string,
): PaymentWindow | WindowRefusal {
  const read = windowRequest.safeParse(input);
  if (!read.success) {
    const [issue] = read.error.issues;
    const message = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unreadable'}`;
    return { code: 'BadRequest', message };
  }
  const asked = read.data;
  const { operation, device, request } = asked;
  if (request.storeId !== context.storeId) return { code: 'StoreNotFound', message: 'There is no such store.' };
  const channel = findChannel(request.channelKey);
  if (channel?.operation !== operation) return { code: 'ChannelNotFound', message: 'There is no such channel.' };
  const type = channel.windows[device];
  const unfit = findUnfit(asked, channel, type) ?? findUnpayable(context, asked);
  if (unfit) return unfit;
  const txId = randomUUID();
  const billingKey = `billing-key-${randomUUID()}`;
  const opened: PaymentWindow = { txId, asked, channel, type, merchantOrigin, billingKey };
  context.store.windows.set(txId, opened);
  begin(context, opened);
  return opened;
}

const badRequest = (message: string): WindowRefusal => ({ code: 'BadRequest', message });

/** What this channel cannot do. */
function findUnfit(asked: WindowRequest, channel: Channel, type: WindowType): WindowRefusal | undefined {
  const { device, request } = asked;
  const wish = request.windowType?.[device];
  if (wish !== undefined && wish !== type) return badRequest(`windowType.${device}: ${channel.name} has ${type} only.`);
  if (type === 'REDIRECTION' && request.redirectUrl === undefined) {
    return badRequest('redirectUrl: required where the page is left.');
  }
  const [idName, id, payMethod] =
    asked.operation === 'payment'
      ? (['paymentId', asked.request.paymentId, asked.request.payMethod] as const)
      : (['issueId', asked.request.issueId, asked.request.billingKeyMethod] as const);
  if (!channel.payMethods.includes(payMethod)) return badRequest(`${channel.name} does not take ${payMethod}.`);
  if (id !== undefined && !channel.id.test(id)) return badRequest(`${idName}: ${channel.name} takes ${channel.id}.`);
  if (channel.isHub && payMethod === 'EASY_PAY' && request.easyPay?.easyPayProvider === undefined) {
    return badRequest('easyPay.easyPayProvider: required at a channel with several wallets.');
  }
  return asked.operation === 'billing-key' ? findMissingOfIssue(asked.request, channel) : undefined;
}

/** What PortOne's pages on each wallet call required. */
function findMissingOfIssue(
  request: Extract<WindowRequest, { operation: 'billing-key' }>['request'],
  { pgProvider, name }: Channel,
): WindowRefusal | undefined {
  const needed =
    { KAKAOPAY: ['issueName'] as const, NAVERPAY: ['issueId', 'issueName'] as const }[String(pgProvider)] ?? [];
  const missing = needed.find((field) => request[field] === undefined);
  if (missing !== undefined) return badRequest(`${missing}: required by ${name}.`);
  const isToss = pgProvider === 'TOSSPAY_V2' && request.customer?.customerId === undefined;
  return isToss ? badRequest(`customer.customerId: required by ${name}.`) : undefined;
}

/** What was registered or paid before. */
function findUnpayable({ store }: EmulatorContext, asked: WindowRequest): WindowRefusal | undefined {
  if (asked.operation !== 'payment') return undefined;
  const { paymentId, totalAmount } = asked.request;
  const status = store.payments.get(paymentId)?.status;
  if (status === 'PAID' || status === 'CANCELLED') {
    return { code: 'PaymentAlreadyPaid', message: '이미 결제가 완료되었어요.', paymentId };
  }
  const registered = store.registrations.get(paymentId)?.totalAmount;
  if (registered !== undefined && registered !== totalAmount) {
    return { code: 'AmountNotEqualToPredefined', message: '사전 등록된 금액과 달라요.', paymentId };
  }
  return undefined;
}

function begin(context: EmulatorContext, opened: PaymentWindow): void {
  const { asked, channel, txId, billingKey } = opened;
  const now = context.now();
  if (asked.operation === 'billing-key') {
    const { storeId } = context;
    void context.outbox.send([billingKeyEvent('BillingKey.Ready', { billingKey, storeId }, now)]);
    return;
  }
  const { paymentId, orderName, totalAmount, customData } = asked.request;
  const ready = readyPayment(
    {
      id: paymentId,
      transactionId: txId,
      storeId: context.storeId,
      channel: selectedChannel(channel, context.channelType),
      orderName,
      total: totalAmount,
      currency: 'KRW',
      customer: customerOf(asked),
      customData: customData === undefined ? undefined : JSON.stringify(customData),
    },
    now,
  );
  context.store.payments.set(paymentId, ready);
  void context.outbox.send([transactionEvent('Transaction.Ready', ready, now)]);
}

/** The customer as PortOne answers it later. */
export function customerOf({ request }: WindowRequest): { id?: string; name?: string; email?: string } {
  const { customerId, fullName, email } = request.customer ?? {};
  return {
    ...(customerId !== undefined && { id: customerId }),
    ...(fullName !== undefined && { name: fullName }),
    ...(email !== undefined && { email }),
  };
}
