import { noteOfCharge, type ChargeNote } from './charges/chargeable.js';
import { findAttempt, listAttempts, type Attempt } from './store/attempts.js';
import { listCharges } from './store/charges.js';
import { listConsents, type StoredConsent } from './store/consents.js';
import type { Database } from './store/database.js';
import { listLedger, type LedgerRow } from './store/ledger.js';
import { findCart, findOrder, type Order } from './store/orders.js';
import { listSavedMethods, type SavedMethod } from './store/saved-methods.js';
import { listWebhooks, type WebhookNote } from './store/webhook-inbox.js';

/** An attempt as the shop's pages show it: without request hash and stored answer. */
export type AttemptNote = Omit<
  Attempt,
  'requestHash' | 'answer' | 'askingUntil' | 'shopperId' | 'returnUrl' | InnerField
>;

/** What is only for the answers to the button. */
type InnerField = 'nextAction' | 'answeredSteps';

/** Everything the database holds about an order, or about an attempt without one. */
export interface ShopRecord {
  /** As long as nobody began to pay, what is in the cart, unpaid. Null when nothing is sold. */
  readonly order: Omit<Order, 'shopperId'> | null;
  /** Oldest first. */
  readonly attempts: readonly AttemptNote[];
  /** The consent that the saved method rests on, else the newest one; null when there is none. */
  readonly consent: StoredConsent | null;
  readonly ledger: readonly LedgerRow[];
  readonly webhooks: readonly WebhookNote[];
  /** `canceledAt` says when the permission ended. Of the provider's ids only the last letters are shown. */
  readonly savedMethod: Omit<SavedMethod, 'shopperId'> | null;
  /** What was charged later by the saved methods, oldest first. */
  readonly charges: readonly ChargeNote[];
}

/** The record of an order, for the shopper who made it. */
export async function readOrderRecord(
  { read }: Database,
  orderId: string,
  shopperId: string,
): Promise<ShopRecord | undefined> {
  const cart = await findCart(read, orderId);
  if (cart?.shopperId !== shopperId) return undefined;
  const { productId: _product, ...unpaid } = { ...cart, state: 'unpaid', flag: null, paidAt: null } as const;
  const order = (await findOrder(read, orderId)) ?? unpaid;
  return describe({ read }, withoutShopper(order), await listAttempts(read, orderId), await listLedger(read, orderId));
}

/** The record around an attempt, for the shopper who made it. */
export async function readAttemptRecord(
  database: Pick<Database, 'read'>,
  attemptId: string,
  shopperId: string,
): Promise<ShopRecord | undefined> {
  const attempt = await findAttempt(database.read, attemptId);
  if (attempt?.shopperId !== shopperId) return undefined;
  const order = attempt.orderId === null ? undefined : await findOrder(database.read, attempt.orderId);
  const ledger = attempt.orderId === null ? [] : await listLedger(database.read, attempt.orderId);
  const own = ledger.filter((row) => row.attemptId === attemptId);
  return describe(database, order ? withoutShopper(order) : null, [attempt], own);
}

async function describe(
  { read }: Pick<Database, 'read'>,
  order: ShopRecord['order'],
  attempts: readonly Attempt[],
  ledger: readonly LedgerRow[],
): Promise<ShopRecord> {
  const ids = attempts.map((attempt) => attempt.attemptId);
  const savedMethod = (await listSavedMethods(read, ids)).at(-1) ?? null;
  const consents = await listConsents(read, ids);
  const consent = consents.find(({ attemptId }) => attemptId === savedMethod?.consentAttemptId) ?? consents.at(-1);
  return {
    order,
    attempts: attempts.map(noteOf),
    consent: consent ?? null,
    ledger,
    webhooks: await listWebhooks(read, ids),
    savedMethod: savedMethod && withoutIds(savedMethod),
    charges: (await listCharges(read, ids)).map(noteOfCharge),
  };
}

function noteOf(attempt: Attempt): AttemptNote {
  const { requestHash: _hash, answer: _answer, askingUntil: _until, returnUrl: _url, ...note } = attempt;
  const { nextAction: _action, answeredSteps: _steps, ...told } = note;
  return withoutShopper(told);
}

/** Some providers charge whoever names the method's id: it is nothing for a browser. */
function withoutIds(saved: SavedMethod): Omit<SavedMethod, 'shopperId'> {
  const masked = (id: string): string => `…${id.slice(-4)}`;
  const { customerId, paymentMethodId } = saved;
  return { ...withoutShopper(saved), customerId: masked(customerId), paymentMethodId: masked(paymentMethodId) };
}

function withoutShopper<T extends { readonly shopperId: string }>(row: T): Omit<T, 'shopperId'> {
  const { shopperId: _shopper, ...rest } = row;
  return rest;
}
