import assert from 'node:assert/strict';
import { it } from 'node:test';
import { goThroughCheckout } from '../demo/server/support/stripe-page.js';
import { onEveryStage } from '../support/trip-stage.js';
import { openShopPage, pathOf, payButton, waitForState } from '../support/trip-steps.js';

onEveryStage('In a browser that takes no cookies and stores nothing', (stage) => {
  const korean = pathOf('/', stage.script, { lang: 'ko' });
  // MiniBrowser cannot be told to keep no session storage.
  const refused = { cookie: '', session: stage.engine === 'webkit' ? '1' : 'refused', local: 'refused' };

  it('a press is refused by the shop, the next one is a new attempt, and nobody is charged', async () => {
    const { shop, emulator, rows } = await stage.openWorld();
    const page = await stage.newShopper({ cookies: false, errorsAreExpected: true });
    await openShopPage(page, shop + korean);
    assert.deepEqual(await page.evaluate(tryToStore), refused);
    await page.evaluate(listen);

    for (const press of [1, 2]) {
      await page.click(payButton);
      await page.waitFor(`globalThis.heard.filter(({ told }) => told.type === 'kr-pay-failure').length === ${press}`);
      await waitForState(page, 'failed');
      const alert = await page.text('kr-pay-button >>> [role=alert]');
      assert.equal(alert, '상점이 결제를 받지 않았어요. 상점에 알려 주세요.');
    }

    const heard = await page.evaluate<[], readonly Heard[]>('globalThis.heard');
    const end = { type: 'kr-pay-failure', code: 'rejected', retryable: true, httpStatus: 401 };
    assert.deepEqual(
      heard.map(({ told }) => told),
      [{ type: 'kr-pay-start' }, end, { type: 'kr-pay-start' }, end],
    );
    const [first, , second] = heard;
    assert.notEqual(second?.attemptId, first?.attemptId);
    assert.deepEqual(await rows('SELECT 1 FROM attempts'), []);
    assert.deepEqual(emulator.requests, []);
  });

  it('a shopper who comes back is told what the shop knows, and the address is cleaned', async () => {
    const { shop, emulator, rows } = await stage.openWorld();
    const page = await stage.newShopper();
    const orderId = await openShopPage(page, shop + korean);
    await page.click(payButton);
    const returnUrl = await goThroughCheckout(await page.waitForUrl('/c/pay/'));

    const strict = await stage.newShopper({ cookies: false });
    await strict.goto(returnUrl);
    assert.equal(await strict.text('#outcome .outcome-text'), '결제했어요. 차를 곧 보내 드릴게요.');
    assert.equal(await strict.url(), shop + korean);
    assert.deepEqual(await strict.evaluate(tryToStore), refused);
    await emulator.webhooksSettled();
    assert.deepEqual(await rows('SELECT order_id, state FROM orders'), [{ order_id: orderId, state: 'paid' }]);
    assert.equal((await rows('SELECT 1 FROM ledger')).length, 1);
  });
});

/** What a page heard of the button. */
interface Heard {
  readonly attemptId: string;
  readonly told: Readonly<Record<string, unknown>>;
}

/** What runs in the page: keeps what the button reports, since storage does not. */
function listen(): void {
  const heard: unknown[] = [];
  Object.assign(globalThis, { heard });
  for (const type of ['kr-pay-start', 'kr-pay-redirect', 'kr-pay-success', 'kr-pay-failure'] as const) {
    addEventListener(type, ({ detail }) => {
      const all: Readonly<Record<string, unknown>> = { ...detail };
      const { attemptId, code, retryable, httpStatus } = all;
      heard.push({ attemptId, told: { type, code, retryable, httpStatus } });
    });
  }
}

/** What runs in the page: what comes of keeping something. */
function tryToStore(): Readonly<Record<'cookie' | 'session' | 'local', string>> {
  const keepIn = (open: () => Storage): string => {
    try {
      open().setItem('tried', '1');
      return open().getItem('tried') ?? 'nothing';
    } catch {
      return 'refused';
    }
  };
  document.cookie = 'tried=1';
  return { cookie: document.cookie, session: keepIn(() => sessionStorage), local: keepIn(() => localStorage) };
}
