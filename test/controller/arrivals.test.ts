import { expect } from '@open-wc/testing';
import { arrive, cleanAddress, isHeld, join, leave, passOn, retry } from '../../src/controller/arrivals.js';
import type { Delivery, Member } from '../../src/controller/arrivals.js';
import { remember } from '../../src/trip/attempt-memory.js';
import { waitUntil } from '../support/wait-until.js';

/** A button as the page's room sees it, which writes down what it is told. */
function memberOf(order: string | undefined, takes = true, held?: string, method = 'kakao_pay') {
  const told: string[] = [];
  const member: Member = {
    suits: (purchase, exactly) => purchase.orderId === order && (!exactly || purchase.method === method),
    holding: () => held,
    takeUp: ({ attemptId }) => told.push(`take up ${attemptId}`) > 0 && takes,
    cameBack: (restored, exactly) => {
      if (!exactly) told.push(restored ? 'restored' : 'opened');
    },
    shown: () => told.push('shown'),
    receive: () => takes && told.push('received') > 0,
  };
  return { member, told };
}

const outcome: Delivery = {
  type: 'delivered',
  attempt: { id: '0f8fad5b-d9cb-469f-a165-70867728950e', handedOff: true, toldPending: false },
  question: { reason: 'return', params: {} },
  answer: { status: 'succeeded' },
};

describe('the buttons of a page', () => {
  const here: Member[] = [];
  const add = (order: string | undefined, takes?: boolean, held?: string) => {
    const made = memberOf(order, takes, held);
    here.push(made.member);
    join(made.member);
    return made;
  };
  afterEach(() => {
    for (const member of here.splice(0)) leave(member);
  });

  it('are each asked once what they know of a trip when the address says nothing', async () => {
    const one = add('A');
    const two = add('B');
    await waitUntil(() => two.told.length);
    expect([one.told, two.told]).to.deep.equal([['opened'], ['opened']]);
    const three = add('C');
    await waitUntil(() => three.told.length);
    expect(one.told).to.deep.equal(['opened']);
  });

  it('are told when the page was restored, not when it was merely loaded', async () => {
    const one = add('A');
    await waitUntil(() => one.told.length);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    expect(one.told).to.deep.equal(['opened']);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(one.told).to.deep.equal(['opened', 'restored']);
  });

  it('are told when the page can be seen again', async () => {
    const one = add('A');
    await waitUntil(() => one.told.length);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(one.told.includes('shown')).to.equal(!document.hidden);
  });

  it('hear nothing once they have left', async () => {
    const one = add('A');
    await waitUntil(() => one.told.length);
    leave(one.member);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(one.told).to.deep.equal(['opened']);
  });

  it('pass an outcome on to the one whose order it is, if it takes it', () => {
    const one = add('A');
    const two = add('B');
    add('C', false);
    expect(passOn({ orderId: 'B' }, outcome)).to.equal(true);
    expect([one.told, two.told]).to.deep.equal([[], ['received']]);
    expect(passOn({ orderId: 'C' }, outcome), 'busy').to.equal(false);
    expect(passOn({ orderId: 'Z' }, outcome), 'no such order').to.equal(false);
  });

  it('are about the attempts that they hold, as long as they are here', () => {
    const { member } = add('A', true, 'attempt-1');
    expect([isHeld('attempt-1'), isHeld('attempt-2')]).to.deep.equal([true, false]);
    leave(member);
    expect(isHeld('attempt-1')).to.equal(false);
  });
});

describe('the buttons of a page that a shopper comes back to', () => {
  const here: Member[] = [];
  const before = location.href;
  const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
  const takesUp = `take up ${id}`;
  const add = (order: string | undefined, takes?: boolean) => {
    const made = memberOf(order, takes);
    here.push(made.member);
    join(made.member);
    return made;
  };
  beforeEach(() => history.replaceState(null, '', `${location.pathname}?kr_pay_attempt=${id}`));
  afterEach(() => {
    for (const member of here.splice(0)) leave(member);
    history.replaceState(null, '', before);
    sessionStorage.clear();
  });

  it('take the return up once: the first', async () => {
    const [one, two] = [add('A'), add('B')];
    await waitUntil(() => two.told.length);
    expect([one.told, two.told]).to.deep.equal([[takesUp], ['opened']]);
  });

  for (const [over, event] of [
    ['are over', () => document.dispatchEvent(new Event('DOMContentLoaded', { bubbles: true }))],
    ['are over for long, in a browser that tells no times', () => dispatchEvent(new Event('load'))],
  ] as const)
    it(`take it up once the page’s own deferred scripts, which give a button its order and listen to it, ${over}`, async () => {
      // Nothing is left over from other tests.
      await new Promise((resolve) => setTimeout(resolve));
      Object.defineProperty(performance, 'timing', { value: { domContentLoadedEventStart: 0 }, configurable: true });
      Object.defineProperty(document, 'readyState', { value: 'interactive', configurable: true });
      const one = add('A');
      Reflect.deleteProperty(document, 'readyState');
      Reflect.deleteProperty(performance, 'timing');
      // What was set up before would have been done by now.
      await new Promise((resolve) => setTimeout(resolve));
      expect(one.told).to.deep.equal([]);
      event();
      expect(one.told).to.deep.equal([takesUp]);
    });

  it('take it up before anything else when one is about to act', () => {
    const one = add('A');
    arrive(one.member);
    expect(one.told).to.deep.equal([takesUp]);
    arrive(one.member);
    expect(one.told).to.deep.equal([takesUp]);
  });

  it('take it up by the one without an order, where this browser remembers an attempt without one', () => {
    remember({ attemptId: id, mark: 'm', handedOff: true });
    const [one, two] = [add('A'), add(undefined)];
    arrive(two.member);
    expect([one.told, two.told]).to.deep.equal([['opened'], [takesUp]]);
  });

  it('take it up by the next where the first cannot', () => {
    const [one, two] = [add('A', false), add('B')];
    arrive(one.member);
    expect([one.told, two.told]).to.deep.equal([[takesUp, 'opened'], [takesUp]]);
  });

  it('take it up later where none could at first', async () => {
    let can = false;
    const one = memberOf('A');
    const member: Member = { ...one.member, takeUp: (arrival) => can && one.member.takeUp(arrival) };
    here.push(member);
    join(member);
    arrive(member);
    expect(one.told).to.deep.equal(['opened']);
    can = true;
    retry();
    await waitUntil(() => one.told.length > 1);
    expect(one.told).to.deep.equal(['opened', takesUp]);
  });

  it('are not disturbed by a browser that does not let the address be changed just now', () => {
    const { replaceState } = history;
    history.replaceState = () => {
      throw new DOMException(
        'Attempt to use history.replaceState() more than 100 times per 10 seconds',
        'SecurityError',
      );
    };
    try {
      expect(() => cleanAddress(id)).to.not.throw();
    } finally {
      history.replaceState = replaceState;
    }
    cleanAddress(id);
    expect(location.search).to.equal('');
  });
});
