import { expect } from '@open-wc/testing';
import { closeShops, direct, json, openShop, term } from './shop.js';
import type { ShopPlan } from './shop.js';

const mandate = { merchant: '김치상회', frequency: 'recurring', timing: '매월 1일', 'amount-rule': '9,900원' };
const withTerms = (): ShopPlan => ({
  attributes: { mode: 'subscribe', ...mandate, cancellation: '내 정보', 'order-name': '김치 2kg' },
  children: [
    term('privacy', '개인정보 제공', { required: '', href: '/privacy' }),
    term('ads', '광고 수신', { version: '2' }),
  ],
});
const busy = { fault: 'hang' } as const;
const settled = json({ provider: 'stripe', action: { status: 'processing' } });

describe('the element is accessible', () => {
  afterEach(closeShops);

  for (const lang of ['ko', 'en']) {
    describe(`in ${lang}`, () => {
      for (const method of ['kakao_pay', 'kr_card', 'naver_pay', 'samsung_pay', 'payco', 'toss_pay']) {
        it(`when ready, in the colors of ${method}`, async () => {
          const { page } = await openShop({ lang, attributes: { method } });
          await expect(page).to.be.accessible();
        });
      }

      it('when ready, plain', async () => {
        const { page } = await openShop({ lang, attributes: { 'brand-colors': 'off' } });
        await expect(page).to.be.accessible();
      });

      it('when disabled', async () => {
        const { page } = await openShop({ lang, attributes: { disabled: '' } });
        await expect(page).to.be.accessible();
      });

      it('with terms to agree to', async () => {
        const { page, boxes } = await openShop({ lang, ...withTerms() });
        expect(boxes()).to.have.lengthOf(3);
        await expect(page).to.be.accessible();
      });

      it('with terms that are missing', async () => {
        const shop = await openShop({ lang, ...withTerms() });
        expect((await shop.clickToEnd()).detail).to.include({ code: 'consent-required' });
        await expect(shop.page).to.be.accessible();
      });

      it('while it starts, terms and all', async () => {
        const shop = await openShop({ lang, ...withTerms(), start: [busy] });
        for (const box of shop.boxes()) box.click();
        shop.button().click();
        await shop.becomes('starting');
        await expect(shop.page).to.be.accessible();
      });

      it('while it confirms', async () => {
        const shop = await openShop({ lang, start: [settled], confirm: [busy] });
        shop.button().click();
        await shop.becomes('confirming');
        await expect(shop.page).to.be.accessible();
      });

      for (const status of ['failed', 'pending', 'succeeded']) {
        it(`when ${status}`, async () => {
          const shop = await openShop({ lang, ...withTerms(), start: [direct(status)], confirm: [busy] });
          for (const box of shop.boxes()) box.click();
          shop.button().click();
          await shop.heard(`kr-pay-${status === 'failed' ? 'failure' : status === 'pending' ? 'pending' : 'success'}`);
          expect(shop.element.state).to.equal(status);
          await expect(shop.page).to.be.accessible();
        });
      }
    });
  }
});
