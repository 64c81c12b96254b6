import type { ConfirmParams } from '../../../src/contract/types.js';
import type { Log } from '../log.js';
import { readCharge, readCreation, readDetails } from './adyen-answer.js';
import { createAdyenApi, type AdyenAnswer } from './adyen-api.js';
import { createFindOffer } from './adyen-payment-methods.js';
import {
  chargeBody,
  detailsHash,
  detailsKey,
  longestReturnUrl,
  paymentBody,
  paymentMethodTypes,
  readRedirectDetails,
} from './adyen-request.js';
import { readAdyenWebhook } from './adyen-webhook.js';
import type {
  AttemptAtProvider,
  AttemptToCreate,
  ChargeOutcome,
  ChargeToMake,
  Creation,
  Observation,
  PaymentProvider,
} from './provider.js';

/** How to reach Adyen, and as whom. */
export interface AdyenOptions {
  readonly apiKey: string;
  readonly merchantAccount: string;
  /** The HMAC key of the standard webhook: hex, as the Customer Area shows it. */
  readonly hmacKey: string;
  /** The HMAC key of the "Recurring tokens life cycle events" webhook; without one those are refused. */
  readonly tokenHmacKey?: string | undefined;
  /** Whether money moves. Webhooks of the other environment are left alone. */
  readonly live: boolean;
  /** Of the Checkout API, with the version. Default: the test environment, `https://checkout-test.adyen.com/v72`. */
  readonly baseUrl?: string | undefined;
  /** The API wants a return address even for a charge, where nobody returns. Default `https://localhost/`. */
  readonly chargeReturnUrl?: string | undefined;
  /** How long one request may take. Default 4,500. */
  readonly timeoutMilliseconds?: number | undefined;
}

const testBaseUrl = 'https://checkout-test.adyen.com/v72';

/**
 * Adyen as a payment provider, by its API-only integration: every attempt is one payment, whose `reference` is the
 * attempt's id. Adyen has no way to read a payment. What the shopper brings back is exchanged for the result, and for a
 * shopper who never comes back the webhook has it.
 *
 * @throws TypeError for options that cannot be meant.
 */
export function createAdyenProvider(options: AdyenOptions, log: Log): PaymentProvider {
  checkOptions(options);
  const { apiKey, merchantAccount, chargeReturnUrl = 'https://localhost/', timeoutMilliseconds = 4_500 } = options;
  const baseUrl = (options.baseUrl ?? testBaseUrl).replace(/\/+$/, '');
  const api = createAdyenApi({ baseUrl, apiKey, timeoutMilliseconds });
  const findOffer = createFindOffer(api, merchantAccount);

  async function create(attempt: AttemptToCreate): Promise<Creation> {
    const { attemptId, amount, method } = attempt;
    const type = paymentMethodTypes[method];
    if (type === undefined) return refused('method-unavailable', `Adyen has no redirect for ${method}.`);
    if (amount === null) return refused('mode-unavailable', 'Adyen saves a method together with a payment only.');
    if (attempt.returnUrl.length > longestReturnUrl) {
      return refused('return-url-too-long', `returnUrl: Adyen takes ${longestReturnUrl} characters at most.`);
    }
    const offer = await findOffer(type, amount);
    if (offer.type === 'not-offered') {
      const where = 'add it in the Customer Area, under payment methods';
      return refused('method-unavailable', `This Adyen account does not offer ${type} for ${amount} won: ${where}.`);
    }
    if (offer.type === 'unknown') {
      log('adyen-methods-failed', { attemptId, reason: offer.reason });
      return unavailable;
    }
    const body = paymentBody(merchantAccount, type, { ...attempt, amount });
    const answer = await api('/payments', body, `${attemptId}:payment`);
    if (answer.type === 'unavailable') {
      log('adyen-create-failed', { attemptId, reason: answer.reason });
      return unavailable;
    }
    if (answer.type === 'refused') {
      log('adyen-create-refused', { attemptId, errorCode: answer.errorCode, message: answer.message });
      const message = `Adyen refused this attempt (${answer.errorCode}): the server's log has its words.`;
      return refused('provider-refused', message);
    }
    const creation = readCreation(answer.body, attemptId);
    if (creation.type !== 'created') log('adyen-create-failed', { attemptId, reason: creation.message });
    return creation;
  }

  async function retrieve({ objectId, underWay }: AttemptAtProvider, hints: ConfirmParams): Promise<Observation> {
    const details = readRedirectDetails(hints);
    // Nobody can be asked: what Adyen said last still stands.
    if (!details) return { status: underWay ? 'pending' : 'open', attemptId: objectId };
    const answer = await api('/payments/details', { details }, detailsKey(objectId, details));
    if (answer.type === 'unavailable') {
      // Adyen may have taken the money and not been heard: nothing else may be paid meanwhile.
      log('adyen-details-failed', { objectId, reason: answer.reason });
      return { status: 'pending', attemptId: objectId };
    }
    const observation = answer.type === 'answered' ? readDetails(answer.body, objectId) : unknown(answer);
    if (observation.status === 'unknown') log('adyen-details-failed', { objectId, reason: observation.reason });
    return observation;
  }

  /**
   * Adyen has nothing to close: the page stays until the method's own time is over, about an hour for Kakao Pay. The
   * attempt is over for the shop all the same, or a shopper who changes the method would wait that long. Money that
   * comes after all is told by webhook. What is under way is not given up.
   */
  async function expire({ objectId, underWay }: AttemptAtProvider): Promise<Observation> {
    return { status: underWay ? 'pending' : 'expired', attemptId: objectId };
  }

  function stepOf(hints: ConfirmParams): string | undefined {
    const details = readRedirectDetails(hints);
    return details && detailsHash(details);
  }

  async function charge(chargeToMake: ChargeToMake): Promise<ChargeOutcome> {
    const { chargeId, method } = chargeToMake;
    const type = paymentMethodTypes[method];
    if (type === undefined) return { status: 'failed', providerMessage: `Adyen cannot charge a saved ${method}.` };
    const body = chargeBody(merchantAccount, type, chargeToMake, chargeReturnUrl);
    const answer = await api('/payments', body, `${chargeId}:charge`);
    if (answer.type === 'refused') {
      return { status: 'failed', providerCode: answer.errorCode, providerMessage: answer.message };
    }
    const outcome = answer.type === 'answered' ? readCharge(answer.body, chargeId) : unknown(answer);
    if (outcome.status === 'unknown') log('adyen-charge-failed', { chargeId, reason: outcome.reason });
    return outcome;
  }

  return {
    name: 'adyen',
    create,
    retrieve,
    stepOf,
    expire,
    charge,
    readWebhook: async (body, headers) => readAdyenWebhook(options, body, headers),
  };
}

const refused = (code: string, message: string): Creation => ({ type: 'refused', code, message });
const unavailable: Creation = { type: 'unavailable', message: 'Adyen could not be asked.' };

/** A result that Adyen does not take, such as one used before, says nothing about the payment. */
function unknown(answer: Exclude<AdyenAnswer, { readonly type: 'answered' }>): {
  readonly status: 'unknown';
  readonly reason: string;
} {
  const reason = answer.type === 'refused' ? `refused, ${answer.errorCode}: ${answer.message}` : answer.reason;
  return { status: 'unknown', reason };
}

function checkOptions({ apiKey, merchantAccount, hmacKey, tokenHmacKey, live, baseUrl }: AdyenOptions): void {
  if (apiKey.trim() === '') throw new TypeError('apiKey: expected an API key of Adyen.');
  if (merchantAccount.trim() === '') throw new TypeError('merchantAccount: expected the name of a merchant account.');
  for (const [name, key] of Object.entries({ hmacKey, tokenHmacKey })) {
    if (key !== undefined && !/^(?:[0-9a-f]{2})+$/i.test(key)) throw new TypeError(`${name}: expected hex digits.`);
  }
  if (live && baseUrl === undefined) {
    throw new TypeError('baseUrl: expected the address of the live environment, which has a prefix of your own.');
  }
}
