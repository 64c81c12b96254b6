import type { ConsentRecord } from '../../src/contract/types.js';
import { outcomeOf } from './confirm.js';
import { timestamp, type PaymentContext } from './context.js';
import { problem, type Problem } from './problem.js';
import {
  findAttempt,
  findEarlierAttempt,
  findLiveAttempt,
  findPayingAttempt,
  insertAttempt,
  type Attempt,
  type NewAttempt,
  type StoredAnswer,
} from './store/attempts.js';
import { insertConsent, type Caller } from './store/consents.js';
import type { Queryable } from './store/database.js';
import { findOrder, makeOrder, type Order } from './store/orders.js';

/** An attempt that is about to be stored, with what it rests on. */
export interface Application {
  readonly attempt: NewAttempt;
  readonly consent: ConsentRecord | undefined;
  readonly caller: Caller;
}

/** What became of an application. */
export type Claim =
  /** Order, consent and attempt are stored; the provider may be asked. Null where nothing is ordered. */
  | { readonly type: 'claimed'; readonly orderName: string | null }
  /** The key is taken: a repeat. */
  | { readonly type: 'known'; readonly attempt: Attempt }
  /** Stored and answered at once: the order is paid already. */
  | { readonly type: 'answered'; readonly answer: StoredAnswer }
  /** Nothing is stored: the order must not be paid now. */
  | { readonly type: 'refused'; readonly problem: Problem }
  /** Nothing is stored: another attempt of the order can still end in money. */
  | { readonly type: 'occupied'; readonly live: Attempt };

/** How long one request may ask a provider before a repeat may ask too; the provider's own key makes that safe. */
export const askingMilliseconds = 3_000;

const wrongAmount = problem(
  409,
  'amount-mismatch',
  'Another amount than the order’s was taken for it. A person looks at it; nothing more is taken.',
);

/** Stores order, consent and attempt in one transaction, before any provider is asked. */
export async function claim(context: PaymentContext, application: Application): Promise<Claim> {
  const now = timestamp(context);
  const { attemptId, orderId } = application.attempt;
  return context.database.write(async (transaction): Promise<Claim> => {
    const known = await findEarlierAttempt(transaction, attemptId);
    if (known) return { type: 'known', attempt: known };
    // An order that is made here has nothing in its way: no payment, no flag and no other attempt.
    const madeName = orderId === null ? null : await makeOrder(transaction, orderId, now);
    const order = orderId !== null && madeName === undefined ? await findOrder(transaction, orderId) : undefined;
    const hindrance = order && (await findHindrance(transaction, application, order, now));
    if (hindrance) return hindrance;
    await storeApplication(transaction, application, now, { askingUntil: timestamp(context, askingMilliseconds) });
    return { type: 'claimed', orderName: madeName ?? order?.orderName ?? null };
  });
}

/** What stands in the way of asking the provider: the order is paid, must not be, or another attempt may pay it. */
async function findHindrance(
  transaction: Queryable,
  application: Application,
  { orderId, state, flag }: Order,
  now: string,
): Promise<Claim | undefined> {
  const payer = state === 'paid' ? await findPayingAttempt(transaction, orderId) : undefined;
  if (payer) {
    const answer = { status: 200, body: JSON.stringify({ ...outcomeOf(payer), provider: 'none' }) };
    await storeApplication(transaction, application, now, { joined: payer.attemptId, answer });
    return { type: 'answered', answer };
  }
  if (flag === 'amount-mismatch') return { type: 'refused', problem: wrongAmount };
  const live = await findLiveAttempt(transaction, orderId);
  return live && { type: 'occupied', live };
}

/** Stores an attempt that shares the object of a live one. False when that one is not open any more. */
export async function join(context: PaymentContext, application: Application, live: Attempt): Promise<boolean> {
  const now = timestamp(context);
  return context.database.write(async (transaction) => {
    const current = await findAttempt(transaction, live.attemptId);
    if (current?.state !== 'open' || !current.answer) return false;
    if (await findEarlierAttempt(transaction, application.attempt.attemptId)) return false;
    await storeApplication(transaction, application, now, { joined: live.attemptId, answer: current.answer });
    return true;
  });
}

async function storeApplication(
  transaction: Queryable,
  { attempt, consent, caller }: Application,
  now: string,
  how: Parameters<typeof insertAttempt>[3],
): Promise<void> {
  await insertAttempt(transaction, attempt, now, how);
  if (consent) await insertConsent(transaction, attempt.attemptId, consent, caller, now);
}
