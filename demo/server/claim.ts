import type { ConsentRecord } from '../../src/contract/types.js';
import { outcomeOf } from './confirm.js';
import { timestamp, type PaymentContext } from './context.js';
import { problem, type Problem } from './problem.js';
import {
  findAttempt,
  findLiveAttempt,
  findPayingAttempt,
  insertAttempt,
  type Attempt,
  type NewAttempt,
  type StoredAnswer,
} from './store/attempts.js';
import { insertConsent, type Caller } from './store/consents.js';
import type { Queryable } from './store/database.js';
import { findOrder, makeOrder } from './store/orders.js';

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
    const known = await findAttempt(transaction, attemptId);
    if (known) return { type: 'known', attempt: known };
    let orderName: string | null = null;
    if (orderId !== null) {
      await makeOrder(transaction, orderId, now);
      const order = await findOrder(transaction, orderId);
      orderName = order?.orderName ?? null;
      const payer = order?.state === 'paid' ? await findPayingAttempt(transaction, orderId) : undefined;
      if (payer) {
        const answer = { status: 200, body: JSON.stringify({ ...outcomeOf(payer), provider: 'none' }) };
        await storeApplication(transaction, application, now, { joined: payer.attemptId, answer });
        return { type: 'answered', answer };
      }
      if (order?.flag === 'amount-mismatch') return { type: 'refused', problem: wrongAmount };
      const live = await findLiveAttempt(transaction, orderId);
      if (live) return { type: 'occupied', live };
    }
    await storeApplication(transaction, application, now, { askingUntil: timestamp(context, askingMilliseconds) });
    return { type: 'claimed', orderName };
  });
}

/** Stores an attempt that shares the object of a live one. False when that one is not open any more. */
export async function join(context: PaymentContext, application: Application, live: Attempt): Promise<boolean> {
  const now = timestamp(context);
  return context.database.write(async (transaction) => {
    const current = await findAttempt(transaction, live.attemptId);
    if (current?.state !== 'open' || !current.answer) return false;
    if (await findAttempt(transaction, application.attempt.attemptId)) return false;
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
