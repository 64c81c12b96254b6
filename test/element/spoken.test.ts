import { expect } from '@open-wc/testing';
import { elementStates, leaveState } from './element-states.js';
import { expectOfEngine } from './engine-tree.js';
import { direct, json, openShop } from './shop.js';
import { spokenStates, spokenTitle, stateNames } from './spoken-states.js';
import { lineOf, spokenTree } from './spoken-tree.js';

/*
 * Planted by hand to see these fail, in three engines: a folded text whose name is without its term's, a status line without
 * its role, a button that works and does not say `aria-disabled`, and boxes without `aria-describedby`.
 */
describe(spokenTitle, () => {
  afterEach(leaveState);

  for (const name of stateNames) {
    it(name, async function () {
      this.timeout(20_000);
      const { element } = await elementStates[name]('ko');
      const told = spokenTree(element.shadowRoot ?? expect.fail('no shadow root'));
      expect(told.map(lineOf)).to.deep.equal(spokenStates[name]);
      await expectOfEngine(element, told);
    });
  }
});

describe('the live regions', () => {
  afterEach(leaveState);

  it('stay the same two from the start to the end: a new one would not be read', async () => {
    const shop = await openShop({ start: [json({ code: 'declined' }, 402), direct('succeeded')] });
    const [status, alert] = [shop.one('[role=status]'), shop.one('[role=alert]')];
    expect([status.textContent, alert.textContent]).to.deep.equal(['', '']);
    await shop.clickToEnd();
    expect(alert.textContent).to.not.equal('');
    await shop.clickToEnd();
    expect([shop.one('[role=status]'), shop.one('[role=alert]')]).to.deep.equal([status, alert]);
    expect([status.isConnected, status.textContent === '', alert.textContent]).to.deep.equal([true, false, '']);
  });
});
