import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { forgedReturns } from '../../attacks/forged-returns.js';
import { post, sha256 } from '../server/support/shopper.js';
import { fiveProviders, openShopWithFive, type ShopWithFive } from './shop-with-five.js';

let shop: ShopWithFive;
before(async () => {
  shop = await openShopWithFive();
});
after(() => shop.close());

// Planted by hand in a copy of the server to see this fail: `confirm` answering `succeeded` for `redirect_status=succeeded`
// (stripe), `retrieve` of Adyen taking `resultCode` from the hints for Adyen's word (adyen).

/** Asks for the outcome as the button does, with what the address said. */
const confirm = (attemptId: string, params: unknown) =>
  post(shop.origin, JSON.stringify({ action: 'confirm', version: 1, attemptId, params }), {});

describe('a return address that says it was paid', () => {
  for (const provider of fiveProviders) {
    it(`is not believed, in more than thirty ways, where the provider is ${provider}`, async () => {
      const { attemptId } = await shop.open(provider);
      const before = await shop.books();
      const forged = forgedReturns[provider];
      assert.ok(forged.length >= 30, String(forged.length));
      assert.equal(new Set(forged.map((params) => JSON.stringify(params))).size, forged.length);
      for (const params of forged) {
        const { status, body } = await confirm(attemptId, params);
        assert.deepEqual([status, body['status']], [200, 'pending'], JSON.stringify(params));
        assert.deepEqual(
          Object.keys(body).filter((name) => /payment|amount|provider(Code|Message)/.test(name)),
          [],
        );
      }
      assert.equal(await shop.books(), before);
    });
  }

  it('is not believed fifty times at once', async () => {
    const { attemptId } = await shop.open('stripe');
    const before = await shop.books();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => confirm(attemptId, { redirect_status: 'succeeded' })),
    );
    assert.deepEqual([...new Set(answers.map(({ body }) => body['status']))], ['pending']);
    assert.equal(await shop.books(), before);
  });
});

describe('the id of an attempt', () => {
  it('cannot be found by asking: whatever is made up is answered alike, byte for byte', async () => {
    const { attemptId } = await shop.open('stripe');
    const near = Array.from('0123456789abcdef', (digit) => attemptId.slice(0, -1) + digit).filter(
      (id) => id !== attemptId,
    );
    const answers = [];
    for (const id of [...near, ...Array.from({ length: 15 }, () => randomUUID())]) answers.push(await confirm(id, {}));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [404]);
    assert.equal(new Set(answers.map(({ text }) => sha256(text))).size, 1);
  });

  it('tells who has it the outcome, and nothing of the shopper, the order’s goods or its price', async () => {
    for (const provider of fiveProviders) {
      const { attemptId, orderId } = await shop.open(provider);
      const { body } = await confirm(attemptId, {});
      const allowed = { status: 'pending', orderId, provider, method: 'kakao_pay', mode: 'pay' };
      assert.deepEqual(body, allowed);
    }
  });
});
