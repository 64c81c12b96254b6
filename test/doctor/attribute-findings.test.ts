import { expect } from '@open-wc/testing';
import { attributeFindings, buttonAttributes, termAttributes } from '../../src/doctor/attribute-findings.js';
import { KrPayTermElement } from '../../src/index.js';

const termOf = (attributes: Readonly<Record<string, string>>) => ({ id: 'a', label: 'A', href: undefined, attributes });
const forButton = (attributes: Readonly<Record<string, string>>) => attributeFindings({ attributes, terms: [] });
const forTerm = (attributes: Readonly<Record<string, string>>) =>
  attributeFindings({ attributes: {}, terms: [termOf(attributes)] });

describe('attributes that nobody knows', () => {
  it('are told with the name that was probably meant', () => {
    const [finding] = forButton({ orderid: 'A-1' });
    expect(finding).to.include({ kind: 'unknown-attribute', severity: 'warning', expected: 'order-id' });
    expect(finding?.remedy).to.include('order-id="A-1"');
  });

  it('are told with all names where none is near', () => {
    const [finding] = forButton({ theme: 'dark' });
    expect(finding?.expected).to.include('brand-colors');
  });

  it('are told apart from properties that have no attribute', () => {
    const [finding] = forButton({ terms: '[]' });
    expect(finding?.remedy).to.include("document.querySelector('kr-pay-button').terms");
  });

  it('are told on a term, too', () => {
    expect(forTerm({ id: 'a', requierd: '' })[0]).to.include({ expected: 'required' });
  });

  it('are told as forbidden where they would tick a box', () => {
    expect(forTerm({ checked: '' })[0]?.remedy).to.include('no box can be ticked beforehand');
  });

  it('are none of those that are documented, every element has, or a framework writes', () => {
    const usual = { id: '', class: '', style: '', slot: '', lang: '', hidden: '', part: '', title: '', tabindex: '0' };
    const foreign = {
      'data-x': '1',
      'aria-label': 'a',
      onclick: 'f()',
      '@click': 'f',
      ':amount': '1',
      '_ngcontent-a-1': '',
    };
    const own = Object.fromEntries(buttonAttributes.map((name) => [name, 'x']));
    expect(forButton({ ...own, ...usual, ...foreign, 'v-cloak': '', 'data-reactroot': '' })).to.deep.equal([]);
    expect(forTerm({ id: 'a', version: '1', required: '', href: '/a' })).to.deep.equal([]);
  });

  it('are judged by the attributes that the elements really have', () => {
    expect(buttonAttributes).to.include.members(['endpoint', 'order-id', 'allow-framed', 'disabled', 'message-mode']);
    expect([...termAttributes].sort()).to.deep.equal(Object.keys(KrPayTermElement.properties).sort());
  });
});

describe('values that no attribute is meant to have', () => {
  it('are false on an attribute that counts by being there', () => {
    expect(forButton({ disabled: 'false' })[0]).to.include({ kind: 'boolean-attribute' });
    expect(forButton({ 'allow-framed': 'false' })[0]).to.include({ kind: 'boolean-attribute' });
    expect(forTerm({ required: 'false' })[0]).to.include({ kind: 'boolean-attribute' });
    expect(forButton({ disabled: '', 'allow-framed': 'allow-framed' })).to.deep.equal([]);
  });

  for (const value of ['undefined', 'null', 'NaN', '[object Object]', '{{ order.id }}', '/pay/${id}', '<%= id %>']) {
    it(`are templates that were not filled in: ${value}`, () => {
      expect(forButton({ 'order-id': value })[0]).to.include({ kind: 'unfilled-attribute', severity: 'error' });
    });
  }
});
