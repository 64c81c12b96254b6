import { expect } from '@open-wc/testing';
import { hashesOf } from '../consent/independent-hash.js';
import type { ConsentRecord } from '../../src/contract/types.js';
import { closeShops, direct, json, judged, listenToConsole, openShop, redirects, term } from './shop.js';
import type { ShopPlan } from './shop.js';
import { waitUntil } from '../support/wait-until.js';

const mandate = { merchant: '김치상회', frequency: 'recurring', timing: '매월 1일', 'amount-rule': '9,900원' };
const subscription = { mode: 'subscribe', ...mandate, cancellation: '내 정보에서' };
/** A subscription with a required and an optional term beside the mandate. */
const openSubscription = (plan: ShopPlan = {}) =>
  openShop({
    attributes: subscription,
    children: [term('privacy', '개인정보 제공', { required: '', version: '2026-01' }), term('ads', '광고 수신')],
    ...plan,
  });

describe('the terms', () => {
  afterEach(closeShops);

  it('are shown with nothing ticked, each marked as required or optional', async () => {
    const shop = await openSubscription();
    expect(shop.boxes().map(({ checked }) => checked)).to.deep.equal([false, false, false]);
    const labels = shop.boxes().map((box) => box.closest('label')?.textContent?.trim().slice(0, 4));
    expect(labels).to.deep.equal(['[필수]', '[필수]', '[선택]']);
    expect(shop.element.consent).to.equal(undefined);
  });

  it('are not shown for a payment without terms', async () => {
    expect((await openShop()).boxes()).to.have.lengthOf(0);
  });

  it('say in four sentences what the mandate is', async () => {
    const shop = await openSubscription();
    expect(shop.element.shadowRoot?.querySelectorAll('[part=term]:first-of-type li')).to.have.lengthOf(4);
  });

  it('are asked for before the server is: the first missing box gets the focus, and ticks stay', async () => {
    const shop = await openSubscription();
    shop.boxes()[0]?.click();
    const { type, detail } = await shop.clickToEnd();
    expect(type).to.equal('kr-pay-failure');
    expect(detail).to.include({ code: 'consent-required', retryable: true });
    await waitUntil(() => shop.element.shadowRoot?.activeElement === shop.boxes()[1], 'the focus did not move');
    expect(shop.element.state).to.equal('ready');
    expect(shop.boxes().map((box) => box.getAttribute('aria-invalid'))).to.deep.equal([null, 'true', null]);
    expect(shop.boxes().map(({ checked }) => checked)).to.deep.equal([true, false, false]);
    expect(shop.alert()).to.include('1개');
    expect(await shop.starts()).to.have.lengthOf(0);
  });

  it('are no longer marked as missing when they are ticked', async () => {
    const shop = await openSubscription();
    await shop.clickToEnd();
    for (const box of shop.boxes().slice(0, 2)) box.click();
    await shop.element.updateComplete;
    expect(shop.boxes().map((box) => box.hasAttribute('aria-invalid'))).to.deep.equal([false, false, false]);
    expect(shop.alert()?.trim()).to.equal('');
  });

  it('tell the page of each tick', async () => {
    const shop = await openSubscription();
    shop.boxes()[0]?.click();
    shop.boxes()[1]?.click();
    shop.boxes()[0]?.click();
    const heard = shop.events.map(({ type, detail }) => [type, detail['complete']]);
    expect(heard).to.deep.equal([
      ['kr-pay-consent', false],
      ['kr-pay-consent', true],
      ['kr-pay-consent', false],
    ]);
    expect(shop.events[1]?.detail['terms']).to.deep.equal([
      { id: 'mandate', required: true, agreed: true },
      { id: 'privacy', required: true, agreed: true },
      { id: 'ads', required: false, agreed: false },
    ]);
  });

  it('can be agreed to all at once; the box for that has three states', async () => {
    const shop = await openSubscription();
    const all = shop.a(HTMLInputElement, '[part=agree-all]');
    shop.boxes()[0]?.click();
    await shop.element.updateComplete;
    expect([all.checked, all.indeterminate]).to.deep.equal([false, true]);
    all.click();
    await shop.element.updateComplete;
    expect([all.checked, all.indeterminate]).to.deep.equal([true, false]);
    expect(shop.boxes().map(({ checked }) => checked)).to.deep.equal([true, true, true]);
    all.click();
    await shop.element.updateComplete;
    expect(shop.boxes().map(({ checked }) => checked)).to.deep.equal([false, false, false]);
    expect(shop.count('kr-pay-consent')).to.equal(3);
  });

  it('that were ticked are not ticked for another text', async () => {
    const shop = await openSubscription();
    shop.boxes()[0]?.click();
    await shop.element.updateComplete;
    shop.element.setAttribute('amount-rule', '99,000원');
    await shop.element.updateComplete;
    expect(shop.boxes()[0]?.checked).to.equal(false);
    expect((await shop.clickToEnd()).detail).to.include({ code: 'consent-required' });
  });

  it('that were ticked are not ticked for another version and link; the others stay', async () => {
    const children = [
      term('privacy', '동의', { required: '', version: '2026-01', href: '/p/1' }),
      term('ads', '광고', { version: '1' }),
    ];
    const shop = await openShop({ children });
    for (const box of shop.boxes()) box.click();
    await shop.element.updateComplete;
    children[0]?.setAttribute('version', '2026-02');
    children[0]?.setAttribute('href', '/p/2');
    await waitUntil(() => shop.boxes()[0]?.checked === false, 'the tick stayed');
    expect(shop.boxes()[1]?.checked).to.equal(true);
    expect(shop.element.consent).to.equal(undefined);
    expect((await shop.clickToEnd()).detail).to.include({ code: 'consent-required' });
  });

  it('never show a tick that does not count, even when tick and change fall into one task', async () => {
    const shop = await openSubscription();
    shop.boxes()[0]?.click();
    shop.element.setAttribute('amount-rule', '99,000원');
    await shop.element.updateComplete;
    expect(shop.boxes()[0]?.checked).to.equal(false);
  });

  it('are read anew when a child changes', async () => {
    const child = term('privacy', '처음', { required: '' });
    const shop = await openShop({ children: [child] });
    child.textContent = '나중';
    await waitUntil(() => shop.boxes()[0]?.closest('label')?.textContent?.includes('나중'));
  });

  it('show no link to an address that is not safe, say so in the console, and can still be agreed to', async () => {
    const opened: Promise<Awaited<ReturnType<typeof openShop>>>[] = [];
    const words = await listenToConsole('error', async () => {
      opened.push(openShop({ children: [term('privacy', '개인정보', { required: '', href: 'javascript:alert(1)' })] }));
      await judged((await opened[0])?.element ?? expect.fail('no shop'));
    });
    expect(words).to.have.lengthOf(1);
    const shop = (await opened[0]) ?? expect.fail('no shop');
    expect(shop.element.shadowRoot?.querySelector('[part=term] a')).to.equal(null);
    shop.boxes()[0]?.click();
    shop.button().click();
    await waitUntil(() => shop.count('kr-pay-redirect') + shop.count('kr-pay-failure') > 0);
    expect(shop.count('kr-pay-failure')).to.equal(0);
  });

  it('link to their full text in a window of its own', async () => {
    const shop = await openShop({ children: [term('privacy', '개인정보', { href: '/privacy' })] });
    const link = shop.a(HTMLAnchorElement, '[part=term] a');
    expect(link).to.include({ href: `${location.origin}/privacy`, target: '_blank' });
    expect(link.relList.contains('noopener')).to.equal(true);
  });
});

describe('the consent', () => {
  afterEach(closeShops);

  it('goes with the start, with hashes that anyone can make from its texts', async () => {
    const shop = await openSubscription();
    for (const box of shop.boxes().slice(0, 2)) box.click();
    await waitUntil(() => shop.element.consent !== undefined);
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const [body] = await shop.startBodies();
    const record: ConsentRecord = body?.consent ?? expect.fail('no consent');
    const hashes = await hashesOf(record);
    expect(record.terms.map(({ sha256 }) => sha256)).to.deep.equal(hashes.terms);
    expect(record.sha256).to.equal(hashes.record);
    expect(record.terms.map(({ id, agreed }) => [id, agreed])).to.deep.equal([
      ['mandate', true],
      ['privacy', true],
      ['ads', false],
    ]);
    expect(record.terms[1]).to.include({ text: '개인정보 제공', version: '2026-01' });
    expect(record).to.deep.equal(shop.element.consent);
    const shown = [...(shop.element.shadowRoot?.querySelectorAll('[part=term] li') ?? [])];
    expect(record.terms[0]?.text).to.equal(shown.map(({ textContent }) => textContent).join(' '));
  });

  it('is in the event of a success', async () => {
    const shop = await openSubscription({ start: [direct('succeeded')] });
    for (const box of shop.boxes().slice(0, 2)) box.click();
    const { type, detail } = await shop.clickToEnd();
    expect(type).to.equal('kr-pay-success');
    expect(detail['consent']).to.deep.equal((await shop.startBodies())[0]?.consent);
  });

  it('is never lost by a failure', async () => {
    const shop = await openSubscription({ start: [{ status: 400 }] });
    for (const box of shop.boxes()) box.click();
    await shop.clickToEnd();
    expect(shop.boxes().map(({ checked }) => checked)).to.deep.equal([true, true, true]);
  });

  it('is asked for anew when the server says that the terms have changed', async () => {
    const shop = await openSubscription({ start: [json({ code: 'terms-changed' }, 409), redirects] });
    for (const box of shop.boxes()) box.click();
    expect((await shop.clickToEnd()).detail).to.include({ code: 'terms-changed', retryable: true });
    expect(shop.boxes().map(({ checked }) => checked)).to.deep.equal([false, false, false]);
    expect(shop.element.consent).to.equal(undefined);
    for (const box of shop.boxes()) box.click();
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const [first, second] = await shop.startBodies();
    expect(second?.attemptId).to.not.equal(first?.attemptId);
  });

  it('makes another attempt when it is another', async () => {
    const shop = await openSubscription({ start: [{ body: 'no JSON' }, redirects] });
    for (const box of shop.boxes().slice(0, 2)) box.click();
    await shop.clickToEnd();
    shop.boxes()[2]?.click();
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const [first, second] = await shop.startBodies();
    expect(second?.attemptId).to.not.equal(first?.attemptId);
    expect(second?.consent?.terms[2]).to.include({ id: 'ads', agreed: true });
  });
});
