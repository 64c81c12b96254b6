import type { ConfirmParams } from '../../../src/contract/types.js';
import type { Log } from '../log.js';
import {
  acceptedBody,
  createCheckoutClient,
  describeAnswer,
  errorCodes,
  type CheckoutAnswer,
  type CheckoutClientOptions,
} from './checkout-client.js';
import { observePayment, readPayment } from './checkout-payment.js';
import {
  belongsTo,
  confirmKey,
  handoffOfConfirm,
  handoffOfSetup,
  prepareSetup,
  readSetup,
  whyNotReady,
  type Handoff,
  type Setup,
} from './checkout-setup.js';
import { verifyCheckoutWebhook } from './checkout-webhook.js';
import type { AttemptAtProvider, AttemptToCreate, Creation, Observation, PaymentProvider } from './provider.js';

/** How to reach Checkout.com, and as whom. */
export interface CheckoutOptions extends CheckoutClientOptions {
  /** `pc_…`; Kakao Pay and won must be enabled for it. */
  readonly processingChannelId: string;
  /** The signature key of the webhook workflow. */
  readonly webhookSignatureKey: string;
  /** The whole `Authorization` header of that workflow, where one is configured. */
  readonly webhookAuthorization?: string;
}

/** All requests for one question of the browser, which waits ten seconds. */
const deadlineMilliseconds = 9_000;

/**
 * Checkout.com as a payment provider: Kakao Pay, paid once. Every attempt is one payment setup, confirmed once. Its
 * object id is `<setup id>:<payment id>`: the payment is what is read, the setup tells a payment that cannot be found
 * yet from one that is not there.
 *
 * @throws TypeError for options that cannot work.
 */
export function createCheckoutProvider(options: CheckoutOptions, log: Log): PaymentProvider {
  checkOptions(options);
  const ask = createCheckoutClient(options);
  const { processingChannelId, webhookSignatureKey: signatureKey, webhookAuthorization: authorization } = options;

  /** The setup of the attempt as it is now. A repeat is given the same one for its key, but as it was at first. */
  async function openSetup(attempt: AttemptToCreate, deadline: number): Promise<Setup | Creation> {
    const request = prepareSetup(attempt, processingChannelId);
    if ('code' in request) return { type: 'refused', ...request };
    const idempotencyKey = attempt.attemptId;
    const made = await ask({ method: 'POST', path: '/payments/setups', body: request, idempotencyKey }, deadline);
    const setupId = readSetup(acceptedBody(made))?.id;
    if (setupId === undefined) return noCreation(attempt, 'setup', made);
    const seen = await ask({ method: 'GET', path: `/payments/setups/${setupId}` }, deadline);
    const setup = readSetup(acceptedBody(seen));
    return setup?.id === setupId && belongsTo(setup, attempt) ? setup : noCreation(attempt, 'setup', seen);
  }

  /** Confirms, unless that was done before: an answer may have been lost on the way, with the payment made. */
  async function confirmOnce(setup: Setup, attempt: AttemptToCreate, deadline: number): Promise<Handoff | Creation> {
    const earlier = handoffOfSetup(setup);
    if (earlier) return earlier;
    const obstacle = whyNotReady(setup);
    if (obstacle !== undefined) {
      log('checkout-not-ready', { attemptId: attempt.attemptId, obstacle });
      const message = `Checkout.com does not offer Kakao Pay for this payment (${obstacle}).`;
      return { type: 'refused', code: 'method-unavailable', message };
    }
    const path = `/payments/setups/${setup.id}/confirm/kakaopay`;
    const confirmed = await ask({ method: 'POST', path, idempotencyKey: confirmKey(attempt.attemptId) }, deadline);
    return handoffOfConfirm(acceptedBody(confirmed), attempt) ?? noCreation(attempt, 'confirm', confirmed);
  }

  /** Only what Checkout.com would refuse again is a refusal; a wrong key or an outage can be put right meanwhile. */
  function noCreation({ attemptId }: AttemptToCreate, step: string, answer: CheckoutAnswer): Creation {
    log('checkout-create-failed', { attemptId, step, ...describeAnswer(answer) });
    if (answer.type === 'answered' && (answer.status === 400 || answer.status === 422)) {
      const codes = errorCodes(answer).join(', ');
      const message = `Checkout.com refused this attempt${codes && ` (${codes})`}: the server's log has its request id.`;
      return { type: 'refused', code: 'provider-refused', message };
    }
    return { type: 'unavailable', message: 'Checkout.com could not be asked.' };
  }

  async function create(attempt: AttemptToCreate): Promise<Creation> {
    const deadline = performance.now() + deadlineMilliseconds;
    const setup = await openSetup(attempt, deadline);
    if ('type' in setup) return setup;
    const handoff = await confirmOnce(setup, attempt, deadline);
    if ('type' in handoff) return handoff;
    return { type: 'created', objectId: `${setup.id}:${handoff.paymentId}`, action: handoff.action };
  }

  /** Reads a payment by its own id, or by the id of the shopper's visit to Kakao Pay (`sid_…`). */
  async function readAt(id: string, deadline: number): Promise<Observation> {
    const answer = await ask({ method: 'GET', path: `/payments/${id}` }, deadline);
    if (answer.type === 'answered' && answer.status === 404) return { status: 'missing' };
    const payment = readPayment(acceptedBody(answer));
    if (payment && (payment.id === id || id.startsWith('sid_'))) return observePayment(payment);
    log('checkout-retrieve-failed', { id, ...describeAnswer(answer), otherId: payment?.id ?? null });
    return { status: 'unknown', reason: 'Checkout.com could not be asked about the payment.' };
  }

  async function look({ objectId, attemptId }: AttemptAtProvider, hints: ConfirmParams): Promise<Observation> {
    const [, setupId, paymentId] = /^(\w+):(\w+)$/.exec(objectId) ?? [];
    if (setupId === undefined || paymentId === undefined) {
      return { status: 'unknown', reason: `expected setup and payment id, joined by a colon, not ${objectId}` };
    }
    const deadline = performance.now() + deadlineMilliseconds;
    const found = await readAt(paymentId, deadline);
    if (found.status !== 'missing') return found;
    const sessionId = hints['cko-session-id'];
    if (typeof sessionId === 'string' && /^sid_\w{1,100}$/.test(sessionId)) {
      const visited = await readAt(sessionId, deadline);
      if ('attemptId' in visited && visited.attemptId === attemptId) return visited;
      log('checkout-foreign-session', { attemptId, status: visited.status });
    }
    const setup = await ask({ method: 'GET', path: `/payments/setups/${setupId}` }, deadline);
    if (setup.type === 'answered' && setup.status === 404) return { status: 'missing' };
    return { status: 'unknown', reason: 'the setup is there, and its payment cannot be found' };
  }

  return {
    name: 'checkout',
    create,
    // A shopper who comes to the failure address may have canceled or not: Checkout.com's own status decides.
    retrieve: look,
    // Nothing documented ends a pending Kakao Pay payment early: it expires at Checkout.com, which says so by webhook.
    expire: (attempt) => look(attempt, {}),
    readWebhook: async (body, headers) => verifyCheckoutWebhook({ signatureKey, authorization }, body, headers),
  };
}

function checkOptions({ secretKey, processingChannelId, baseUrl, webhookSignatureKey }: CheckoutOptions): void {
  const expect = (fits: boolean, name: string, expected: string): void => {
    if (!fits) throw new TypeError(`${name}: expected ${expected}.`);
  };
  expect(/^sk_[\x21-\x7e]+$/.test(secretKey), 'secretKey', 'a secret key, sk_sbox_… or sk_…');
  expect(/^pc_\w+$/.test(processingChannelId), 'processingChannelId', 'a processing channel, pc_…');
  expect(webhookSignatureKey.trim() !== '', 'webhookSignatureKey', 'the signature key of the webhook workflow');
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const isOwnMachine = url !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isOwnMachine);
  expect(isSafe, 'baseUrl', 'https://<prefix>.api.sandbox.checkout.com or another https address');
}
