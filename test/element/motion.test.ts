import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { waitUntil } from '../support/wait-until.js';
import { closeShops, openShop } from './shop.js';

const wantsLess = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

// Chromium can be asked; of the two Firefoxes, the one in forced colors spares motion, too; WebKit shows all of it.
const canAsk = navigator.userAgent.includes('Chrome/');
const ask = async (less: boolean): Promise<void> => {
  if (canAsk)
    await executeServerCommand('media-features', { 'prefers-reduced-motion': less ? 'reduce' : 'no-preference' });
  await waitUntil(() => wantsLess() === less, 'the media feature does not change');
};

describe('the spinner of a busy button', () => {
  afterEach(closeShops);
  after(async () => {
    if (canAsk) await ask(false);
  });

  for (const less of canAsk ? [false, true] : [wantsLess()])
    it(less ? 'stands still where the shopper wants less motion' : 'turns', async () => {
      await ask(less);
      const shop = await openShop({ start: [{ fault: 'hang' }] });
      shop.button().click();
      await shop.becomes('starting');
      const spinner = shop.one('[part=spinner]');
      expect(getComputedStyle(spinner).visibility).to.equal('visible');
      expect(spinner.getAnimations().map(({ playState }) => playState)).to.deep.equal(less ? [] : ['running']);
    });
});
