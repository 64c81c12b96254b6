import { expect } from '@open-wc/testing';
import { waitUntil } from '../support/wait-until.js';
import { closeShops, direct, openShop } from './shop.js';

const mandate = { merchant: '가게', frequency: 'one-time', timing: '12/5', 'amount-rule': '9,900원' };

describe('texts of the merchant’s own', () => {
  afterEach(closeShops);

  it('are shown at once, and ours come back when they go', async () => {
    const { element, one } = await openShop({});
    element.texts = { labels: { pay: (method) => `${method} 바로 결제` } };
    await element.updateComplete;
    expect(one('[part=label]').textContent?.trim()).to.equal('카카오페이 바로 결제');
    element.texts = undefined;
    await element.updateComplete;
    expect(one('[part=label]').textContent?.trim()).to.equal('카카오페이로 결제하기');
  });

  it('stand in the panel and in the record, and a tick belongs to the text it was given to', async () => {
    const { element, boxes, one } = await openShop({ attributes: { mode: 'save', ...mandate } });
    boxes()[0]?.click();
    await waitUntil(() => element.consent);
    element.texts = { consent: { title: '동의해 주세요' }, mandate: { once: '딱 한 번 결제돼요' } };
    await element.updateComplete;
    expect(one('legend').textContent).to.equal('동의해 주세요');
    expect(boxes()[0]?.checked).to.equal(false);
    boxes()[0]?.click();
    await waitUntil(() => element.consent);
    expect(element.consent?.terms[0]?.text).to.include('딱 한 번 결제돼요: 12/5.');
  });

  it('tell how it ended, in the page and in the event', async () => {
    const shop = await openShop({ start: [{ status: 503 }, { status: 503 }, { status: 503 }, direct('succeeded')] });
    shop.element.texts = { failures: { 'server-error': '잠시 뒤에 다시 눌러 주세요.' }, status: { paid: '고마워요!' } };
    expect((await shop.clickToEnd()).detail).to.include({ message: '잠시 뒤에 다시 눌러 주세요.' });
    expect((await shop.clickToEnd()).type).to.equal('kr-pay-success');
    expect(shop.status()).to.equal('고마워요!');
  });
});
