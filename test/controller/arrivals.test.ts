import { expect, waitUntil } from '@open-wc/testing';
import { join, leave, passOn } from '../../src/controller/arrivals.js';
import type { Delivery, Member } from '../../src/controller/arrivals.js';

/** A button as the page's room sees it, which writes down what it is told. */
function memberOf(order: string, takes = true) {
  const told: string[] = [];
  const member: Member = {
    orderId: () => order,
    holding: () => undefined,
    takeUp: ({ attemptId }) => told.push(`take up ${attemptId}`) > 0,
    cameBack: (restored) => told.push(restored ? 'restored' : 'opened'),
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
  const add = (order: string, takes?: boolean) => {
    const made = memberOf(order, takes);
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
    expect(passOn('B', outcome)).to.equal(true);
    expect([one.told, two.told]).to.deep.equal([[], ['received']]);
    expect(passOn('C', outcome), 'busy').to.equal(false);
    expect(passOn('Z', outcome), 'no such order').to.equal(false);
  });
});
