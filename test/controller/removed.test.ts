import { expect } from '@open-wc/testing';
import { closeShops, openShop } from '../element/shop.js';
import { openWindowShop } from '../element/window-shop.js';
import { tidyPage } from '../providers/scripts.js';

type Shop = Awaited<ReturnType<typeof openShop>>;

/** What the element itself hears: off the page its events do not bubble far. */
function hear({ element }: Pick<Shop, 'element'>): string[] {
  const heard: string[] = [];
  for (const type of ['start', 'redirect', 'pending', 'success', 'failure'])
    element.addEventListener(`kr-pay-${type}`, () => heard.push(type));
  return heard;
}

/** Lets everything happen that needs no other task. */
async function finishThisTask(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

describe('an element that is not on the page', () => {
  const originalFetch = globalThis.fetch;
  afterEach(() => (globalThis.fetch = originalFetch));
  afterEach(closeShops);
  afterEach(tidyPage);

  it('does nothing when its methods are called', async () => {
    const shop = await openShop();
    const heard = hear(shop);
    shop.element.remove();
    shop.element.start();
    expect(shop.element.state).to.equal('ready');
    shop.element.check();
    await new Promise((resolve) => setTimeout(resolve));
    shop.element.start();
    expect(heard).to.deep.equal([]);
    expect(await shop.starts()).to.have.lengthOf(0);
  });

  it('hands nothing off for an answer that came while it was moved, when it is removed after all', async () => {
    const shop = await openShop();
    const heard = hear(shop);
    let answer = (_response: Response): void => {};
    globalThis.fetch = () => new Promise((resolve) => (answer = resolve));
    shop.button().click();
    const { element, page } = shop;
    element.remove();
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{ "url": "https://psp.example/pay" }'));
        controller.close();
      },
    });
    answer(new Response(body));
    await finishThisTask();
    page.append(element);
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setTimeout(resolve));
    expect(heard).to.deep.equal(['start']);
    expect(element.state).to.equal('ready');
  });

  it('says nothing of a window that was refused while it was moved, when it is removed after all', async () => {
    const shop = await openWindowShop();
    const heard = hear(shop);
    const window = await shop.openWindow();
    shop.element.remove();
    window.answer({ error_msg: 'NOT READY' });
    await finishThisTask();
    expect(shop.element.state).to.equal('leaving');
    await shop.becomes('ready');
    expect(heard).to.deep.equal(['start', 'redirect']);
  });

  it('hears of it when it is put back in the same task', async () => {
    const shop = await openWindowShop();
    const window = await shop.openWindow();
    shop.element.remove();
    window.answer({ error_msg: 'NOT READY' });
    await finishThisTask();
    shop.page.append(shop.element);
    expect((await shop.heard('kr-pay-failure')).detail).to.include({ code: 'popup-blocked' });
  });
});
