import { expect } from '@open-wc/testing';
import { hashesOf } from '../consent/independent-hash.js';
import { closeShops, json, openShop, redirects, term } from './shop.js';
import type { ShopPlan } from './shop.js';
import { spokenTree } from './spoken-tree.js';
import { waitUntil } from '../support/wait-until.js';

const mandate = { merchant: '김치상회', frequency: 'recurring', timing: '매월 1일', 'amount-rule': '월 14,000원' };
const subscription = { mode: 'subscribe', ...mandate, cancellation: '내 정보에서', 'order-name': '김치 2kg' };
const openPanel = async (plan: ShopPlan = {}) => {
  const shop = await openShop({
    attributes: subscription,
    children: [term('privacy', '개인정보 제공', { required: '', href: '/privacy' }), term('ads', '광고 수신')],
    ...plan,
  });
  const root = shop.element.shadowRoot ?? expect.fail('no shadow root');
  return { ...shop, root, all: () => shop.a(HTMLInputElement, '[part=agree-all]') };
};

describe('the panel of terms', () => {
  afterEach(closeShops);

  it('is told to assistive technology in the order in which it is read', async () => {
    const { root, element } = await openPanel();
    element.terms = [{ id: 'long', label: '이용약관', text: '제1조', required: true }];
    await element.updateComplete;
    const sentences = [...root.querySelectorAll('li')].map(({ textContent }) => textContent).join(' ');
    expect(spokenTree(root)).to.deep.equal([
      { role: 'group', name: '약관 동의' },
      { role: 'checkbox', name: '전체 동의 (선택 항목 포함)', checked: 'false' },
      { role: 'checkbox', name: '[필수] 결제수단 저장과 이용', checked: 'false', description: sentences },
      { role: 'checkbox', name: '[필수] 개인정보 제공', checked: 'false' },
      { role: 'link', name: '전문 보기 (새 창): 개인정보 제공' },
      { role: 'checkbox', name: '[선택] 광고 수신', checked: 'false' },
      { role: 'checkbox', name: '[필수] 이용약관', checked: 'false' },
      { role: 'button', name: '전문 보기: 이용약관', expanded: false },
      { role: 'button', name: '카카오페이로 정기결제 시작하기 14,000원' },
      { role: 'status', name: '', says: '' },
      { role: 'alert', name: '', says: '' },
    ]);
  });

  it('says first what is about to be paid, then for what, before anything can be ticked', async () => {
    const { root } = await openPanel();
    const [total, order, free] = [...root.querySelectorAll('fieldset > p')].map(({ textContent }) => textContent);
    expect([total, order]).to.deep.equal(['총 결제 금액: 14,000원', '주문: 김치 2kg']);
    expect(free).to.equal('선택 항목은 동의하지 않아도 괜찮아요.');
    const box = root.querySelector('input') ?? expect.fail('no box');
    const line = root.querySelector('fieldset > p') ?? expect.fail('no line');
    expect(line.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.above(0);
  });

  it('names no total where nothing is paid now, and no optional terms where there are none', async () => {
    const { root } = await openPanel({ attributes: { mode: 'save', ...mandate }, children: [] });
    expect(root.querySelectorAll('fieldset > p')).to.have.lengthOf(0);
    expect(root.querySelector('[part=agree-all]')).to.equal(null);
    expect(root.querySelector('li:nth-child(2)')?.textContent).to.equal('정기적으로 결제돼요: 14,000원, 매월 1일.');
  });

  it('gives refusing the same weight as agreeing: all boxes look alike, and one press takes all ticks back', async () => {
    const { all, boxes, element } = await openPanel();
    const look = (box: Element): string[] => {
      const { width, height } = box.getBoundingClientRect();
      const { color, fontWeight, fontSize } = getComputedStyle(box.closest('label') ?? box);
      return [color, fontWeight, fontSize, String(Math.round(width)), String(Math.round(height))];
    };
    for (const box of boxes()) expect(look(box)).to.deep.equal(look(all()));
    for (let press = 0; press < 2; press++) {
      all().click();
      await element.updateComplete;
    }
    expect([all(), ...boxes()].map(({ checked }) => checked)).to.deep.equal([false, false, false, false]);
  });

  it('folds a full text away; the record keeps it, open or not', async () => {
    const text = '제1조 목적\n\n  제2조 정의';
    const { element, root, boxes } = await openPanel({ attributes: {}, children: [] });
    element.terms = [{ id: 'long', label: '이용약관', text, required: true }];
    await element.updateComplete;
    const details = root.querySelector('details') ?? expect.fail('no details');
    const paragraph = details.querySelector('p') ?? expect.fail('no text');
    expect(details.open).to.equal(false);
    expect(paragraph.textContent).to.equal(text);
    boxes()[0]?.click();
    await waitUntil(() => element.consent);
    const closed = element.consent;
    expect(closed?.terms[0]?.text).to.equal('이용약관 제1조 목적 제2조 정의');
    root.querySelector('summary')?.click();
    await waitUntil(() => details.open);
    expect(paragraph.getBoundingClientRect().height).to.be.above(40);
    expect(element.consent).to.deep.equal(closed);
  });

  it('counts what is missing, marks each with a message of its own, and goes to the first', async () => {
    const { root, boxes, clickToEnd, alert } = await openPanel({ lang: 'ja' });
    boxes()[2]?.click();
    await clickToEnd();
    await waitUntil(() => root.activeElement === boxes()[0]);
    expect(alert()).to.equal('必須の規約2件のうち2件への同意が必要です。');
    const told = spokenTree(root).filter(({ role }) => role === 'checkbox');
    expect(told.map(({ invalid = false }) => invalid)).to.deep.equal([false, true, true, false]);
    expect(told[1]?.description).to.match(/^同意が必要です。/);
    expect(told[2]?.description).to.equal('同意が必要です。');
    expect(boxes().map(({ checked }) => checked)).to.deep.equal([false, false, true]);
  });

  it('shows changed terms unticked, says so, and goes to its first box; the old consent is not used', async () => {
    const changed = json({ code: 'terms-changed' }, 409);
    const { element, root, boxes, button, all, alert, startBodies, heard } = await openPanel({
      start: [changed, redirects],
    });
    element.addEventListener('kr-pay-failure', () => element.setAttribute('terms-version', '2'));
    all().click();
    button().focus();
    button().click();
    await heard('kr-pay-failure');
    await waitUntil(() => root.activeElement === all(), 'the focus is not at the first box');
    expect(alert()).to.equal('약관이 바뀌었어요. 다시 읽고 동의해 주세요.');
    expect(boxes().map(({ checked }) => checked)).to.deep.equal([false, false, false]);
    expect(element.consent).to.equal(undefined);
    all().click();
    button().click();
    await heard('kr-pay-redirect');
    const [first, second] = await startBodies();
    expect(second?.consent?.terms[0]?.version).to.equal('2');
    expect((second?.consent?.agreedAt ?? '') > (first?.consent?.agreedAt ?? '')).to.equal(true);
  });

  it('does not take the focus from what the shopper writes meanwhile', async () => {
    const { page, all, button, heard } = await openPanel({ start: [json({ code: 'terms-changed' }, 409)] });
    const field = document.createElement('textarea');
    page.append(field);
    all().click();
    button().click();
    field.focus();
    await heard('kr-pay-failure');
    expect(document.activeElement).to.equal(field);
  });

  it('shows texts as they are, whatever they look like and whichever way they run', async () => {
    const strange = ['<img src=x onerror=alert(1)>', 'שלום', '\u202eesrever', '&lt;b&gt;', '${x} {{y}}', '👩‍👩‍👧 e\u0301'];
    const { element, root, all } = await openPanel({ attributes: { ...subscription, merchant: '\u202eמחר' } });
    element.terms = strange.map((label, at) => ({ id: `s${at}`, label, text: `${label}\n${label}` }));
    await element.updateComplete;
    expect(root.querySelectorAll('img, b')).to.have.lengthOf(0);
    const labels = [...root.querySelectorAll('[part=term] label bdi')].map(({ textContent }) => textContent);
    expect(labels.slice(3)).to.deep.equal(strange);
    expect([...root.querySelectorAll('.text')].map((each) => each.getAttribute('dir'))).to.include('auto');
    // What turns writing around ends with the merchant's words.
    expect(root.querySelector('li bdi')?.textContent).to.equal('\u202eמחר');
    all().click();
    await waitUntil(() => element.consent);
    const record = element.consent ?? expect.fail('no record');
    expect(record.terms.slice(3).map(({ text }) => text)).to.deep.equal(
      strange.map((each) => `${each} ${each} ${each}`),
    );
    expect(record.sha256).to.equal((await hashesOf(record)).record);
    const sentences = [...root.querySelectorAll('li')].map(({ textContent }) => textContent).join(' ');
    expect(record.terms[0]?.text).to.equal(sentences);
  });

  it('holds twenty long terms without a sideways scroll', async () => {
    const { element, page, root } = await openPanel();
    page.style.inlineSize = '320px';
    const long = 'https://shop.example/'.padEnd(400, 'x');
    element.terms = Array.from({ length: 18 }, (_, at) => ({ id: `t${at}`, label: `${at} ${long}`, text: long }));
    await element.updateComplete;
    for (const details of root.querySelectorAll('details')) details.open = true;
    expect(root.querySelectorAll('[part=term]')).to.have.lengthOf(21);
    expect(page.scrollWidth).to.equal(320);
    for (const label of root.querySelectorAll('label, summary'))
      expect(label.getBoundingClientRect().height).to.be.at.least(43.5);
  });
});

describe('every pattern of ticks', () => {
  afterEach(closeShops);

  /** Every way to say yes or no `count` times. */
  const patterns = (count: number): boolean[][] =>
    Array.from({ length: 2 ** count }, (_, bits) => Array.from({ length: count }, (__, at) => !!(bits & (1 << at))));

  for (const required of [[true], [true, false], [true, true, false], [true, false, true, false]]) {
    it(`of ${required.length} terms starts where every required one is ticked, else says what is missing`, async () => {
      const { element, root, boxes, button, alert, events, starts } = await openPanel({
        attributes: {},
        children: required.map((needed, at) => term(`t${at}`, `약관 ${at}`, needed ? { required: '' } : {})),
      });
      let started = 0;
      for (const pattern of patterns(required.length)) {
        boxes().forEach((box, at) => box.checked === pattern[at] || box.click());
        await element.updateComplete;
        const ticked = pattern.filter(Boolean).length;
        const all = root.querySelector<HTMLInputElement>('[part=agree-all]');
        if (all) {
          expect(all.checked).to.equal(ticked === pattern.length);
          expect(all.indeterminate).to.equal(ticked > 0 && ticked < pattern.length);
        }
        const missing = required.filter((needed, at) => needed && !pattern[at]).length;
        const before = events.length;
        button().click();
        await waitUntil(() => events.length > before && element.state === 'ready');
        await waitUntil(() => events.slice(before).some(({ type }) => /redirect|failure/.test(type)));
        await element.updateComplete;
        if (missing) {
          expect(events.at(-1)?.detail).to.include({ code: 'consent-required' });
          const count = required.filter(Boolean).length;
          expect(alert()).to.equal(`필수 약관 ${count}개 중 ${missing}개에 동의가 필요해요.`);
        } else started++;
        expect(root.querySelectorAll('[aria-invalid=true]')).to.have.lengthOf(missing);
        expect(boxes().map(({ checked }) => checked)).to.deep.equal(pattern);
      }
      const sent = (await starts()).map(({ body }) => JSON.parse(body).consent.terms);
      expect(sent).to.have.lengthOf(started);
      expect(started).to.equal(2 ** required.filter((needed) => !needed).length);
      for (const terms of sent)
        for (const [at, each] of terms.entries()) if (required[at]) expect(each.agreed).to.equal(true);
    });
  }
});
