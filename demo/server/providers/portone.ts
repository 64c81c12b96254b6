import type { Log } from '../log.js';
import { createPortOneApi } from './portone-api.js';
import { close, observe, type AttemptParts } from './portone-attempts.js';
import { createPortOneBilling, type KeyChargeResult } from './portone-billing.js';
import { createPortOnePayments, type PortOnePayments } from './portone-payments.js';
import { judgeRecord, type Judging } from './portone-record.js';
import { createTwoSteps } from './portone-two-steps.js';
import { readPortOneWebhook } from './portone-webhook.js';
import { windowFor, type WindowOptions } from './portone-window.js';
import type {
  AttemptAtProvider,
  AttemptToCreate,
  ChargeOutcome,
  ChargeToMake,
  Creation,
  Observation,
  PaymentProvider,
} from './provider.js';

/** How to work with PortOne V1 (iamport). */
export interface PortOneOptions extends WindowOptions {
  /** REST API key and secret of the console. Never in the browser. */
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Default https://api.iamport.kr. */
  readonly baseUrl?: string;
  /** Test mode: payments of test channels are asked for and taken, real ones are not; otherwise the other way round. */
  readonly sandbox: boolean;
  /** For one request, milliseconds, at most 4,500. Default 3,000. */
  readonly timeoutMilliseconds?: number;
  /** Milliseconds since the epoch; the machine's clock unless given. */
  readonly now?: () => number;
}

/**
 * PortOne V1 as a payment provider: an attempt is one window of the browser, named by the attempt's id.
 *
 * @throws TypeError for options that cannot work.
 */
export function createPortOneProvider(options: PortOneOptions, log: Log): PaymentProvider {
  checkOptions(options);
  const { sandbox, baseUrl = 'https://api.iamport.kr', timeoutMilliseconds = 3_000, now = Date.now } = options;
  const api = createPortOneApi({ ...options, baseUrl, timeoutMilliseconds }, log);
  const payments = createPortOnePayments(api, sandbox, log);
  const billing = createPortOneBilling(api, payments, options.noticeUrl, log);
  const judgingOf = ({ attemptId }: AttemptAtProvider, error?: Judging['error']): Judging => {
    return { attemptId, sandbox, error, now: now() };
  };
  const twoSteps = createTwoSteps({ payments, billing, judgingOf });
  const parts: AttemptParts = { payments, billing, twoSteps, judgingOf };

  async function charge(wanted: ChargeToMake): Promise<ChargeOutcome> {
    const { chargeId, saved, amount, orderName, shopper } = wanted;
    const buyer = { name: shopper.name, email: shopper.email };
    const customerUid = saved.paymentMethodId;
    const result = await billing.charge({ merchantUid: chargeId, customerUid, amount, name: orderName, buyer });
    return readCharge(result, { attemptId: chargeId, sandbox, error: undefined, now: now() });
  }

  async function findCharge(chargeId: string): Promise<ChargeOutcome | { readonly status: 'missing' }> {
    const found = await payments.find(chargeId, undefined);
    if (found.type === 'unknown') return { status: 'unknown', reason: found.reason };
    if (!found.record) return { status: 'missing' };
    return readCharge(
      { type: 'record', record: found.record },
      { attemptId: chargeId, sandbox, error: undefined, now: now() },
    );
  }

  /** A person should know why an attempt stays where it is. */
  function logged(objectId: string, observation: Observation): Observation {
    if (observation.status === 'unknown') log('portone-unclear', { objectId, reason: observation.reason });
    if ('providerCode' in observation && observation.providerCode === 'sandbox-payment') {
      log('portone-sandbox-payment', { objectId });
    }
    return observation;
  }

  return {
    name: 'portone',
    create: (attempt) => create(payments, attempt, options),
    retrieve: async (attempt, hints) => logged(attempt.objectId, await observe(parts, attempt, hints)),
    expire: async (attempt) => logged(attempt.objectId, await close(parts, attempt)),
    charge,
    findCharge,
    readWebhook: (body, headers) => Promise.resolve(readPortOneWebhook(body, headers)),
  };
}

function checkOptions({ userCode, apiKey, apiSecret, baseUrl, timeoutMilliseconds }: PortOneOptions): void {
  if (!/^imp\d+$/.test(userCode)) throw new TypeError(`userCode: expected "imp" and digits, got "${userCode}".`);
  if (apiKey.trim() === '') throw new TypeError('apiKey: expected the REST API key of the console.');
  if (apiSecret.trim() === '') throw new TypeError('apiSecret: expected the REST API secret of the console.');
  if (baseUrl !== undefined && !/^(?:https:|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|\/|$))/.test(baseUrl)) {
    throw new TypeError(`baseUrl: expected an https address, or one of this machine, got "${baseUrl}".`);
  }
  if (timeoutMilliseconds !== undefined && !(timeoutMilliseconds > 0 && timeoutMilliseconds <= 4_500)) {
    throw new TypeError(`timeoutMilliseconds: expected 1 to 4500, got ${timeoutMilliseconds}.`);
  }
}

/** Registers the amount first, so that the window refuses any other that the browser may ask for. */
async function create(payments: PortOnePayments, attempt: AttemptToCreate, options: PortOneOptions): Promise<Creation> {
  const window = windowFor(attempt, options);
  if (!window) {
    const message = `This shop has no PortOne channel for ${attempt.method} in mode "${attempt.mode}".`;
    return { type: 'refused', code: 'method-unavailable', message };
  }
  const { amount, params, opensWindow } = window;
  // Where nothing is charged there is no amount to keep.
  const registered = amount > 0 ? await payments.register(attempt.attemptId, amount) : undefined;
  if (registered?.type === 'refused') {
    const message = `PortOne refused this attempt (${registered.code}): ${registered.message}`;
    return { type: 'refused', code: 'provider-refused', message };
  }
  if (registered && registered.type !== 'answered')
    return { type: 'unavailable', message: 'PortOne could not be asked.' };
  if (registered && registered.value !== amount) {
    const message = 'PortOne has another amount for this attempt: it was closed, or made before at another price.';
    return { type: 'refused', code: 'provider-refused', message };
  }
  const action = { userCode: options.userCode, params, ...(opensWindow && { opensWindow }) };
  return { type: 'created', objectId: attempt.attemptId, action };
}

function readCharge(result: KeyChargeResult, judging: Judging): ChargeOutcome {
  if (result.type === 'unknown') return { status: 'unknown', reason: result.reason };
  if (result.type === 'refused') {
    return { status: 'failed', providerCode: result.code, providerMessage: result.message };
  }
  const seen = judgeRecord(result.record, judging);
  switch (seen.status) {
    case 'succeeded':
      return {
        status: 'succeeded',
        paymentId: seen.paymentId,
        amount: result.record.amount,
        currency: seen.currency ?? '',
      };
    case 'open':
    case 'pending':
      return { status: 'pending', paymentId: result.record.imp_uid };
    case 'unknown':
      return { status: 'unknown', reason: seen.reason };
    case 'failed':
    case 'canceled':
    case 'expired':
      return {
        status: 'failed',
        providerCode: seen.providerCode ?? result.record.status,
        providerMessage: seen.providerMessage,
      };
    default:
      return { status: 'unknown', reason: `PortOne says ${seen.status} of a charge` };
  }
}
