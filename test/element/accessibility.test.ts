import { expect } from '@open-wc/testing';
import { elementStates, leaveState } from './element-states.js';
import { axeTitle, stateNames } from './spoken-states.js';
import { looks, wear } from '../support/looks.js';

/*
 * Planted by hand to see these fail: a pale color of what is muted (light, in three engines), and a pale label with
 * `forced-color-adjust: none` (forced colors, in Chromium and Firefox).
 */
describe(axeTitle, () => {
  for (const look of looks) {
    describe(look, () => {
      before(() => wear(look));
      after(() => wear('light'));
      afterEach(leaveState);

      for (const lang of ['ko', 'en', 'ja', 'zh']) {
        describe(lang, () => {
          for (const name of stateNames) {
            it(name, async () => {
              const { page } = await elementStates[name](lang);
              await expect(page).to.be.accessible();
            });
          }
        });
      }
    });
  }
});
