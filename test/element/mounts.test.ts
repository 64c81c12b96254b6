import { expect } from '@open-wc/testing';
import { closeShops, direct, openShop, term } from './shop.js';
import type { ShopPlan } from './shop.js';

// What a page holds in nodes and memory only Chromium tells: test/trips/mounts.test.ts.

type Method = 'addEventListener' | 'removeEventListener';
type Words = Parameters<EventTarget['addEventListener']>;

/** Runs `action` and gives the listeners that window and document have after it and had not before, by type. */
async function listenersLeftBy(action: () => Promise<void>): Promise<string[]> {
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const listening = new Map<string, string>();
  const names = new Map<unknown, number>();
  const keyOf = (target: EventTarget, [type, listener, options]: Words): string => {
    if (!names.has(listener)) names.set(listener, names.size);
    const capture = typeof options === 'object' ? options.capture === true : options === true;
    return `${String(target === document)} ${type} ${String(names.get(listener))} ${String(capture)}`;
  };
  const watch = (method: Method, original: EventTarget[Method], note: (key: string, type: string) => void): void => {
    EventTarget.prototype[method] = function (this: EventTarget | undefined, ...words: Words) {
      const target = this ?? window; // called by its bare name
      if (target === window || target === document) note(keyOf(target, words), words[0]);
      original.apply(target, words);
    };
  };
  watch('addEventListener', add, (key, type) => listening.set(key, type));
  watch('removeEventListener', remove, (key) => listening.delete(key));
  try {
    await action();
  } finally {
    Object.assign(EventTarget.prototype, { addEventListener: add, removeEventListener: remove });
  }
  return [...listening.values()];
}

const mandate = { merchant: '가게', frequency: 'one-time', timing: '오늘', 'amount-rule': '없음' };

/** A shop for a saved method, with all terms ticked. */
async function openTicked(plan: ShopPlan = {}) {
  const children = [term('privacy', '개인정보 제3자 제공', { required: '' })];
  const shop = await openShop({ attributes: { mode: 'save', ...mandate }, children, ...plan });
  for (const box of shop.boxes()) box.click();
  await shop.element.updateComplete;
  return shop;
}

/** Until what an element does after its task is done: one that is only moved goes on. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the listeners on window and document', () => {
  afterEach(closeShops);

  it('are all gone when a hundred elements with terms have come and gone', async () => {
    const { page } = await openTicked();
    const template = page.querySelector('kr-pay-button');
    closeShops();
    await nextTask();
    const left = await listenersLeftBy(async () => {
      for (let count = 0; count < 100; count++) {
        const element = document.createElement('kr-pay-button');
        for (const { name, value } of template?.attributes ?? []) element.setAttribute(name, value);
        element.append(term('privacy', '개인정보 제3자 제공', { required: '' }));
        document.body.append(element);
        await element.updateComplete;
        element.remove();
      }
      await nextTask();
    });
    expect(left).to.deep.equal([]);
  });

  it('are all gone when a pressed element was removed: paid, refused, on its way out, and while it started', async () => {
    const left = await listenersLeftBy(async () => {
      await (await openTicked({ start: [direct('succeeded')] })).clickToEnd();
      await (await openTicked({ start: [{ status: 400 }] })).clickToEnd();
      const leaving = await openTicked();
      leaving.button().click();
      await leaving.heard('kr-pay-redirect');
      const starting = await openTicked({ start: [{ fault: 'hang' }] });
      starting.button().click();
      await starting.becomes('starting');
      closeShops();
      await nextTask();
    });
    expect(left).to.deep.equal([]);
  });

  it('are told of when they stay: an element that is still there, and a planted leak of the page', async () => {
    const forgotten = (): void => {};
    const left = await listenersLeftBy(async () => {
      await openTicked();
      addEventListener('resize', forgotten);
    });
    removeEventListener('resize', forgotten);
    expect(left.sort()).to.deep.equal(['pageshow', 'resize', 'visibilitychange']);
  });
});
