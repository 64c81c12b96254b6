import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.js';
import type { FailureCode } from '../../src/contract/failure.js';
import type { Step } from '../support/faults.js';
import { closeShops, direct, json, openShop, redirects } from './shop.js';

interface Bad {
  readonly what: string;
  readonly step: Step;
  readonly code: FailureCode;
  readonly retryable: boolean;
  readonly httpStatus?: number;
}

const bad: readonly Bad[] = [
  {
    what: 'HTML',
    step: { body: '<!doctype html><h1>Login' },
    code: 'invalid-response',
    retryable: true,
    httpStatus: 200,
  },
  { what: 'nothing', step: {}, code: 'invalid-response', retryable: true, httpStatus: 200 },
  { what: 'null', step: json(null), code: 'invalid-response', retryable: true },
  { what: 'a list', step: json(['https://psp.example/']), code: 'invalid-response', retryable: true },
  {
    what: 'an unknown provider',
    step: json({ provider: 'bitcoin', action: {} }),
    code: 'invalid-response',
    retryable: true,
  },
  { what: 'an empty address', step: json({ url: '' }), code: 'invalid-response', retryable: true },
  {
    what: '__proto__',
    step: { body: '{"__proto__":{},"url":"https://psp.example/"}' },
    code: 'invalid-response',
    retryable: true,
  },
  { what: 'a redirect', step: { status: 303, headers: { Location: '/' } }, code: 'invalid-response', retryable: true },
  { what: '400', step: { status: 400 }, code: 'rejected', retryable: false, httpStatus: 400 },
  { what: '401', step: { status: 401 }, code: 'rejected', retryable: true, httpStatus: 401 },
  { what: '404', step: { status: 404, body: '<h1>Not found' }, code: 'rejected', retryable: false, httpStatus: 404 },
  { what: '409', step: { status: 409 }, code: 'conflict', retryable: false, httpStatus: 409 },
  {
    what: '500 for long',
    step: { status: 500, headers: { 'Retry-After': '60' } },
    code: 'server-error',
    retryable: true,
    httpStatus: 500,
  },
  {
    what: '429 for long',
    step: { status: 429, headers: { 'Retry-After': '60' } },
    code: 'rate-limited',
    retryable: true,
    httpStatus: 429,
  },
];

const hostile = [
  'javascript:alert(document.domain)',
  'data:text/html,<script>alert(1)</script>',
  'http://psp.example/pay',
  '//psp.example/pay',
  '/pay',
  'https://user:secret@psp.example/',
  'https://psp.example\\@evil.example/',
  'https://203.0.113.9/',
  'https://xn--a-ecp.ru/\u202e',
  'https://psp.example:8443/',
];

describe('a start that the server answers badly', () => {
  afterEach(closeShops);

  for (const { what, step, ...expected } of bad) {
    it(`by ${what} is ${expected.code}, said to page and shopper, and can be tried again`, async () => {
      const shop = await openShop({ start: [step, redirects], lang: 'en' });
      const { type, detail } = await shop.clickToEnd();
      expect(type).to.equal('kr-pay-failure');
      expect(detail).to.include({ ...expected, orderId: 'A-1001', message: en.failures[expected.code] });
      expect(detail).to.not.have.property('hint');
      expect(shop.element.state).to.equal('failed');
      expect(shop.element.matches(':state(failed)')).to.equal(true);
      expect(shop.alert()).to.equal(detail['message']);
      shop.button().click();
      await shop.heard('kr-pay-redirect');
      expect(shop.count('kr-pay-failure')).to.equal(1);
    });
  }

  for (const url of hostile) {
    it(`by the address ${JSON.stringify(url)} is unsafe-url, and echoes it nowhere`, async () => {
      const shop = await openShop({ start: [json({ url })] });
      const { detail } = await shop.clickToEnd();
      expect(detail).to.include({ code: 'unsafe-url', retryable: false });
      expect(JSON.stringify(shop.events)).to.not.include(JSON.stringify(url).slice(1, -1));
      expect(shop.element.shadowRoot?.innerHTML).to.not.include(url);
      expect(shop.count('kr-pay-redirect')).to.equal(0);
    });
  }

  it('by an address outside allowed-hosts is unsafe-url', async () => {
    const shop = await openShop({ attributes: { 'allowed-hosts': '*.other.example' } });
    expect((await shop.clickToEnd()).detail).to.include({ code: 'unsafe-url', provider: 'redirect' });
  });

  it('asks three times for a server that fails, with the same key and body, then says server-error', async () => {
    const shop = await openShop({ start: [{ status: 503 }] });
    expect((await shop.clickToEnd()).detail).to.include({ code: 'server-error', httpStatus: 503 });
    const requests = await shop.starts();
    expect(requests).to.have.lengthOf(3);
    expect(new Set(requests.map(({ body }) => body)).size).to.equal(1);
    expect(new Set(requests.map(({ headers }) => headers['idempotency-key'])).size).to.equal(1);
  });

  it('by a connection that breaks is network, after three tries', async () => {
    const shop = await openShop({ start: [{ fault: 'reset' }] });
    expect((await shop.clickToEnd()).detail).to.include({ code: 'network', retryable: true });
  });

  it('gets over a server that fails once', async () => {
    const shop = await openShop({ start: [{ status: 502 }, redirects] });
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    expect(shop.count('kr-pay-failure')).to.equal(0);
    expect(shop.count('kr-pay-start')).to.equal(1);
  });
});

describe('the message after a failure', () => {
  afterEach(closeShops);
  const declined = direct('failed', { providerCode: '51', providerMessage: '잔액 부족 <b>!</b>' });

  it('is our own, and the page learns the provider’s', async () => {
    const shop = await openShop({ start: [declined], lang: 'en' });
    const { detail } = await shop.clickToEnd();
    expect(detail).to.include({ code: 'declined', message: en.failures.declined, retryable: true });
    expect(detail).to.include({ providerCode: '51', providerMessage: '잔액 부족 <b>!</b>' });
  });

  it('is the provider’s, unchanged and as text, with message-mode verbatim', async () => {
    const shop = await openShop({ start: [declined], attributes: { 'message-mode': 'verbatim' } });
    expect((await shop.clickToEnd()).detail).to.include({ message: '잔액 부족 <b>!</b>' });
    expect(shop.alert()).to.equal('잔액 부족 <b>!</b>');
    expect(shop.one('[role=alert]').childElementCount).to.equal(0);
  });

  it('is the server’s where its answer has one', async () => {
    const shop = await openShop({ start: [direct('canceled', { message: '상점이 하는 말' })] });
    expect((await shop.clickToEnd()).detail).to.include({ code: 'canceled', message: '상점이 하는 말' });
  });
});
