import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { callerOf } from '../../../demo/server/caller.js';
import { mandateConsent, openBrowser, startRequest } from './support/shopper.js';
import { openShopWithStripe } from './support/shop-with-stripe.js';

const forwarded = (list: string): Headers => new Headers({ 'X-Forwarded-For': list });

describe('the address that a request came from', () => {
  it('is the connection’s without a proxy of one’s own, whatever a header says', () => {
    assert.equal(callerOf(forwarded('198.51.100.1'), '203.0.113.1', 0), '203.0.113.1');
  });

  it('is the one that the first proxy of one’s own saw, whatever the caller wrote before it', () => {
    const headers = forwarded('1.1.1.1, 198.51.100.1, 10.0.0.2');
    assert.equal(callerOf(headers, '10.0.0.1', 2), '198.51.100.1');
    assert.equal(callerOf(headers, '10.0.0.1', 1), '10.0.0.2');
  });

  it('is read without the port that some proxies write', () => {
    assert.equal(callerOf(forwarded('198.51.100.7:443'), '10.0.0.1', 1), '198.51.100.7');
    assert.equal(callerOf(forwarded('[2001:db8::1]:443'), '10.0.0.1', 1), '2001:db8::1');
    assert.equal(callerOf(forwarded('2001:db8::1'), '10.0.0.1', 1), '2001:db8::1');
  });

  it('is the connection’s where the header is missing or nonsense', () => {
    assert.equal(callerOf(new Headers(), '10.0.0.1', 1), '10.0.0.1');
    assert.equal(callerOf(forwarded('nonsense, ,'), '10.0.0.1', 1), '10.0.0.1');
    assert.equal(callerOf(forwarded('198.51.100.1'), '10.0.0.1', 2), '10.0.0.1');
  });

  it('is kept beside a consent: the shopper’s, not the proxy’s', async () => {
    const shop = await openShopWithStripe({}, { trustedProxies: 1 });
    try {
      const browser = await openBrowser(shop.origin);
      const { orderId } = await browser.createCart();
      const request = startRequest(shop.origin, { orderId, mode: 'pay-and-save', consent: mandateConsent });
      const answer = await browser.start(request, { 'X-Forwarded-For': '198.51.100.7' });
      assert.equal(answer.status, 200, answer.text);
      assert.deepEqual(await shop.rows('SELECT ip_address FROM consents'), [{ ip_address: '198.51.100.7' }]);
    } finally {
      await shop.close();
    }
  });
});
