import type { ConfirmParams } from '../../../src/contract/types.js';
import type { Log } from '../log.js';
import { createBillingKeys } from './portone-v2-billing-key.js';
import { createPaymentApi, describeReply, mayPass, replyTo, withinLimit } from './portone-v2-client.js';
import { createCharges } from './portone-v2-charge.js';
import { endWithoutPayment } from './portone-v2-hints.js';
import { checkPortOneV2Options, type PortOneV2Options } from './portone-v2-options.js';
import { readPayment, readUnbegun } from './portone-v2-payment.js';
import { buildAction, fitOrderName, toAttemptId, toPaymentId } from './portone-v2-request.js';
import { readPortOneV2Webhook } from './portone-v2-webhook.js';
import type { AttemptAtProvider, AttemptToCreate, Creation, Observation, PaymentProvider } from './provider.js';

export type { PortOneV2Options } from './portone-v2-options.js';

/** Below every channel's minimum, so that no window opens for it. */
const unpayableAmount = 1;

/** A window that is open when its attempt is given up is looked at for so long: the longest that Toss Pay can be set to. */
const windowLifeMilliseconds = 3_600_000;

/**
 * PortOne V2 as a payment provider. A payment is made in the browser's window, for an amount that is registered before.
 * A method that is kept has a billing key issued in the window; the first charge of it, if any, is made here.
 *
 * @throws TypeError for options that make no sense.
 */
export function createPortOneV2Provider(options: PortOneV2Options, log: Log): PaymentProvider {
  checkPortOneV2Options(options);
  const { storeId, live, timeoutMilliseconds = 4_500 } = options;
  const api = createPaymentApi(options.apiSecret, storeId, options.baseUrl);
  const keys = createBillingKeys(api, options, timeoutMilliseconds, log);
  const charges = createCharges(api, read, options, timeoutMilliseconds, log);

  async function preRegister(paymentId: string, totalAmount: number): ReturnType<typeof replyTo> {
    const request = api.preRegisterPayment({ paymentId, storeId, totalAmount, currency: 'KRW' });
    const reply = await withinLimit(replyTo(request), timeoutMilliseconds);
    if (reply.type !== 'answered') log('portone-v2-pre-register-failed', { paymentId, ...describeReply(reply) });
    return reply;
  }

  async function create(attempt: AttemptToCreate): Promise<Creation> {
    const action = buildAction(attempt, storeId, options.channelKeys);
    if (!action) {
      const message = `PortOne V2 has no channel key for ${attempt.method} in mode "${attempt.mode}".`;
      return { type: 'refused', code: 'method-unavailable', message };
    }
    const objectId = toPaymentId(attempt.attemptId);
    const created: Creation = { type: 'created', objectId, action: { ...action } };
    if (action.operation === 'billing-key') return created;
    const reply = await preRegister(objectId, action.request.totalAmount);
    // Paid by an earlier answer to this same start: the window will say so, and confirm finds the payment.
    if (reply.type === 'answered' || (reply.type === 'refused' && reply.code === 'ALREADY_PAID')) return created;
    if (mayPass(reply)) return { type: 'unavailable', message: 'PortOne could not be asked.' };
    const message = `PortOne refused this attempt (${describeReply(reply)['code']}): the server's log has its words.`;
    return { type: 'refused', code: 'provider-refused', message };
  }

  async function read(paymentId: string, hints: ConfirmParams = {}): Promise<Observation> {
    const reply = await withinLimit(replyTo(api.getPayment({ paymentId, storeId })), timeoutMilliseconds);
    if (reply.type === 'answered') {
      const observation = readPayment(reply.body, { id: paymentId, storeId, live }, hints);
      if (observation.status === 'unknown') log('portone-v2-odd-payment', { paymentId, reason: observation.reason });
      return observation;
    }
    // A payment comes into being when its window opens.
    if (reply.type === 'refused' && reply.code === 'PAYMENT_NOT_FOUND') return readUnbegun(paymentId, hints);
    log('portone-v2-retrieve-failed', { paymentId, ...describeReply(reply) });
    return { status: 'unknown', reason: `The payment could not be read: ${describeReply(reply)['code']}.` };
  }

  async function retrieve(attempt: AttemptAtProvider, hints: ConfirmParams): Promise<Observation> {
    const { objectId, mode, amount } = attempt;
    const attemptId = toAttemptId(objectId);
    const seen = amount === null ? readUnbegun(objectId, hints) : await read(objectId, hints);
    if (mode === 'pay' || seen.status !== 'open') return seen;
    const key = await keys.find(objectId, hints);
    switch (key.type) {
      case 'unknown':
        log('portone-v2-odd-billing-key', { issueId: objectId, reason: key.reason });
        return { status: 'unknown', reason: key.reason };
      case 'deleted':
        return endWithoutPayment(attemptId, [{ code: 'BILLING_KEY_ALREADY_DELETED' }]);
      case 'refused':
        return endWithoutPayment(attemptId, [key]);
      case 'issued': {
        const { billingKey, customerId } = key;
        const saved = { customerId, paymentMethodId: billingKey, mandateId: null };
        if (amount === null) {
          return { status: 'succeeded', attemptId, paymentId: objectId, amount, currency: null, saved };
        }
        if (!attempt.live) return seen;
        const orderName = fitOrderName(attempt.orderName ?? attempt.attemptId, attempt.method);
        const customData = JSON.stringify({ attempt: attempt.attemptId, order: attempt.orderId });
        const customer = { id: customerId };
        const wanted = { paymentId: objectId, billingKey, orderName, amount, customer, customData };
        const paid = await charges.charge(wanted, attempt.chargeGuard);
        return paid.status === 'succeeded' ? { ...paid, saved } : paid;
      }
      default:
        return seen;
    }
  }

  async function expire(attempt: AttemptAtProvider): Promise<Observation> {
    const { objectId, mode, amount, chargeGuard } = attempt;
    const attemptId = toAttemptId(objectId);
    if (amount === null) return { status: 'expired', attemptId };
    // A key that is issued from now on is not charged. Where that was asked for, money may be on its way.
    if (mode !== 'pay' && !(await chargeGuard.close())) return { status: 'pending', attemptId };
    const seen = await read(objectId);
    if (seen.status !== 'open') return seen;
    if (mode !== 'pay') return { status: 'expired', attemptId };
    // PortOne cannot close a window that is open. One that is not can no longer be opened for the order's amount.
    const reply = await preRegister(objectId, unpayableAmount);
    if (reply.type === 'refused' && reply.code === 'ALREADY_PAID') return read(objectId);
    if (reply.type !== 'answered') return { status: 'unknown', reason: 'PortOne did not take the amount back.' };
    return { status: 'expired', attemptId, payableMilliseconds: windowLifeMilliseconds };
  }

  return {
    name: 'portone-v2',
    create,
    retrieve,
    expire,
    charge: charges.chargeSaved,
    findCharge: charges.find,
    readWebhook: (body, headers) => readPortOneV2Webhook(options.webhookSecret, storeId, keys, body, headers),
  };
}
