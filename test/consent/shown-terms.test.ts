import { expect, fixtureSync, html } from '@open-wc/testing';
import { shownTerms } from '../../src/consent/shown-terms.js';
import { ko } from '../../src/i18n/ko.js';
import { readSettings } from '../../src/settings/settings.js';
import type { Settings } from '../../src/settings/settings.js';
import { bare } from '../settings/bare.js';

const mandate = { merchant: '김치상회', frequency: 'recurring', timing: '매월 1일', amountRule: '9,900원' };
const settings = (given: Record<string, string> = {}): Settings =>
  readSettings({ ...bare, endpoint: '/pay', orderId: 'A', ...given }, location.href, 'ko');
const show = (host: Element, extra?: unknown, of = settings()) => shownTerms(host, extra, of, ko);
const empty = (): Element => fixtureSync(html`<div></div>`);

describe('the terms that are shown', () => {
  it('are none for a payment without terms', () => {
    expect(show(empty())).to.deep.equal({ terms: [], problem: undefined, remark: undefined });
  });

  it('begin with the mandate, then the children, then those of the property', () => {
    const host = fixtureSync<Element>(
      html`<div>
        <kr-pay-term id="privacy" required>개인정보</kr-pay-term>
        <p>other</p>
        <kr-pay-term id="ads">광고</kr-pay-term>
      </div>`,
    );
    const { terms, problem } = show(
      host,
      [{ id: 'more', label: 'More' }],
      settings({ ...mandate, mode: 'save', termsVersion: '2026-01' }),
    );
    expect(problem).to.equal(undefined);
    expect(terms.map(({ id, required }) => [id, required])).to.deep.equal([
      ['mandate', true],
      ['privacy', true],
      ['ads', false],
      ['more', false],
    ]);
    expect(terms[0]).to.include({ version: '2026-01' });
    expect(terms[0]?.text).to.match(/^김치상회에서 /);
  });

  it('carry what their attributes say, the address made absolute', () => {
    const host = fixtureSync<Element>(
      html`<div>
        <kr-pay-term id="privacy" version="2" required href="/privacy"> 개인정보 <b>제공</b> </kr-pay-term>
      </div>`,
    );
    expect(show(host).terms).to.deep.equal([
      {
        id: 'privacy',
        version: '2',
        required: true,
        label: '개인정보 제공',
        sentences: [],
        text: '개인정보 제공',
        href: new URL('/privacy', location.href).href,
        link: '/privacy',
      },
    ]);
  });

  for (const [what, extra] of [
    ['without an id', [{ label: 'A' }]],
    ['with an empty id', [{ id: '', label: 'A' }]],
    ['with white space in its id', [{ id: 'a b', label: 'A' }]],
    ['with a line feed in its id', [{ id: 'a\nb', label: 'A' }]],
    ['without a label', [{ id: 'a' }]],
    ['with a label of white space', [{ id: 'a', label: ' \n' }]],
    ['that is null', [null]],
    ['that is a text', ['a']],
  ] as const) {
    it(`leave out an item ${what}, and say what was expected`, () => {
      const { terms, problem } = show(empty(), [...extra, { id: 'good', label: 'Good' }]);
      expect(terms.map(({ id }) => id)).to.deep.equal(['good']);
      expect(problem).to.match(/^terms: expected an id without white space, and a label/);
    });
  }

  it('have ids of their own', () => {
    const { terms, problem } = show(empty(), [
      { id: 'a', label: 'A' },
      { id: 'a', label: 'B' },
    ]);
    expect(terms.map(({ label }) => label)).to.deep.equal(['A']);
    expect(problem).to.match(/^terms: expected another id than "a"/);
    expect(show(empty(), [{ id: 'mandate', label: 'M' }]).problem).to.match(/another id than "mandate"/);
  });

  it('are none for a property that is no list', () => {
    for (const extra of [undefined, null, 'x', {}, 7]) expect(show(empty(), extra).terms).to.have.lengthOf(0);
  });

  it('say in the mandate what a recurring charge takes each time, but not what is paid beside it', () => {
    const plan = { ...mandate, cancellation: '내 정보', amount: '9900' };
    const textOf = (given: Record<string, string>) => show(empty(), [], settings({ ...plan, ...given })).terms[0]?.text;
    expect(textOf({ mode: 'subscribe' })).to.include('정기적으로 결제돼요: 9,900원, 매월 1일.');
    expect(textOf({ mode: 'save' })).to.include('정기적으로 결제돼요: 9,900원, 매월 1일.');
    expect(textOf({ mode: 'pay-and-save' })).to.include('정기적으로 결제돼요: 매월 1일.');
    expect(textOf({ mode: 'subscribe', frequency: 'one-time' })).to.include('한 번 결제돼요: 매월 1일.');
  });

  it('leave a last child without text alone while the page is parsed: its text comes next', () => {
    const host = fixtureSync<Element>(
      html`<div><kr-pay-term id="a">A</kr-pay-term><kr-pay-term id="b"></kr-pay-term></div>`,
    );
    expect(show(host).problem).to.match(/^terms: expected an id/);
    Object.defineProperty(document, 'readyState', { value: 'loading', configurable: true });
    try {
      expect(show(host).problem).to.equal(undefined);
      expect(show(host).terms.map(({ id }) => id)).to.deep.equal(['a']);
    } finally {
      Reflect.deleteProperty(document, 'readyState');
    }
  });

  it('can be twenty, and as long as they have to be', () => {
    const text = '가나다 라마바.\n'.repeat(20_000);
    const extra = Array.from({ length: 20 }, (_, at) => ({ id: `t${at}`, label: `T${at}`, text }));
    const { terms, problem } = show(empty(), extra);
    expect(problem).to.equal(undefined);
    expect(terms.map(({ id }) => id)).to.deep.equal(extra.map(({ id }) => id));
    expect(terms[19]).to.include({ fullText: text, text: `T19 ${text.replaceAll('\n', ' ').trim()}` });
  });

  for (const href of ['javascript:alert(1)', 'http://shop.example/', 'https://me@shop.example/', '/a\\b', 'data:,x']) {
    it(`show no link to ${href}, and say so`, () => {
      const { terms, problem, remark } = show(empty(), [{ id: 'a', label: 'A', href }]);
      expect(terms).to.have.lengthOf(1);
      expect(terms[0]).to.not.have.property('href');
      expect(problem).to.equal(undefined);
      expect(remark).to.match(/^terms: expected an https address/);
    });
  }
});
