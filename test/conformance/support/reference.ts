import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sealed } from '../../../conformance/consent.js';
import type { CheckOptions } from '../../../conformance/options.js';
import { findPlan } from '../../../demo/server/catalog.js';
import { termsOf } from '../../../demo/server/consents/offers.js';
import { publishCatalog } from '../../../demo/server/consents/publish.js';
import type { PaymentContext } from '../../../demo/server/context.js';
import { createPaymentEndpoint } from '../../../demo/server/payment-endpoint.js';
import type { Observation, PaymentProvider } from '../../../demo/server/providers/provider.js';
import { shopperOfCookie } from '../../../demo/server/session-cookie.js';
import { openDatabase } from '../../../demo/server/store/database.js';
import { insertCart } from '../../../demo/server/store/orders.js';
import { insertShopper } from '../../../demo/server/store/shoppers.js';
import type { ConsentRecord } from '../../../src/contract/types.js';
import { readSettings } from '../../../src/settings/settings.js';
import { temporaryFolder } from '../../demo/server/support/shop.js';
import { bare } from '../../settings/bare.js';

/** A web server as a function. */
export type Handler = (request: Request) => Promise<Response>;

/** The reference merchant's endpoint without sockets: a real database, and a provider that is an object in the test. */
export interface Reference {
  readonly endpoint: Handler;
  /** The options of a check as a button on the shop's page would have them, for a new order of a new shopper. */
  newOptions(): Promise<CheckOptions>;
  close(): Promise<void>;
}

const origin = 'http://localhost:3000';
const amount = 18_000;
const planId = 'tea-monthly';

/** Consent to all that the shop's plan asks for, in Korean. */
function consentToPlan(): ConsentRecord {
  const plan = findPlan(planId);
  if (!plan) throw new Error(`The shop has no plan ${planId}.`);
  const agreedAt = '2026-11-21T03:00:00.000Z';
  const terms = termsOf(planId, plan)
    .filter(({ locale, price }) => locale === 'ko' && price === null)
    .filter(({ method }) => method === null || method === 'kakao_pay')
    .map(({ termId, version, required, text, sha256 }) => {
      return { id: termId, version, required, agreed: true, agreedAt, text, sha256 };
    });
  return sealed({ version: 1, locale: 'ko', agreedAt, widget: 'kr-pay-button/0.1.0', terms });
}

/** A provider whose objects are paid when the test says so. */
function scriptedProvider(): { readonly provider: PaymentProvider; readonly paid: Set<string> } {
  const paid = new Set<string>();
  const look = (objectId: string, attemptId: string): Observation =>
    paid.has(objectId)
      ? { status: 'succeeded', attemptId, paymentId: `payment-${objectId}`, amount, currency: 'KRW', saved: null }
      : { status: 'open', attemptId };
  const provider: PaymentProvider = {
    name: 'stripe',
    create: async ({ attemptId }) => ({
      type: 'created',
      objectId: attemptId,
      action: { id: attemptId, url: `https://pay.example/${attemptId}` },
    }),
    retrieve: async ({ objectId, attemptId }) => look(objectId, attemptId),
    expire: async ({ attemptId }) => ({ status: 'expired', attemptId }),
    readWebhook: async () => 'no webhooks here',
  };
  return { provider, paid };
}

/** Opens the reference endpoint. */
export async function openReference(): Promise<Reference> {
  const folder = await temporaryFolder();
  const database = await openDatabase(`file:${join(folder.path, 'shop.db')}`);
  const { provider, paid } = scriptedProvider();
  const context: PaymentContext = {
    database,
    providers: new Map([[provider.name, provider]]),
    defaultProvider: provider.name,
    ownOrigins: [origin],
    findShopper: (headers) => shopperOfCookie(database, headers),
    now: () => new Date(),
    log: () => undefined,
  };
  await publishCatalog(context);
  const newOptions = async (): Promise<CheckOptions> => {
    const shopper = { shopperId: randomUUID(), name: '김민지', email: 'minji@example.com' };
    const orderId = `A-${randomUUID()}`;
    const sold = { productId: planId, orderName: '다달이 차 한 봉', amount, currency: 'KRW' } as const;
    await database.write(async (transaction) => {
      const createdAt = context.now().toISOString();
      await insertShopper(transaction, shopper, createdAt);
      await insertCart(transaction, { orderId, shopperId: shopper.shopperId, ...sold, createdAt });
    });
    const attributes = {
      endpoint: '/pay',
      mode: 'pay-and-save',
      orderId,
      amount: String(amount),
      merchant: '느린물',
      frequency: 'recurring',
      timing: '매월 5일',
      amountRule: '매월 18,000원',
    };
    const page = `${origin}/membership`;
    return {
      settings: readSettings({ ...bare, ...attributes }, page, 'ko'),
      page,
      metadata: { planId },
      consent: consentToPlan(),
      headers: [],
      cookies: `shopper=${shopper.shopperId}`,
      visit: undefined,
      pay: async ({ step }) => {
        if (step.kind === 'address') paid.add(step.url.replace(/.*\//, ''));
      },
    };
  };
  return {
    endpoint: (request) => createPaymentEndpoint(context)(request),
    newOptions,
    close: async () => {
      database.close();
      await folder.close();
    },
  };
}
