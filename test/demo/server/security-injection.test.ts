import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { after, before, describe, it, mock } from 'node:test';
import { logToConsole } from '../../../demo/server/log.js';
import type { StartRequest } from '../../../src/contract/types.js';
import { openShopWithStripe, type TestShopWithStripe } from './support/shop-with-stripe.js';
import {
  agreedTerm,
  consentRecord,
  openBrowser,
  startRequest,
  type Answer,
  type ShopperBrowser,
} from './support/shopper.js';

let shop: TestShopWithStripe;
let browser: ShopperBrowser;

before(async () => {
  shop = await openShopWithStripe();
  browser = await openBrowser(shop.origin);
});

after(() => shop.close());

const forgedHeader = 'Set-Cookie: forged=1';
/** What would end a line of a header, of a log or of a string of C, and begin one of the caller's. */
const breaks = ['\r\n', '\n', '\r', '\0', '\u2028', '\u2029', '\u0085', '\u001b[2J', '\v\f'].map(
  (end) => `x${end}${forgedHeader}${end}{"event":"forged"}`,
);

/** Not a fault, and no header of the caller's. */
function assertHarmless({ status, headers }: Pick<Answer, 'status' | 'headers'>): void {
  assert.ok(status < 500, `answered ${status}`);
  assert.ok(!headers.getSetCookie().some((cookie) => cookie.includes('forged')));
}

describe('a value with line breaks and control characters', () => {
  it('is refused as an id or a name', async () => {
    const { orderId } = await browser.createCart();
    const fields: ((value: string) => Partial<Record<keyof StartRequest, unknown>>)[] = [
      (attemptId) => ({ attemptId }),
      (value) => ({ orderId: value }),
      (provider) => ({ provider }),
      (method) => ({ method }),
      (mode) => ({ mode }),
      (locale) => ({ locale }),
      (currency) => ({ currency }),
    ];
    for (const value of breaks) {
      for (const field of fields) {
        const request = { ...startRequest(shop.origin, { orderId }), ...field(value) } as StartRequest;
        const answer = await browser.start(request, { 'Idempotency-Key': startRequest(shop.origin).attemptId });
        assertHarmless(answer);
        assert.equal(answer.status, 400);
      }
      assertHarmless(await browser.confirm(value));
    }
  });

  it('does no harm in an address, in a path, or as a parameter of the return', async () => {
    for (const value of breaks.map(encodeURIComponent)) {
      const paths = [
        `/api/orders/${value}`,
        `/api/attempts/${value}`,
        `/${value}.html`,
        `/cdn/${value}`,
        `/?lang=${value}`,
      ];
      for (const path of [...paths, `/?script=${value}`]) assertHarmless(await browser.get(path));
      const { orderId } = await browser.createCart();
      const { returnUrl, ...request } = startRequest(shop.origin, { orderId });
      const widened = returnUrl.replace('/?', `/?from=${value}&`);
      const answer = await browser.start({ ...request, returnUrl: widened });
      assertHarmless(answer);
      assertHarmless(await browser.confirm(request.attemptId, { [value]: value }));
    }
  });

  it('is kept as data where it is text: nothing but the stored consent has it', async () => {
    for (const value of breaks) {
      const { orderId } = await browser.createCart();
      const consent = consentRecord([agreedTerm(value, value)]);
      assertHarmless(await browser.start(startRequest(shop.origin, { orderId, orderName: value, consent })));
    }
    assert.ok(!JSON.stringify(shop.log).includes('forged'));
  });

  it('cannot reach the shop in a header: the connection is answered 400', async () => {
    for (const end of ['\0', '\v', '\r']) {
      const socket = connect(Number(new URL(shop.origin).port), '127.0.0.1').on('error', () => undefined);
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      const key = `Idempotency-Key: x${end}${forgedHeader}`;
      socket.end(`POST /pay HTTP/1.1\r\nHost: localhost\r\n${key}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      await once(socket, 'close');
      assert.match(answer, /^HTTP\/1\.1 400 /);
      assert.ok(!answer.includes('forged'));
    }
  });

  it('stays inside its line of the log', () => {
    const written: string[] = [];
    const printed = mock.method(console, 'error', (line: string) => written.push(line));
    for (const value of breaks) logToConsole(value, { [value]: value });
    printed.mock.restore();
    assert.equal(written.length, breaks.length);
    for (const [at, line] of written.entries()) {
      assert.ok(!/[^ -\u{10ffff}]/u.test(line), JSON.stringify(line));
      assert.equal((JSON.parse(line) as { event: string }).event, breaks[at]);
    }
  });
});

describe('an address that the shopper sends along', () => {
  let canary: Server;
  let visits = 0;

  before(async () => {
    canary = createServer((_, outgoing) => outgoing.end()).on('connection', () => (visits += 1));
    canary.listen(0, '127.0.0.1');
    await once(canary, 'listening');
  });

  after(() => canary.close());

  it('is visited by nobody, wherever it stands', async () => {
    const address = canary.address();
    assert.ok(typeof address === 'object' && address !== null);
    const bait = `http://127.0.0.1:${address.port}/latest/meta-data`;
    const headers = { 'User-Agent': bait, Referer: bait, 'X-Forwarded-Host': bait, 'X-Forwarded-For': bait };
    const { orderId } = await browser.createCart();
    const plain = startRequest(shop.origin, { orderId });
    const { terms } = consentRecord([agreedTerm('privacy', bait)]);
    const consent = { ...consentRecord(terms), terms: terms.map((term) => ({ ...term, href: bait })) };
    const baited = { ...plain, orderName: bait, metadata: { url: bait, webhook: bait }, consent };
    for (const request of [{ ...plain, returnUrl: `${bait}?kr_pay_attempt=${plain.attemptId}` }, baited, plain]) {
      assertHarmless(await browser.start(request, headers));
    }
    await browser.confirm(plain.attemptId, { url: bait, redirect: bait, 'cko-session-id': bait, imp_uid: bait });
    const webhook = { method: 'POST', body: JSON.stringify({ data: { object: { url: bait } } }) };
    for (const name of ['stripe', 'portone', 'checkout']) await fetch(`${shop.origin}/webhooks/${name}`, webhook);
    assert.ok(shop.emulator.requests.length > 0);
    assert.equal(visits, 0);
  });
});
