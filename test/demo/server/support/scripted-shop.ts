import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ConfirmAnswer, Mode, StartRequest } from '../../../../src/contract/types.js';
import { findProduct } from '../../../../demo/server/catalog.js';
import { confirm } from '../../../../demo/server/confirm.js';
import { publishCatalog } from '../../../../demo/server/consents/publish.js';
import type { PaymentContext } from '../../../../demo/server/context.js';
import { isProblem, type Problem } from '../../../../demo/server/problem.js';
import type { Webhook } from '../../../../demo/server/providers/provider.js';
import { start } from '../../../../demo/server/start.js';
import type { StoredAnswer } from '../../../../demo/server/store/attempts.js';
import { openDatabase } from '../../../../demo/server/store/database.js';
import { insertCart } from '../../../../demo/server/store/orders.js';
import { insertShopper, type Shopper } from '../../../../demo/server/store/shoppers.js';
import { receiveWebhook } from '../../../../demo/server/webhooks.js';
import { savedAtProvider, scriptProvider, type ProviderScript } from './scripted-provider.js';
import { temporaryFolder, type LogLine } from './shop.js';
import { mandateConsent, sha256, startRequest } from './shopper.js';

/** The shop's server without its sockets: a real database, a provider that the test speaks for, and the test's clock. */
export interface ScriptedShop {
  readonly context: PaymentContext;
  readonly script: ProviderScript;
  readonly log: readonly LogLine[];
  setTime(time: string): void;
  pass(milliseconds: number): void;
  newShopper(): Promise<Shopper>;
  /** Starts an attempt as the endpoint does, whatever comes of it. */
  start(shopper: Shopper, changes: Partial<StartRequest>): Promise<StoredAnswer | Problem>;
  /** Starts an attempt of a new order, or of none in mode `save`. Answers its id. */
  open(mode: Mode, changes?: OpenChanges): Promise<{ readonly attemptId: string; readonly orderId: string }>;
  /** A method that was saved for the plan, without a payment. Answers the id of its attempt. */
  save(changes?: OpenChanges): Promise<string>;
  confirm(attemptId: string, params?: Readonly<Record<string, string>>): Promise<ConfirmAnswer>;
  /** Answers the HTTP status. */
  deliver(webhook: Webhook): Promise<number>;
  rows(sql: string, ...values: string[]): Promise<Readonly<Record<string, unknown>>[]>;
  /** Another process of the shop: the same database and provider, another connection. */
  otherProcess(): Promise<PaymentContext & { close(): void }>;
  close(): Promise<void>;
}

export interface OpenChanges {
  readonly shopper?: Shopper;
  readonly planId?: string | null;
  readonly productId?: string;
  /** An order that somebody began to pay for already. */
  readonly orderId?: string;
}

const origin = 'http://localhost:3000';

/** Opens such a shop, at noon in Seoul on 21 November 2026. */
export async function openScriptedShop(): Promise<ScriptedShop> {
  const folder = await temporaryFolder();
  const url = `file:${join(folder.path, 'shop.db')}`;
  const database = await openDatabase(url);
  const { provider, script } = scriptProvider();
  const log: LogLine[] = [];
  let time = Date.parse('2026-11-21T12:00:00+09:00');
  const context: PaymentContext = {
    database,
    providers: new Map([[provider.name, provider]]),
    defaultProvider: provider.name,
    ownOrigins: [origin],
    findShopper: async () => undefined,
    now: () => new Date(time),
    log: (event, details = {}) => log.push({ event, details }),
  };
  await publishCatalog(context);
  const newShopper = async (): Promise<Shopper> => {
    const shopper = { shopperId: randomUUID(), name: '김민지', email: 'minji@example.com' };
    await database.write((transaction) => insertShopper(transaction, shopper, context.now().toISOString()));
    return shopper;
  };
  const open: ScriptedShop['open'] = async (mode, changes = {}) => {
    const { planId = mode === 'pay' ? null : 'tea-monthly', productId = 'tea-monthly' } = changes;
    const shopper = changes.shopper ?? (await newShopper());
    const orderId = mode === 'save' ? '' : (changes.orderId ?? (await openCart(context, shopper.shopperId, productId)));
    const request = startRequest(origin, {
      mode,
      ...(orderId && { orderId }),
      ...(mode !== 'pay' && { consent: mandateConsent }),
      ...(planId !== null && { metadata: { planId } }),
    });
    await startOrThrow(context, request, shopper);
    return { attemptId: request.attemptId, orderId };
  };
  const confirmAttempt: ScriptedShop['confirm'] = async (attemptId, params = {}) => {
    const answer = await confirm(context, { action: 'confirm', version: 1, attemptId, params });
    if (isProblem(answer)) throw new Error(answer.message);
    return answer;
  };
  return {
    context,
    script,
    log,
    start: (shopper, changes) => startAttempt(context, startRequest(origin, changes), shopper),
    setTime: (iso) => {
      time = Date.parse(iso);
    },
    pass: (milliseconds) => {
      time += milliseconds;
    },
    newShopper,
    open,
    save: async (changes) => {
      const { attemptId } = await open('save', changes);
      const word = { paymentId: `payment-${attemptId}`, amount: null, currency: null, saved: savedAtProvider };
      script.observe = (attempt) => ({ status: 'succeeded', attemptId: attempt.attemptId, ...word });
      await confirmAttempt(attemptId);
      return attemptId;
    },
    confirm: confirmAttempt,
    deliver: async (webhook) => {
      const request = new Request(`${origin}/webhooks/portone`, { method: 'POST', body: JSON.stringify(webhook) });
      return (await receiveWebhook(context, 'portone', request)).status;
    },
    rows: async (sql, ...values) => {
      const result = await database.read.execute({ sql, args: values });
      return result.rows.map((row) => Object.fromEntries(Object.entries(row)));
    },
    otherProcess: async () => {
      const other = await openDatabase(url);
      return { ...context, database: other, close: () => other.close() };
    },
    close: async () => {
      database.close();
      await folder.close();
    },
  };
}

async function openCart(context: PaymentContext, shopperId: string, productId: string): Promise<string> {
  const product = findProduct(productId);
  if (!product) throw new Error(`The shop has no ${productId}.`);
  const orderId = `A-${randomUUID()}`;
  const sold = { productId, orderName: product.name.ko, amount: product.amount, currency: 'KRW' } as const;
  const cart = { orderId, shopperId, ...sold, createdAt: context.now().toISOString() };
  await context.database.write((transaction) => insertCart(transaction, cart));
  return orderId;
}

function startAttempt(context: PaymentContext, request: StartRequest, shopper: Shopper): ReturnType<typeof start> {
  const caller = { ipAddress: null, userAgent: null };
  return start(context, { request, requestHash: sha256(JSON.stringify(request)), shopper, caller });
}

async function startOrThrow(context: PaymentContext, request: StartRequest, shopper: Shopper): Promise<void> {
  const answer = await startAttempt(context, request, shopper);
  if (isProblem(answer)) throw new Error(answer.message);
}
