import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type Browser, type Frame, launch, type Page } from 'puppeteer-core';
import { z } from 'zod';
import { chromiumFlags } from '../../../../scripts/browser-options.mjs';
import { requireBrowser } from '../../../../scripts/browsers.mjs';
import {
  emulatedChannelKeys,
  startPortOneV2Emulator,
  type PortOneV2Emulator,
} from '../../../../demo/emulator/portone-v2/index.js';
import { apiSecret, kakaoIssue, kakaoPayment, storeId } from './bench.js';

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1';
const naverPayment = { ...kakaoPayment, channelKey: emulatedChannelKeys.payment.naver_pay };

// The button calls the SDK, and the page says what came of it.
const shopScript = `
  document.querySelector('#pay').addEventListener('click', async () => {
    const { operation, request } = JSON.parse(document.querySelector('#wish').textContent);
    const said = document.querySelector('#said');
    try {
      const result = await PortOne[operation](request);
      said.textContent = JSON.stringify({ resolved: result ?? null });
    } catch (error) {
      said.textContent = JSON.stringify({ rejected: { ...error, message: error.message } });
    }
  });`;

let emulator: PortOneV2Emulator;
let browser: Browser;
let shop: Server;
let shopAddress: string;
let page: Page;

before(async () => {
  emulator = await startPortOneV2Emulator({ storeId, apiSecret, slowSeconds: 1 });
  shop = createServer((request, response) => {
    if (request.url === '/shop.js') return response.setHeader('Content-Type', 'text/javascript').end(shopScript);
    const { origin } = emulator;
    const policy = `default-src 'none'; script-src 'self' ${origin}; connect-src ${origin}; frame-src ${origin}`;
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    return response.end(`<!doctype html><title>shop</title><button id="pay">pay</button>
      <p id="wish"></p><p id="said"></p>
      <script src="${origin}/v2/browser-sdk.js"></script><script src="/shop.js"></script>`);
  });
  shop.listen(0, '127.0.0.1');
  await once(shop, 'listening');
  const address = shop.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port.');
  shopAddress = `http://127.0.0.1:${address.port}/`;
  browser = await launch({ executablePath: requireBrowser('chromium'), args: chromiumFlags(), headless: true });
});

after(async () => {
  await browser.close();
  shop.close();
  shop.closeAllConnections();
  await emulator.close();
});

let counter = 0;
beforeEach(async () => {
  const context = await browser.createBrowserContext();
  page = await context.newPage();
  counter += 1;
});

/** A request of its own for each test, that comes back to the shop. */
const own = (request: object): object => ({
  ...request,
  ...('paymentId' in request && { paymentId: `browser${counter}` }),
  redirectUrl: `${shopAddress}?kr_pay_attempt=a`,
});

/** Opens the shop and clicks its button. */
async function pay(operation: 'requestPayment' | 'requestIssueBillingKey', request: object): Promise<void> {
  await page.goto(shopAddress);
  await page.$eval('#wish', (node, wish) => void (node.textContent = wish), JSON.stringify({ operation, request }));
  await page.click('#pay');
}

const fields = z.record(z.string(), z.string());
const outcome = z.union([z.strictObject({ resolved: fields }), z.strictObject({ rejected: fields })]);

/** What the SDK's promise came to. */
async function said(): Promise<z.infer<typeof outcome>> {
  const handle = await page.waitForFunction(() => document.querySelector('#said')?.textContent || undefined);
  return outcome.parse(JSON.parse(String(await handle.jsonValue())));
}

async function resolved(): Promise<z.infer<typeof fields>> {
  const end = await said();
  return 'resolved' in end ? end.resolved : assert.fail(`rejected: ${JSON.stringify(end.rejected)}`);
}

async function rejected(): Promise<z.infer<typeof fields>> {
  const end = await said();
  return 'rejected' in end ? end.rejected : assert.fail(`resolved: ${JSON.stringify(end.resolved)}`);
}

const dialogOf = async (): Promise<Frame> => {
  const handle = await page.waitForSelector('.portone-v2-emulator-dialog iframe');
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('Expected a frame.');
  return frame;
};

async function clickIn(target: Frame | Page, id: string): Promise<void> {
  const button = await target.waitForSelector(`#${id}`);
  await button?.click();
}

/** The pop-up that the next step opens. */
async function popupOf(step: () => Promise<void>): Promise<Page> {
  const opened = new Promise<Page | null>((resolve) => {
    page.once('popup', resolve);
  });
  await step();
  const popup = await opened;
  if (!popup) throw new Error('Expected a pop-up.');
  return popup;
}

describe('the browser SDK on a desktop', () => {
  it('shows a dialog for Kakao Pay, and resolves with its report', async () => {
    await pay('requestPayment', own(kakaoPayment));
    await clickIn(await dialogOf(), 'approve');
    const report = await resolved();
    assert.deepEqual(Object.keys(report), ['transactionType', 'txId', 'paymentId']);
    assert.equal(report['paymentId'], `browser${counter}`);
    assert.equal(await page.$('.portone-v2-emulator-dialog'), null);
  });

  it('resolves with a code when the shopper cancels', async () => {
    await pay('requestPayment', own(kakaoPayment));
    await clickIn(await dialogOf(), 'cancel');
    const report = await resolved();
    assert.equal(report['code'], 'FAILURE_TYPE_PG');
    assert.match(report['message'] ?? '', /취소/);
  });

  it('answers late when the tester wants so', async () => {
    await pay('requestPayment', own(kakaoPayment));
    const dialog = await dialogOf();
    await clickIn(dialog, 'slow');
    await dialog.waitForSelector('#continue');
    assert.equal((await resolved())['paymentId'], `browser${counter}`);
  });

  it('resolves with a billing key', async () => {
    await pay('requestIssueBillingKey', own(kakaoIssue));
    await clickIn(await dialogOf(), 'approve');
    const report = await resolved();
    assert.equal(report['transactionType'], 'ISSUE_BILLING_KEY');
    assert.ok(emulator.store.billingKeys.has(report['billingKey'] ?? ''));
  });

  it('opens a pop-up for Naver Pay, and closes it with the report', async () => {
    const popup = await popupOf(() => pay('requestPayment', own(naverPayment)));
    const closed = new Promise((resolve) => {
      popup.once('close', resolve);
    });
    await clickIn(popup, 'approve');
    assert.equal((await resolved())['transactionType'], 'PAYMENT');
    await closed;
  });

  it('tells a pop-up that was closed by hand as canceled by the user', async () => {
    const popup = await popupOf(() => pay('requestPayment', own(naverPayment)));
    await popup.waitForSelector('#approve');
    await popup.close();
    const report = await resolved();
    assert.equal(report['code'], 'PG_PROVIDER_ERROR');
    assert.match(report['message'] ?? '', /user cancelled/);
    assert.equal(emulator.store.payments.get(`browser${counter}`)?.status, 'READY');
  });

  it('asks what became of a pop-up that was closed by hand after it was paid', async () => {
    const popup = await popupOf(() => pay('requestPayment', own(naverPayment)));
    await clickIn(popup, 'never-return');
    await popup.waitForSelector('#message');
    await popup.close();
    assert.equal((await resolved())['code'], undefined);
  });

  it('never answers when the tester wants so, though it is paid and the dialog is gone', async () => {
    await pay('requestPayment', own(kakaoPayment));
    await clickIn(await dialogOf(), 'callback-never');
    await page.waitForFunction(() => !document.querySelector('.portone-v2-emulator-dialog'));
    assert.equal(await page.$eval('#said', (node) => node.textContent), '');
    assert.equal(emulator.store.payments.get(`browser${counter}`)?.status, 'PAID');
  });

  it('leaves for redirectUrl in the end where forceRedirect says so', async () => {
    await pay('requestPayment', { ...own(kakaoPayment), forceRedirect: true });
    await clickIn(await dialogOf(), 'approve');
    await page.waitForFunction(() => location.search.includes('paymentId='));
    assert.match(page.url(), /\?kr_pay_attempt=a&transactionType=PAYMENT&txId=/);
  });

  const thrown = [
    ['parameters it does not know', { nonsense: true }, 'BadRequest', /nonsense/],
    ['a channel that is not there', { channelKey: 'channel-key-gone' }, 'ChannelNotFound', /channel/],
  ] as const;
  for (const [name, change, code, words] of thrown) {
    it(`throws for ${name}, before any window`, async () => {
      await pay('requestPayment', { ...own(kakaoPayment), ...change });
      const error = await rejected();
      assert.equal(error['code'], code);
      assert.match(error['message'] ?? '', words);
      assert.equal(await page.$('.portone-v2-emulator-dialog'), null);
    });
  }

  it('throws for what is paid already', async () => {
    await pay('requestPayment', own(kakaoPayment));
    await clickIn(await dialogOf(), 'approve');
    await resolved();
    await pay('requestPayment', own(kakaoPayment));
    assert.equal((await rejected())['code'], 'PaymentAlreadyPaid');
  });
});

describe('the browser SDK on a phone', () => {
  beforeEach(() => page.setUserAgent({ userAgent: phone }));

  it('leaves for the payment page, and comes back with the report', async () => {
    await pay('requestPayment', own(naverPayment));
    await clickIn(page, 'approve');
    await page.waitForFunction(() => location.search.includes('paymentId='));
    assert.match(page.url(), /\?kr_pay_attempt=a&transactionType=PAYMENT&txId=[\w-]+&paymentId=browser\d+$/);
  });

  it('comes back with the payment company’s words after a decline', async () => {
    await pay('requestPayment', own(kakaoPayment));
    await clickIn(page, 'decline');
    await page.waitForFunction(() => location.search.includes('code='));
    const params = new URL(page.url()).searchParams;
    assert.deepEqual([params.get('code'), params.get('pgCode')], ['FAILURE_TYPE_PG', 'LIMIT_EXCEEDED']);
  });

  it('throws where there is no way back', async () => {
    const { redirectUrl: _redirectUrl, ...request } = { redirectUrl: '', ...own(kakaoPayment) };
    await pay('requestPayment', request);
    assert.match((await rejected())['message'] ?? '', /redirectUrl/);
  });
});
