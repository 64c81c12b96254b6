import { expect } from '@open-wc/testing';
import { closeShops, json, openShop, term } from '../element/shop.js';
import type { ShopPlan } from '../element/shop.js';
import { waitUntil } from '../support/wait-until.js';
import { watched } from './watched.js';

const mandate = {
  merchant: '느린물',
  frequency: 'recurring',
  timing: '매월 5일',
  'amount-rule': '월 18,000원',
  cancellation: '언제든지',
};
const sound = { credentials: 'omit' };

describe('the watch over a page', () => {
  let watch: ReturnType<typeof watched>;
  beforeEach(() => (watch = watched()));
  afterEach(() => {
    watch.stop();
    closeShops();
  });

  const open = ({ attributes, ...plan }: ShopPlan = {}) =>
    openShop({ ...plan, attributes: { ...sound, ...attributes } });
  const page = (): HTMLElement => document.body.appendChild(document.createElement('main'));
  const wrongButton = (): Element => {
    const element = document.createElement('kr-pay-button');
    element.setAttribute('order-id', 'wrong');
    return element;
  };

  it('has nothing to say about buttons that are set up well', async () => {
    await open();
    const terms = [term('privacy', '개인정보', { required: '', href: '/privacy', version: '1' })];
    await open({ attributes: { mode: 'subscribe', 'order-id': 'S-1', ...mandate }, children: terms });
    // What is wrong comes last, so that the others were looked at as often.
    page().append(wrongButton());
    await watch.found('missing-attribute');
    expect([...new Set(watch.now().map(({ where }) => where))]).to.deep.equal(['kr-pay-button[order-id="wrong"]']);
    expect(watch.reports[0]).to.deep.equal([]);
  });

  it('finds buttons that are added later, in open shadow roots too, and says which one it is', async () => {
    const host = page().appendChild(document.createElement('div'));
    const inner = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    inner.attachShadow({ mode: 'open' }).append(wrongButton());
    const found = await watch.found('missing-attribute');
    expect(found.element?.getAttribute('order-id')).to.equal('wrong');
    expect(found.where).to.equal('kr-pay-button[order-id="wrong"]');
  });

  it('tells buttons of one order apart', async () => {
    page().append(wrongButton(), wrongButton());
    await waitUntil(() => watch.now().length === 2, 'expected two findings');
    expect(watch.now().map(({ where }) => where)).to.deep.equal([
      'kr-pay-button[order-id="wrong"] (1 of 2)',
      'kr-pay-button[order-id="wrong"] (2 of 2)',
    ]);
  });

  it('takes back what was repaired, and says each thing once in the console', async () => {
    const { element } = await open();
    const say = (): string[] => watch.said.filter((words) => /<kr-pay-doctor>.*amount/.test(words));
    for (const amount of ['14,000', '14000', '14,000']) {
      Object.assign(element, { amount });
      await waitUntil(() => watch.now().length === (amount === '14000' ? 0 : 1), amount);
    }
    expect(say()).to.have.lengthOf(1);
    expect(say()[0]).to.match(/kr-pay-button\[order-id="A-1001"\].*14,000[^]*Expected:[^]*What to do: /);
  });

  it('sees parts that the page’s style sheet hides, the outermost only', async () => {
    const style = document.head.appendChild(document.createElement('style'));
    const kinds: string[] = [];
    const { element } = await open({ attributes: { mode: 'subscribe', ...mandate } });
    await waitUntil(() => element.shadowRoot?.querySelector('[part=consent]'));
    for (const rule of [
      'consent) { display: none',
      'checkbox) { opacity: 0',
      'term) { visibility: hidden',
      'button) { height: 0; min-height: 0; padding: 0; border: 0; width: 0; min-width: 0; overflow: hidden',
    ]) {
      style.textContent = `kr-pay-button::part(${rule}; }`;
      const part = rule.split(')')[0];
      await waitUntil(() => watch.now().some(({ wrong }) => wrong.startsWith(`The part ${part} `)), rule);
      kinds.push(
        watch
          .now()
          .map(({ kind, where }) => `${kind} ${where}`)
          .join(),
      );
    }
    style.remove();
    expect(new Set(kinds)).to.deep.equal(new Set(['hidden-part kr-pay-button[order-id="A-1001"]']));
  });

  it('lets a shop hide the button that has succeeded', async () => {
    const style = document.head.appendChild(document.createElement('style'));
    style.textContent = 'kr-pay-button::part(button) { display: none; }';
    const { element } = await open();
    await watch.found('hidden-part');
    Object.defineProperty(element, 'state', { value: 'succeeded' });
    element.setAttribute('order-id', 'A-1002');
    await waitUntil(() => !watch.now().some(({ kind }) => kind === 'hidden-part'));
    style.remove();
  });

  it('sees what stands inside the button and is not shown, such as all that follows <kr-pay-button />', async () => {
    const { element } = await open();
    for (const [inside, said] of [
      ['<h1>Shop</h1>', '<h1> stands'],
      ['카카오페이로 결제', '"카카오페이로 결제" stands'],
    ] as const) {
      element.innerHTML = `<!-- a framework --> ${inside}`;
      await waitUntil(() => watch.now().some(({ wrong }) => wrong.startsWith(said)), said);
    }
    element.innerHTML =
      '<form><input name="matches" /></form><kr-pay-term id="a">A</kr-pay-term><b slot="label">Pay</b>';
    await waitUntil(() => !watch.now().some(({ kind }) => kind === 'hidden-content'));
    element.replaceChildren();
  });

  it('hands out what can leave the page as JSON', async () => {
    await open({ attributes: { amount: '14,000' } });
    const found = await watch.found('wrong-attribute');
    expect(Object.keys(found)).to.have.members(['kind', 'severity', 'where', 'wrong', 'expected', 'remedy']);
  });

  it('does not mind a button in a part of the page that is not shown', async () => {
    const shop = await open({ attributes: { mode: 'subscribe', ...mandate } });
    shop.page.hidden = true;
    page().append(wrongButton());
    await watch.found('missing-attribute');
    expect(watch.now().filter(({ kind }) => kind === 'hidden-part')).to.have.lengthOf(0);
  });

  it('sees boxes that a script ticks', async () => {
    const shop = await open({ attributes: { mode: 'subscribe', ...mandate } });
    await waitUntil(() => shop.boxes().length === 1);
    shop.boxes()[0]?.click();
    expect(await watch.found('scripted-tick')).to.include({ element: shop.element, severity: 'error' });
  });

  it('explains an answer that cannot be used: what was answered and what was expected', async () => {
    const shop = await open({ start: [json({ redirectUrl: 'https://psp.example/' })] });
    await shop.clickToEnd();
    const found = await watch.found('failure-invalid-response');
    await waitUntil(() => watch.now().some(({ wrong }) => wrong.includes('"redirectUrl"')), 'no answer told');
    expect(found.element).to.equal(shop.element);
    expect(found.expected).to.include('"url" or a provider');
  });

  it('explains a conflict in the server’s own words, and forgets it with the next start', async () => {
    const shop = await open({
      start: [json({ message: 'order is paid' }, 409), json({ url: 'https://psp.example/' })],
    });
    await shop.clickToEnd();
    expect((await watch.found('failure-conflict')).remedy).to.include('order is paid');
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    await waitUntil(() => watch.now().length === 0, 'the failure is still told');
  });

  it('tells of a confirm answer that leaves the outcome open for ever', async () => {
    const pending = json({ provider: 'none', status: 'pending' });
    const shop = await open({ start: [pending], confirm: [json({ error: 'database' }, 500)] });
    shop.button().click();
    await shop.heard('kr-pay-pending');
    expect((await watch.found('confirm-answer')).wrong).to.include('HTTP 500, {"error":"database"}');
  });

  it('tells of an outcome that stays open', async () => {
    const pending = json({ provider: 'none', status: 'pending' });
    const shop = await open({ start: [pending], confirm: [json({ status: 'pending' })] });
    shop.button().click();
    await shop.heard('kr-pay-pending');
    for (let asked = 2; asked <= 5; asked += 1) {
      shop.element.check();
      await waitUntil(async () => (await shop.confirms()).length >= asked, 'not asked again');
    }
    expect((await watch.found('lasting-pending')).wrong).to.include('5 times or more');
  });

  it('hears of a second copy', async () => {
    const copy = '/src/define.ts?another';
    await import(copy);
    expect((await watch.found('two-copies')).where).to.equal('page');
  });

  it('sends nothing, and gives the page back what it stood in for', async () => {
    const other = watched();
    const looking = globalThis.fetch;
    other.stop();
    expect(globalThis.fetch).to.not.equal(looking);
    const shop = await open({ attributes: { amount: '14,000' } });
    await watch.found('wrong-attribute');
    expect(await shop.starts()).to.have.lengthOf(0);
    expect(await shop.confirms()).to.have.lengthOf(0);
  });
});
