import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openShopWithFive, type ShopWithFive } from '../attacks/shop-with-five.js';
import { openShopWithStripe, sessionRequests, type TestShopWithStripe } from './support/shop-with-stripe.js';
import { openBrowser, readAnswer, type Answer, type HeaderChanges, type ShopperBrowser } from './support/shopper.js';
import { goThroughCheckout } from './support/stripe-page.js';

type Fields = Readonly<Record<string, string>>;

const send = async (origin: string, cookie: string, fields: Fields, changes: HeaderChanges = {}): Promise<Answer> => {
  const all = { Origin: origin, Cookie: cookie, ...changes };
  const headers = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  return readAnswer(await fetch(`${origin}/pay`, { method: 'POST', headers, body: new URLSearchParams(fields) }));
};

const unescape = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** The fields of the page's form, as a browser would send them. */
const fieldsOf = ({ text }: Answer): Fields =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      unescape(name),
      unescape(value),
    ]),
  );

const refreshOf = ({ text }: Answer): string | undefined => {
  const address = /<meta http-equiv="refresh" content="\d+;url=([^"]*)">/.exec(text)?.[1];
  return address && unescape(address);
};

/** What every page without JavaScript is: not kept, without scripts, and with a policy that lets in none. */
const assertPlainPage = ({ headers, text }: Answer): void => {
  assert.equal(headers.get('Content-Type'), 'text/html; charset=utf-8');
  assert.equal(headers.get('Cache-Control'), 'no-store');
  assert.match(headers.get('Content-Security-Policy') ?? '', /^default-src 'none'; img-src 'self'; style-src 'sha256-/);
  assert.doesNotMatch(text, /<script|="javascript:/i);
  assert.match(text, /<a href="|<form action="/);
};

describe('a form without JavaScript', () => {
  let shop: TestShopWithStripe;
  let browser: ShopperBrowser;
  const post = (fields: Fields, changes?: HeaderChanges) => send(shop.origin, browser.cookie, fields, changes);
  const checked = async (fields: Fields = {}): Promise<Fields> => {
    const { orderId } = await browser.createCart();
    return fieldsOf(await post({ orderId, method: 'kakao_pay', mode: 'pay', ...fields }));
  };
  const counts = async () =>
    (await shop.rows('SELECT (SELECT count(*) FROM attempts) + (SELECT count(*) FROM orders) AS n'))[0];

  before(async () => {
    shop = await openShopWithStripe();
    browser = await openBrowser(shop.origin);
  });
  after(() => shop.close());

  it('is first answered with the order to check, and stores no order', async () => {
    const before = await counts();
    const page = await post({ productId: 'sejak', method: 'kr_card' });
    assert.equal(page.status, 200);
    assertPlainPage(page);
    assert.match(page.text, /<html lang="ko">/);
    assert.match(page.text, /하동 세작/);
    assert.match(page.text, /14,000원/);
    assert.match(page.headers.get('Content-Security-Policy') ?? '', /form-action 'self'/);
    const { token, method, amount } = fieldsOf(page);
    assert.match(token ?? '', /^[0-9a-f-]{36}$/);
    assert.deepEqual({ method, amount }, { method: 'kr_card', amount: '14000' });
    assert.deepEqual(await counts(), before);
  });

  it('that is sent twice at once is one order, one attempt and one session', async () => {
    const fields = await checked();
    const pages = await Promise.all([post(fields), post(fields)]);
    const addresses = pages.map(refreshOf);
    assert.deepEqual(
      pages.map(({ status }) => status),
      [200, 200],
    );
    assert.match(addresses[0] ?? '', /\/c\/pay\//);
    assert.equal(addresses[0], addresses[1]);
    assert.ok(unescape(pages[0].text).includes(`<a href="${addresses[0]}">`), 'a visible link beside the refresh');
    pages.forEach(assertPlainPage);
    const { orderId = '', token = '' } = fields;
    assert.equal((await shop.rows('SELECT 1 FROM orders WHERE order_id = ?', orderId)).length, 1);
    assert.deepEqual(await shop.rows('SELECT attempt_id FROM attempts WHERE order_id = ?', orderId), [
      { attempt_id: token },
    ]);
    assert.equal(sessionRequests(shop, token).length, 1);
  });

  it('from another site, or from nowhere, is refused and leaves nothing', async () => {
    const fields = await checked();
    const before = await counts();
    const foreign: HeaderChanges[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: null },
      { 'Sec-Fetch-Site': 'cross-site' },
    ];
    for (const changes of foreign) {
      const page = await post(fields, changes);
      assert.equal(page.status, 403);
      assertPlainPage(page);
      assert.match(page.text, /돈이 나가지 않았어요/);
    }
    assert.deepEqual(await counts(), before);
  });

  it('without a cookie, for another shopper’s order or with a stranger’s token starts nothing', async () => {
    const fields = await checked();
    assert.equal((await post(fields, { Cookie: null })).status, 401);
    const stranger = await openBrowser(shop.origin);
    assert.equal((await send(shop.origin, stranger.cookie, fields)).status, 422);
    const { orderId = '' } = fields;
    const looked = await send(shop.origin, stranger.cookie, { orderId });
    assert.equal(looked.status, 422);
    assert.doesNotMatch(looked.text, /하동 세작/);
    await post(fields);
    const own = await stranger.createCart();
    assert.equal((await send(shop.origin, stranger.cookie, { ...fields, orderId: own.orderId })).status, 422);
    assert.equal((await shop.rows('SELECT 1 FROM attempts WHERE order_id = ?', own.orderId)).length, 0);
  });

  it('that was changed is a page that says nothing was charged', async () => {
    const fields = await checked();
    for (const change of [
      { amount: '1' },
      { amount: 'x' },
      { token: 'x' },
      { method: 'gold' },
      { orderId: '../x' },
      { provider: 'x' },
    ]) {
      const page = await post({ ...fields, ...change });
      assert.ok(page.status === 400 || page.status === 422, `${page.status}`);
      assertPlainPage(page);
    }
    assert.equal((await shop.rows('SELECT 1 FROM attempts WHERE order_id = ?', fields['orderId'] ?? '')).length, 0);
  });

  it('for anything but a payment says that saving needs JavaScript', async () => {
    for (const mode of ['save', 'pay-and-save', 'subscribe']) {
      const page = await post({ mode, productId: 'sejak', lang: 'en' });
      assert.equal(page.status, 422);
      assert.match(page.text, /Saving a payment method needs JavaScript/);
      assertPlainPage(page);
    }
  });

  it('writes names as text', async () => {
    const { orderId } = await browser.createCart();
    await shop.change('UPDATE carts SET order_name = ? WHERE order_id = ?', `"><img src=x onerror='a()'>&`, orderId);
    const { text } = await post({ orderId });
    assert.doesNotMatch(text, /<img/);
    assert.ok(unescape(text.replaceAll('&gt;', '>')).includes(`"><img src=x onerror='a()'>&`));
  });

  describe('after the provider', () => {
    const started = async (fields: Fields): Promise<string> =>
      refreshOf(await post(fields)) ?? assert.fail('no address');
    const come = async (address: string): Promise<Answer> =>
      readAnswer(await fetch(address, { headers: { Cookie: browser.cookie } }));

    it('says that it is paid, and the same form again says so too', async () => {
      const fields = await checked();
      const page = await come(await goThroughCheckout(await started(fields)));
      assertPlainPage(page);
      assert.match(page.text, /<h1>결제가 완료됐어요\.<\/h1>/);
      assert.ok(page.text.includes(fields['orderId'] ?? ''));
      assert.equal(refreshOf(page), undefined);
      assert.match((await post(fields)).text, /<h1>결제가 완료됐어요\.<\/h1>/);
      const { orderId = '' } = fields;
      assert.deepEqual(await shop.rows('SELECT state FROM orders WHERE order_id = ?', orderId), [{ state: 'paid' }]);
      assert.match((await post(fieldsOf(await post({ orderId })))).text, /결제가 완료됐어요/);
      assert.equal((await shop.rows('SELECT 1 FROM ledger WHERE order_id = ?', orderId)).length, 1);
    });

    it('says that it was canceled, that nothing was charged, and lets the shopper try again as a new attempt', async () => {
      const fields = await checked();
      await started(fields);
      const address = `${shop.origin}/pay/return?kr_pay_canceled=1&kr_pay_attempt=${fields['token']}`;
      const page = await come(address);
      assert.match(page.text, /결제를 취소했어요/);
      assert.match(page.text, /돈이 나가지 않았어요/);
      const again = fieldsOf(await post(fieldsOf(page)));
      assert.equal(again['orderId'], fields['orderId']);
      assert.notEqual(again['token'], fields['token']);
      assert.match(await started(again), /\/c\/pay\//);
    });

    it('asks again by itself while it is pending', async () => {
      const fields = await checked();
      await started(fields);
      const page = await come(`${shop.origin}/pay/return?kr_pay_attempt=${fields['token']}`);
      assert.equal(page.status, 200);
      assert.match(page.text, /아직 결과를 기다리고 있어요/);
      assert.equal(refreshOf(page), `/pay/return?kr_pay_attempt=${fields['token']}`);
      assertPlainPage(page);
    });

    it('cannot find what never was', async () => {
      for (const query of ['', '?kr_pay_attempt=x', '?__proto__=1', `?kr_pay_attempt=${crypto.randomUUID()}`]) {
        const page = await come(`${shop.origin}/pay/return${query}`);
        assert.equal(page.status, 404);
        assert.match(page.text, /결제를 찾을 수 없어요/);
      }
    });
  });
});

describe('the providers without JavaScript', () => {
  let shop: ShopWithFive;
  let browser: ShopperBrowser;
  const pay = async (provider: string, method: string): Promise<Answer> => {
    const { orderId } = await browser.createCart();
    const page = await send(shop.origin, browser.cookie, { orderId, provider, method, lang: 'en' });
    return page.status === 200 ? send(shop.origin, browser.cookie, fieldsOf(page)) : page;
  };

  before(async () => {
    shop = await openShopWithFive();
    browser = await openBrowser(shop.origin);
  });
  after(() => shop.close());

  it('lead on by an address', async () => {
    for (const provider of ['stripe', 'checkout', 'adyen']) {
      const page = await pay(provider, 'kakao_pay');
      assert.equal(page.status, 200, provider);
      assert.match(refreshOf(page) ?? '', /^http:\/\/(?:localhost|127\.0\.0\.1):\d+\//, provider);
      assert.match(page.text, /<html lang="en">/);
    }
  });

  it('lead on by a form where the address wants a POST', async () => {
    const page = await pay('adyen', 'kr_card');
    assert.equal(page.status, 200);
    const action = unescape(/<form action="([^"]*)" method="post"/.exec(page.text)?.[1] ?? '');
    assert.notEqual(new URL(action).origin, shop.origin);
    assert.match(
      page.headers.get('Content-Security-Policy') ?? '',
      new RegExp(`form-action ${new URL(action).origin} https:`),
    );
    assert.equal((await fetch(action, { method: 'POST', body: new URLSearchParams(fieldsOf(page)) })).status, 200);
  });

  it('that are reached by a script say so, and nothing is started', async () => {
    const before = await shop.books();
    for (const provider of ['portone', 'portone-v2']) {
      const page = await pay(provider, 'kakao_pay');
      assert.equal(page.status, 422);
      assert.match(page.text, /needs JavaScript/);
    }
    assert.equal(await shop.books(), before);
  });
});
