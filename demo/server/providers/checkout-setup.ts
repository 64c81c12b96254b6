import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isDecided } from './checkout-payment.js';
import type { AttemptToCreate } from './provider.js';

/** The name that the failure address carries after ours: Checkout.com has no cancel address and need not add anything. */
export const failureParameter = 'kr_pay_failed';

/** Checkout.com's limit for each address of a setup, characters. */
const longestAddress = 255;

/** The body of `POST /payments/setups`. There is no `metadata` there: `reference` alone says whose it is. */
export interface SetupRequest {
  readonly processing_channel_id: string;
  /** Won has no minor unit, so this is whole won. */
  readonly amount: number;
  readonly currency: 'KRW';
  /** The attempt id. */
  readonly reference: string;
  /** The order id, for people who look at the Dashboard. */
  readonly description?: string;
  readonly customer: { readonly name: string; readonly email: { readonly address: string } };
  readonly order: {
    readonly items: readonly [{ readonly name: string; readonly quantity: number; readonly unit_price: number }];
  };
  readonly payment_methods: { readonly kakaopay: KakaoPayTerminal };
  readonly settings: { readonly success_url: string; readonly failure_url: string };
}

/** Lower case on setups; `POST /payments` would want upper case. */
export type KakaoPayTerminal =
  { readonly terminal_type: 'web' } | { readonly terminal_type: 'wap'; readonly os_type: 'android' | 'ios' };

/** A setup that Checkout.com would have to refuse. */
export interface SetupProblem {
  readonly code: string;
  readonly message: string;
}

/** What is asked of Checkout.com for an attempt, or why it cannot be asked. */
export function prepareSetup(attempt: AttemptToCreate, processingChannelId: string): SetupRequest | SetupProblem {
  const { attemptId, orderId, orderName, method, mode, amount, returnUrl, device, shopper } = attempt;
  if (method !== 'kakao_pay') {
    return { code: 'method-unavailable', message: `Checkout.com takes kakao_pay, not ${method}.` };
  }
  if (mode !== 'pay' || amount === null) {
    return { code: 'mode-unavailable', message: `Checkout.com takes kakao_pay in mode "pay", not "${mode}".` };
  }
  const failureUrl = `${returnUrl}&${failureParameter}=1`;
  if (failureUrl.length > longestAddress) {
    const message = `Checkout.com takes return addresses of at most ${longestAddress} characters: this one has ${failureUrl.length}, with what was added to it.`;
    return { code: 'return-url-too-long', message };
  }
  return {
    processing_channel_id: processingChannelId,
    amount,
    currency: 'KRW',
    reference: attemptId,
    ...(orderId !== null && { description: orderId }),
    customer: { name: shopper.name, email: { address: shopper.email } },
    order: { items: [{ name: orderName ?? attemptId, quantity: 1, unit_price: amount }] },
    payment_methods: { kakaopay: terminalOf(device) },
    settings: { success_url: returnUrl, failure_url: failureUrl },
  };
}

/** A mobile browser must name its system, and there are two to name; any other gets the desktop's page. */
function terminalOf({ type, os }: AttemptToCreate['device']): KakaoPayTerminal {
  return type === 'mobile' && os !== 'other' ? { terminal_type: 'wap', os_type: os } : { terminal_type: 'web' };
}

/**
 * The idempotency key of the confirm request: made from the attempt id, always the same, in the form of a v4 UUID. It
 * is another one than the setup's, which is the attempt id, because keys may be shared by all endpoints.
 */
export function confirmKey(attemptId: string): string {
  const hex = createHash('sha256').update(`${attemptId}:confirm`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

const objectName = z.string().regex(/^\w{1,100}$/);

const link = z.object({ href: z.string().min(1) });

const paymentOfSetup = z.object({
  id: objectName,
  status: z.string().optional(),
  reference: z.string().nullish(),
  _links: z.object({ redirect: link.optional() }).optional(),
});

/** The prefix of a setup's id differs by source, and is never read. */
const setupToRead = z.object({
  id: objectName,
  amount: z.number().nullish(),
  currency: z.string().nullish(),
  reference: z.string().nullish(),
  payment_methods: z
    .object({
      kakaopay: z.object({ status: z.string().optional(), flags: z.array(z.string()).nullish() }).optional(),
    })
    .nullish(),
  latest_payment: paymentOfSetup.nullish(),
});

/** The part of a setup that is read. */
export type Setup = z.infer<typeof setupToRead>;

/** Reads a setup; undefined when it is none. */
export function readSetup(body: unknown): Setup | undefined {
  return setupToRead.safeParse(body).data;
}

/** Whether a setup is this attempt's. What it does not repeat is not compared. */
export function belongsTo(setup: Setup, { attemptId, amount }: AttemptToCreate): boolean {
  return (
    (setup.reference ?? attemptId) === attemptId &&
    (setup.amount ?? amount) === amount &&
    (setup.currency ?? 'KRW') === 'KRW'
  );
}

/** What keeps Kakao Pay from being confirmed, as Checkout.com flags it, or undefined when it is ready. */
export function whyNotReady({ payment_methods }: Setup): string | undefined {
  const kakaopay = payment_methods?.kakaopay;
  if (!kakaopay) return 'not enabled for this processing channel';
  // `ready` by the documentation, `available` by some of the official SDKs.
  if (kakaopay.status === 'ready' || kakaopay.status === 'available') return undefined;
  return [kakaopay.status ?? 'no status', ...(kakaopay.flags ?? [])].join(', ');
}

/** A payment that the shopper can be sent to, and what the browser needs for it. */
export interface Handoff {
  readonly paymentId: string;
  readonly action: Readonly<Record<string, unknown>>;
}

/** The hand-off of a setup whose payment was made before; undefined when there is none or it leads nowhere. */
export function handoffOfSetup(setup: Setup): Handoff | undefined {
  const payment = setup.latest_payment ?? undefined;
  const browserPart = payment && browserPayment(payment);
  return browserPart && { paymentId: payment.id, action: { id: setup.id, latest_payment: browserPart } };
}

/**
 * The hand-off in a confirm answer. The documentation shows the payment itself (202), the official SDKs the setup with
 * the payment as `latest_payment` (200); whichever came is handed on in the same shape.
 */
export function handoffOfConfirm(body: unknown, attempt: AttemptToCreate): Handoff | undefined {
  const payment = paymentOfSetup.safeParse(body).data;
  if (payment && (payment.id.startsWith('pay_') || payment._links?.redirect)) {
    const action = (payment.reference ?? attempt.attemptId) === attempt.attemptId ? browserPayment(payment) : undefined;
    return action && { paymentId: payment.id, action };
  }
  const setup = readSetup(body);
  return setup && belongsTo(setup, attempt) ? handoffOfSetup(setup) : undefined;
}

/**
 * Enough to leave for it, and nothing about the customer. A payment that was decided at once, such as one that was
 * declined, has no address and needs none: a 2xx is no success, and the browser asks how it stands.
 */
function browserPayment({ id, status, _links }: z.infer<typeof paymentOfSetup>): Record<string, unknown> | undefined {
  if (_links?.redirect) return { id, ...(status && { status }), _links: { redirect: { href: _links.redirect.href } } };
  return status !== undefined && isDecided(status) ? { id, status } : undefined;
}
