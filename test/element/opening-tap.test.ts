import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { tidyPage } from '../providers/scripts.js';
import { closeShops } from './shop.js';
import { openWindowShop } from './window-shop.js';

// In a file, and so in a page, of its own: a real click counts for the whole page, for five seconds.
describe('a pop-up window after a real click', () => {
  afterEach(closeShops);
  afterEach(tidyPage);

  it('is opened without a second one, but where WebKit’s blocker would stand in the way', async () => {
    const shop = await openWindowShop({ opensWindow: true });
    const { x, y, width, height } = shop.button().getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    if (navigator.vendor.includes('Apple')) {
      await shop.becomes('opening');
      expect(shop.types()).to.deep.equal(['start']);
      return;
    }
    await shop.called();
    expect(shop.element.state).to.equal('leaving');
    expect(shop.types()).to.deep.equal(['start', 'redirect']);
  });
});
