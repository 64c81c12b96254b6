import { expect } from '@open-wc/testing';
import { closeShops, direct, json, openShop, term } from './shop.js';
import type { ShopPlan } from './shop.js';
import { looks, wear } from '../support/looks.js';
import { waitUntil } from '../support/wait-until.js';

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

for (const look of looks) {
  describe(`the element is accessible, ${look}`, () => {
    before(() => wear(look));
    after(() => wear('light'));
    afterEach(closeShops);

    for (const method of ['kakao_pay', 'kr_card', 'naver_pay', 'samsung_pay', 'payco', 'toss_pay']) {
      it(`when ready, in the colors of ${method}`, async () => {
        const { page } = await openShop({ attributes: { method } });
        await expect(page).to.be.accessible();
      });
    }

    for (const lang of ['ko', 'en', 'ja', 'zh']) {
      describe(`in ${lang}`, () => {
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

        it('with full texts, folded and open', async () => {
          const { page, element, boxes } = await openShop({ lang, ...withTerms() });
          element.terms = ['a', 'b'].map((id) => ({ id, label: `약관 ${id}`, text: '제1조\n제2조', required: true }));
          await element.updateComplete;
          element.shadowRoot?.querySelector('details')?.setAttribute('open', '');
          boxes()[3]?.click();
          await element.updateComplete;
          await expect(page).to.be.accessible();
        });

        it('with terms that have changed', async () => {
          const shop = await openShop({ lang, ...withTerms(), start: [json({ code: 'terms-changed' }, 409)] });
          for (const box of shop.boxes()) box.click();
          expect((await shop.clickToEnd()).detail).to.include({ code: 'terms-changed' });
          await expect(shop.page).to.be.accessible();
        });

        it('with a copy to keep', async () => {
          const shop = await openShop({ lang, ...withTerms(), start: [direct('succeeded')] });
          for (const box of shop.boxes()) box.click();
          await shop.clickToEnd();
          await waitUntil(() => shop.element.shadowRoot?.querySelectorAll('.off').length === 2);
          await expect(shop.page).to.be.accessible();
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
            await shop.heard(
              `kr-pay-${status === 'failed' ? 'failure' : status === 'pending' ? 'pending' : 'success'}`,
            );
            expect(shop.element.state).to.equal(status);
            await expect(shop.page).to.be.accessible();
          });
        }
      });
    }
  });
}
