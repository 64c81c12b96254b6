import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import {
  decide,
  isLive,
  type AttemptFlag,
  type AttemptState,
  type Closing,
  type LedgerEntry,
} from '../../demo/server/order-states.js';
import type { Observation } from '../../demo/server/providers/provider.js';
import { holds } from './support/runs.js';

const price = 14_000;
type Money = Observation & { readonly status: 'succeeded' };

/** All that a provider can say about an attempt. A payment has one id and one amount, and may be told of often. */
function wordsAbout(attemptId: string): readonly Observation[] {
  const money = (name: string, changes: Partial<Money> = {}): Money => {
    const right = { status: 'succeeded', attemptId, amount: price, currency: 'KRW', saved: null } as const;
    return { ...right, paymentId: `${attemptId}-${name}`, ...changes };
  };
  return [
    { status: 'open', attemptId },
    { status: 'pending', attemptId },
    money('right'),
    money('right once more'),
    money('too little', { amount: price - 1 }),
    money('dollars', { currency: 'USD' }),
    money('nothing', { amount: null, currency: null }),
    { status: 'failed', attemptId, providerCode: 'card_declined' },
    { status: 'canceled', attemptId },
    { status: 'expired', attemptId },
    { status: 'saved', attemptId, saved: { customerId: 'customer-1', paymentMethodId: 'method-1', mandateId: null } },
    { status: 'missing' },
    { status: 'unknown', reason: 'no connection' },
  ];
}

const isMoney = (said: Observation): said is Money => said.status === 'succeeded';
const isRight = (said: Observation): boolean => isMoney(said) && said.amount === price && said.currency === 'KRW';
const isEnd = (said: Observation): boolean => ['succeeded', 'failed', 'canceled', 'expired'].includes(said.status);
const ranks = { starting: 0, open: 0, failed: 1, canceled: 1, expired: 1, succeeded: 2 };

interface Attempt {
  readonly state: AttemptState;
  readonly flag: AttemptFlag | null;
}
interface Order {
  readonly ledger: readonly { readonly paymentId: string; readonly entry: LedgerEntry }[];
  readonly attempts: readonly Attempt[];
}

const opened: Attempt = { state: 'open', flag: null };
const fresh: Order = { ledger: [], attempts: [opened, opened, opened] };
const isPaid = ({ ledger }: Order): boolean => ledger.some(({ entry }) => entry === 'captured');

/** The order after a word about one of its attempts, as the shop stores it. */
function hear(order: Order, index: number, said: Observation, closing?: Closing): Order {
  const { state, flag } = order.attempts[index] ?? opened;
  const paymentId = isMoney(said) ? said.paymentId : '';
  const isBooked = order.ledger.some((line) => line.paymentId === paymentId);
  const orderState = isPaid(order) ? 'paid' : 'unpaid';
  const decision = decide(
    { attemptState: state, attemptFlag: flag, amount: price, orderState, isBooked },
    said,
    closing,
  );
  if (decision.type === 'stay') return order;
  const after = decision.type === 'end' ? { state: decision.state, flag: decision.flag } : { state, flag };
  return {
    ledger: decision.entry ? [...order.ledger, { paymentId, entry: decision.entry }] : order.ledger,
    attempts: order.attempts.map((each, at) => (at === index ? after : each)),
  };
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  );
}

const closing = fc.constantFrom<(Closing | undefined)[]>(undefined, 'canceled', 'superseded');
const happening = fc
  .nat(2)
  .chain((index) => fc.tuple(fc.constant(index), fc.constantFrom(...wordsAbout(`attempt-${index}`)), closing));

describe('an order with three attempts, whatever providers say of each, as often as they like', () => {
  it('goes forward only, is captured once by a right payment, and every payment is in the ledger once', () => {
    holds(
      fc.property(fc.array(happening, { maxLength: 20, size: 'max' }), (happenings) => {
        let order = fresh;
        const heard = new Set<string>();
        const right = new Set<string>();
        const paidAttempts = new Set<number>();
        for (const [index, said, closed] of happenings) {
          const before = order;
          order = hear(before, index, said, closed);
          if (isMoney(said)) heard.add(said.paymentId);
          if (isMoney(said) && isRight(said)) {
            right.add(said.paymentId);
            paidAttempts.add(index);
          }
          assert.deepEqual(order.ledger.slice(0, before.ledger.length), before.ledger, 'a line of money stays');
          assert.deepEqual(order.ledger.map(({ paymentId }) => paymentId).sort(), [...heard].sort());
          const captured = order.ledger.filter(({ entry }) => entry === 'captured');
          assert.equal(captured.length, right.size > 0 ? 1 : 0);
          for (const { paymentId } of captured) assert.ok(right.has(paymentId));
          for (const [at, attempt] of order.attempts.entries()) {
            const was = before.attempts[at] ?? opened;
            assert.ok(ranks[attempt.state] >= ranks[was.state], 'forward only');
            if (at !== index || was.state === 'succeeded') assert.deepEqual(attempt, was);
            assert.equal(attempt.state === 'succeeded', paidAttempts.has(at));
          }
        }
      }),
    );
  });

  it('a wrong amount is flagged as one and is to go back, and without money only a live attempt ends', () => {
    const states = fc.constantFrom<AttemptState[]>('starting', 'open', 'failed', 'canceled', 'expired');
    const orders = fc.constantFrom('paid', 'unpaid');
    holds(
      fc.property(
        states,
        orders,
        fc.constantFrom(...wordsAbout('a')),
        closing,
        (attemptState, orderState, said, closed) => {
          const standing = { attemptState, attemptFlag: null, amount: price, orderState, isBooked: false };
          const decision = decide(standing, said, closed);
          const isWrong = isMoney(said) && !isRight(said);
          assert.equal(decision.type === 'end' && decision.flag === 'amount-mismatch', isWrong);
          if (isWrong)
            assert.ok(decision.type === 'end' && decision.state === 'failed' && decision.entry === 'refund-due');
          if (!isMoney(said)) assert.equal(decision.type === 'end', isEnd(said) && isLive(attemptState));
          if (decision.type !== 'stay' && !isMoney(said)) assert.equal(decision.entry, null);
        },
      ),
    );
  });
});

describe('any five words of a provider, in each of their 120 orders', () => {
  const words = wordsAbout('attempt-0');
  const endOf = (order: readonly Observation[]): Order => order.reduce((now, said) => hear(now, 0, said), fresh);
  const booked = ({ ledger }: Order): readonly string[] => ledger.map(({ paymentId }) => paymentId).sort();

  it('end with the same money in the ledger, captured once, and with success if one of them was right', () => {
    const five = fc.array(fc.constantFrom(...words), { minLength: 5, maxLength: 5 });
    holds(
      fc.property(five, (said) => {
        const [first = fresh, ...others] = permutations(said).map(endOf);
        assert.equal(first.attempts[0]?.state === 'succeeded', said.some(isRight));
        assert.equal(isPaid(first), said.some(isRight));
        for (const other of others) {
          assert.deepEqual(booked(other), booked(first));
          assert.equal(isPaid(other), isPaid(first));
          assert.equal(other.attempts[0]?.state === 'succeeded', said.some(isRight));
        }
      }),
      0.1,
    );
  });

  it('end in one and the same state if one of them at most is an end, however often that one is said', () => {
    const quiet = fc.constantFrom(...words.filter((each) => !isEnd(each)));
    const end = fc.constantFrom(...words.filter(isEnd));
    const five = fc
      .tuple(end, fc.nat(5), fc.array(quiet, { minLength: 5, maxLength: 5 }))
      .map(([last, times, rest]) => rest.map((each, index) => (index < times ? last : each)));
    holds(
      fc.property(five, (said) => {
        const [first, ...others] = permutations(said).map(endOf);
        for (const other of others) assert.deepEqual(other, first);
      }),
      0.1,
    );
  });
});
