import { expect } from '@open-wc/testing';
import { forget, recall, remember, type AttemptMemory } from '../../src/trip/attempt-memory.js';

const ids = Array.from({ length: 12 }, () => crypto.randomUUID());
const memoryOf = (number: number, more: Partial<AttemptMemory> = {}): AttemptMemory => ({
  attemptId: ids[number] ?? expect.fail('too few ids'),
  orderId: `A-${number}`,
  mark: `A-${number} 14000 kakao_pay`,
  handedOff: false,
  ...more,
});
const any = (): boolean => true;
const ofOrder =
  (number: number) =>
  (memory: AttemptMemory): boolean =>
    memory.orderId === `A-${number}`;

describe('the memory of attempts', () => {
  beforeEach(() => sessionStorage.removeItem('kr-pay-button'));
  afterEach(() => sessionStorage.removeItem('kr-pay-button'));

  it('is empty at first', () => {
    expect(recall(any)).to.equal(undefined);
  });

  it('gives back what was put in', () => {
    remember(memoryOf(1, { handedOff: true }));
    expect(recall(any)).to.deep.equal(memoryOf(1, { handedOff: true }));
  });

  it('gives back an attempt without an order', () => {
    const { orderId: _, ...saving } = memoryOf(1);
    remember(saving);
    expect(recall(any)).to.deep.equal(saving);
  });

  it('tells several orders apart', () => {
    remember(memoryOf(1));
    remember(memoryOf(2));
    expect(recall(ofOrder(1))?.attemptId).to.equal(ids[1]);
    expect(recall(ofOrder(2))?.attemptId).to.equal(ids[2]);
    expect(recall(ofOrder(3))).to.equal(undefined);
  });

  it('gives the newest of several that fit', () => {
    remember(memoryOf(1));
    remember(memoryOf(2, { orderId: 'A-1' }));
    expect(recall(ofOrder(1))?.attemptId).to.equal(ids[2]);
  });

  it('keeps an attempt once, as it was last', () => {
    remember(memoryOf(1));
    remember(memoryOf(2));
    remember(memoryOf(1, { handedOff: true }));
    forget(ids[2] ?? '');
    expect(recall(any)?.handedOff).to.equal(true);
    forget(ids[1] ?? '');
    expect(recall(any)).to.equal(undefined);
  });

  it('keeps the eight newest', () => {
    for (let number = 0; number < 12; number += 1) remember(memoryOf(number));
    expect(recall(ofOrder(3))).to.equal(undefined);
    expect(recall(ofOrder(4))?.attemptId).to.equal(ids[4]);
    expect(recall(any)?.attemptId).to.equal(ids[11]);
  });

  it('leaves nothing behind when the last attempt is forgotten', () => {
    remember(memoryOf(1));
    forget(ids[1] ?? '');
    expect(sessionStorage.getItem('kr-pay-button')).to.equal(null);
  });

  it('holds nothing but the attempt', () => {
    remember(memoryOf(1));
    expect(JSON.parse(sessionStorage.getItem('kr-pay-button') ?? '')).to.deep.equal([memoryOf(1)]);
  });

  const garbage = [
    '',
    'x',
    '{',
    'null',
    '1',
    '"text"',
    '{}',
    '[]',
    '[null, 1, "x", [], {}]',
    JSON.stringify([{ ...memoryOf(1), attemptId: 'x' }]),
    JSON.stringify([{ ...memoryOf(1), attemptId: [ids[1]] }]),
    JSON.stringify([{ ...memoryOf(1), mark: 1 }]),
    JSON.stringify([{ ...memoryOf(1), mark: undefined }]),
    JSON.stringify([{ ...memoryOf(1), handedOff: 'yes' }]),
    JSON.stringify([{ ...memoryOf(1), orderId: 7 }]),
    JSON.stringify([{ ...memoryOf(1), orderId: null }]),
    JSON.stringify({ 0: memoryOf(1), length: 1 }),
  ];
  for (const text of garbage) {
    it(`finds nothing in ${text === '' ? 'an empty text' : text.slice(0, 120)}, and can be written again`, () => {
      sessionStorage.setItem('kr-pay-button', text);
      expect(recall(any)).to.equal(undefined);
      forget(ids[1] ?? '');
      remember(memoryOf(2));
      expect(recall(any)).to.deep.equal(memoryOf(2));
    });
  }

  it('finds what is usable among garbage', () => {
    sessionStorage.setItem('kr-pay-button', JSON.stringify([null, { attemptId: 'x' }, memoryOf(3)]));
    expect(recall(any)).to.deep.equal(memoryOf(3));
  });
});

describe('the memory of attempts without a storage that works', () => {
  const fail = (): never => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  const working = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  const broken: readonly (readonly [why: string, open: () => typeof working])[] = [
    ['when to name it throws', fail],
    ['when reading throws', () => ({ ...working, getItem: fail })],
    ['when it is full', () => ({ ...working, setItem: fail })],
    ['when removing throws', () => ({ ...working, removeItem: fail })],
    ['when it forgets at once', () => working],
  ];
  for (const [why, open] of broken) {
    it(`does nothing and does not throw ${why}`, () => {
      remember(memoryOf(1), open);
      forget(ids[1] ?? '', open);
      expect(recall(any, open)).to.equal(undefined);
    });
  }

  it('still drops what it holds when nothing can be added', () => {
    let held = JSON.stringify([memoryOf(1)]);
    const open = () => ({
      getItem: () => held,
      setItem: fail,
      removeItem: () => {
        held = '';
      },
    });
    remember(memoryOf(2), open);
    expect(recall(any, open)).to.deep.equal(memoryOf(1));
    forget(ids[1] ?? '', open);
    expect(recall(any, open)).to.equal(undefined);
  });
});
