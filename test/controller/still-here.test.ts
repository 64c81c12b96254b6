import { expect } from '@open-wc/testing';
import { limits } from '../../src/controller/limits.js';
import { ifStillHere } from '../../src/controller/still-here.js';

describe('a page that something failed on', () => {
  const { leaving } = limits;
  beforeEach(() => (limits.leaving = 20));
  afterEach(() => (limits.leaving = leaving));

  /** Whether the page counts as left, some time after all waits are over. */
  async function isLeft(event?: PageTransitionEvent): Promise<boolean> {
    let here = false;
    void ifStillHere(true).then((told) => (here = told));
    if (event) dispatchEvent(event);
    limits.leaving = 40;
    await ifStillHere(true);
    return !here;
  }

  it('is still here when some time has passed', async () => {
    expect(await isLeft()).to.equal(false);
  });

  it('is still here where it has only just finished loading', async () => {
    expect(await isLeft(new PageTransitionEvent('pageshow', { persisted: false }))).to.equal(false);
  });

  it('was left where the browser has brought it back meanwhile', async () => {
    expect(await isLeft(new PageTransitionEvent('pageshow', { persisted: true }))).to.equal(true);
  });
});
