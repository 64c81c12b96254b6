import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { launch, type Browser, type Frame, type Page } from 'puppeteer-core';
import type { PortOneEmulator } from '../../../../demo/emulator/portone/index.js';
import { chromiumFlags } from '../../../../scripts/browser-options.mjs';
import { requireBrowser } from '../../../../scripts/browsers.mjs';
import { choose, kakaoPayment, openWindow, startBench, userCode } from './bench.js';
import { openShopPage, type ShopPage, type ShopSettings } from './shop-page.js';

const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1';
const naver = { categoryType: 'PRODUCT', categoryId: 'GENERAL', uid: '1', name: '하동 세작', count: 1 };
const payco = { channelKey: 'channel-key-emulator-payco', buyer_tel: '010-1' };
let browser: Browser;

before(async () => {
  browser = await launch({ headless: true, executablePath: requireBrowser('chromium'), args: chromiumFlags() });
});
after(() => browser.close());

interface Scene extends ShopPage {
  readonly emulator: PortOneEmulator;
}

async function shop(
  t: TestContext,
  changes: object = {},
  { userAgent, ...settings }: Partial<ShopSettings> & { readonly userAgent?: string } = {},
): Promise<Scene> {
  const context = await browser.createBrowserContext();
  t.after(() => context.close());
  const page = await context.newPage();
  if (userAgent !== undefined) await page.setUserAgent({ userAgent });
  const emulator = await startBench(t);
  const params = (origin: string): object => {
    return { ...kakaoPayment, m_redirect_url: `${origin}/back?kr_pay_attempt=1`, ...changes };
  };
  return { ...(await openShopPage(t, page, emulator, { userCode, params, ...settings })), emulator };
}

/** The payment page in the dialog. */
async function dialog({ page }: Scene): Promise<Frame> {
  const element = await page.waitForSelector('.imp-dialog iframe');
  const frame = await element?.contentFrame();
  assert.ok(frame);
  await frame.waitForSelector('#approve');
  return frame;
}

/** The payment page in a window of its own. */
async function popup({ page, press }: Scene): Promise<Page> {
  const opened = new Promise<Page | null>((resolve) => page.once('popup', resolve));
  await press();
  const window = await opened;
  assert.ok(window);
  await window.waitForSelector('#approve');
  return window;
}

async function firstResult(scene: Scene): Promise<Readonly<Record<string, unknown>>> {
  await scene.page.waitForFunction('window.results.length > 0');
  return (await scene.results())[0] ?? {};
}

describe('request_pay on a desktop', () => {
  it('shows the payment page over the shop’s and calls back with the ids and no success', async (t) => {
    const scene = await shop(t);
    await scene.press();
    await (await dialog(scene)).click('#approve');
    const result = await firstResult(scene);
    const [impUid] = scene.emulator.payments.keys();
    assert.deepEqual([result['imp_uid'], result['merchant_uid']], [impUid, 'order-1']);
    assert.equal('success' in result || 'imp_success' in result || 'error_code' in result, false);
    assert.equal(await scene.page.$('.imp-dialog'), null);
  });

  it('calls back with [결제포기] and no code when the shopper cancels', async (t) => {
    const scene = await shop(t);
    await scene.press();
    await (await dialog(scene)).click('#cancel');
    const result = await firstResult(scene);
    assert.match(String(result['error_msg']), /\[결제포기\]/);
    assert.equal('error_code' in result, false);
  });

  it('calls back twice, or never, when a tester wants that', async (t) => {
    const twice = await shop(t);
    await twice.press();
    await (await dialog(twice)).click('#callback-twice');
    await twice.page.waitForFunction('window.results.length > 1');
    assert.equal((await twice.results()).length, 2);
    const never = await shop(t);
    await never.press();
    const frame = await dialog(never);
    await frame.click('#callback-never');
    await frame.waitForSelector('#message');
    assert.deepEqual(await never.results(), []);
    assert.equal([...never.emulator.payments.values()][0]?.status, 'paid');
  });

  it('shows no dialog and calls back when the amount is missing', async (t) => {
    const scene = await shop(t, { amount: undefined });
    await scene.press();
    const result = await firstResult(scene);
    assert.deepEqual([result['imp_uid'], result['error_code']], [null, 'F400']);
    assert.equal(await scene.page.$('.imp-dialog'), null);
  });

  it('calls back with F1002 when the merchant_uid is paid', async (t) => {
    const scene = await shop(t);
    await choose(await openWindow(scene.emulator, kakaoPayment), 'approve');
    await scene.press();
    assert.equal((await firstResult(scene))['error_code'], 'F1002');
  });

  it('does not listen to messages of anybody else', async (t) => {
    const scene = await shop(t);
    await scene.press();
    const frame = await dialog(scene);
    const [windowId] = scene.emulator.windows.keys();
    const forged = JSON.stringify({ source: 'portone-v1-emulator', windowId, result: { imp_uid: 'imp_1' }, times: 1 });
    await scene.page.evaluate(`window.postMessage(${forged}, '*')`);
    await frame.click('#approve');
    await firstResult(scene);
    const [impUid] = scene.emulator.payments.keys();
    assert.deepEqual(
      (await scene.results()).map((result) => result['imp_uid']),
      [impUid],
    );
  });

  it('is closed by IMP.close', async (t) => {
    const scene = await shop(t);
    await scene.press();
    await dialog(scene);
    await scene.page.evaluate('IMP.close()');
    assert.equal(await scene.page.$('.imp-dialog'), null);
  });

  it('before IMP.init only alerts', async (t) => {
    const scene = await shop(t, {}, { userCode: null });
    const alerted = new Promise<string>((resolve) => {
      scene.page.once('dialog', (shown) => {
        void shown.accept();
        resolve(shown.message());
      });
    });
    await scene.press();
    assert.match(await alerted, /IMP\.init/);
    assert.deepEqual([await scene.results(), scene.emulator.windows.size], [[], 0]);
  });

  it('leaves the page at Naver Pay when its popup mode is off', async (t) => {
    const changes = { channelKey: 'channel-key-emulator-naverpay', naverProducts: [naver], naverPopupMode: false };
    const scene = await shop(t, changes);
    await scene.press();
    await scene.page.waitForSelector('#approve');
    assert.ok(scene.page.url().startsWith(`${scene.emulator.origin}/pay/`));
  });
});

describe('request_pay of a popup channel on a desktop', () => {
  it('opens a window, calls back, and closes it', async (t) => {
    const scene = await shop(t, payco);
    const window = await popup(scene);
    const closed = new Promise<void>((resolve) => window.once('close', () => resolve()));
    void window.click('#approve').catch(() => undefined);
    const [impUid] = scene.emulator.payments.keys();
    assert.equal((await firstResult(scene))['imp_uid'], impUid);
    await closed;
  });

  it('calls back with F400 when the shopper closes the window', async (t) => {
    const scene = await shop(t, payco);
    await (await popup(scene)).close();
    const result = await firstResult(scene);
    assert.equal(result['error_code'], 'F400');
    assert.match(String(result['error_msg']), /취소/);
  });

  it('calls back with NOT READY when the window is blocked, and no record is made', async (t) => {
    const scene = await shop(t, payco, { blocksPopups: true });
    await scene.press();
    assert.equal((await firstResult(scene))['error_code'], 'NOT READY');
    assert.equal(scene.emulator.payments.size, 0);
  });
});

describe('request_pay on a phone', () => {
  it('leaves the page and comes back to m_redirect_url with the ids', async (t) => {
    const scene = await shop(t, {}, { userAgent: phone });
    await scene.press();
    await scene.page.waitForSelector('#approve');
    await scene.page.click('#approve');
    await scene.page.waitForFunction(`location.pathname === '/back'`);
    const { searchParams } = new URL(scene.page.url());
    const [impUid] = scene.emulator.payments.keys();
    assert.deepEqual(Object.fromEntries(searchParams), {
      kr_pay_attempt: '1',
      imp_uid: impUid,
      merchant_uid: 'order-1',
      imp_success: 'true',
    });
  });

  it('calls back, and stays, when an error comes before the window', async (t) => {
    const scene = await shop(t, { channelKey: 'channel-key-none' }, { userAgent: phone });
    await scene.press();
    assert.equal((await firstResult(scene))['error_coe'], 'F1001');
    assert.equal(scene.page.url(), `${scene.origin}/`);
  });

  it('goes to m_redirect_url with such an error when there is no callback', async (t) => {
    const scene = await shop(t, { channelKey: 'channel-key-none' }, { userAgent: phone, hasCallback: false });
    await scene.press();
    await scene.page.waitForFunction(`location.pathname === '/back'`);
    const { searchParams } = new URL(scene.page.url());
    assert.deepEqual([searchParams.get('imp_success'), searchParams.get('error_code')], ['false', null]);
  });

  it('shows PAYCO in the page and calls back', async (t) => {
    const scene = await shop(t, payco, { userAgent: phone });
    await scene.press();
    await (await dialog(scene)).click('#approve');
    assert.equal((await firstResult(scene))['merchant_uid'], 'order-1');
  });
});
