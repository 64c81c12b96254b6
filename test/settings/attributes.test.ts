import { expect } from '@open-wc/testing';
import { textNames, textOf } from '../../src/settings/look.js';
import { readSettings, readTexts } from '../../src/settings/settings.js';
import type { RawSettings, Settings } from '../../src/settings/settings.js';
import { bare } from './bare.js';

type Given = { readonly [K in keyof RawSettings]?: unknown };

const read = (given: Given, page = 'https://shop.example/cart'): Settings =>
  readSettings(readTexts({ ...bare, endpoint: '/pay', orderId: 'A-1', ...given }), page, 'ko');

const mandate = { merchant: '김치상회', frequency: 'recurring', timing: '매월 1일', amountRule: '9,900원' } as const;

describe('what a developer is told of an attribute', () => {
  const sentences: readonly (readonly [sentence: string, given: Given])[] = [
    ['endpoint: expected a URL of your server, got null', { endpoint: undefined }],
    ['endpoint: expected a URL of your server, got "data:,x"', { endpoint: 'data:,x' }],
    ['confirm-endpoint: expected a URL of your server, got "data:,x"', { confirmEndpoint: 'data:,x' }],
    ['amount: expected whole won such as 14000, got "14,000"', { amount: '14,000' }],
    ['allowed-hosts: expected hosts such as *.psp.example, got "psp.example *"', { allowedHosts: 'psp.example *' }],
    ['return-url: expected an address of this site, got "//other.example/"', { returnUrl: '//other.example/' }],
    ['order-id: expected your order, got null', { orderId: undefined }],
    ['order-id: expected your order, got ""', { orderId: '' }],
    ['locale: expected ko | en | ja | zh, got "tlh"', { locale: 'tlh' }],
    ['mode: expected pay | save | pay-and-save | subscribe, got "steal"', { mode: 'steal' }],
    ['brand-colors: expected on | off, got "blue"', { brandColors: 'blue' }],
    ['size: expected s | m | l, got "xl"', { size: 'xl' }],
    ['merchant: expected a text with mode save, got null', { ...mandate, mode: 'save', merchant: undefined }],
    ['frequency: expected one-time | recurring, got null', { ...mandate, mode: 'save', frequency: undefined }],
    ['timing: expected a text with mode pay-and-save, got "  "', { ...mandate, mode: 'pay-and-save', timing: '  ' }],
    ['amount-rule: expected a text with mode save, got null', { ...mandate, mode: 'save', amountRule: undefined }],
    ['cancellation: expected a text with mode subscribe, got null', { ...mandate, mode: 'subscribe' }],
  ];
  for (const [sentence, given] of sentences) {
    it(`is "${sentence}"`, () => {
      expect(read(given).problem).to.equal(sentence);
    });
  }
});

describe('what stands on an element', () => {
  it('is a text where it is one, and nothing where nothing is set', () => {
    expect(['', ' ', '주문'].map(textOf)).to.deep.equal(['', ' ', '주문']);
    expect([undefined, null].map(textOf)).to.deep.equal([undefined, undefined]);
  });

  it('is what a number or a boolean is written as', () => {
    expect([0, 14_000, 1.5, true, false].map(textOf)).to.deep.equal(['0', '14000', '1.5', 'true', 'false']);
  });

  it('is no text of its own where it is an object, a function, a symbol or a big number', () => {
    const odd = [{}, ['A-1'], () => 'A-1', Symbol('A-1'), 10n, { toString: () => 'A-1' }];
    expect(odd.map(textOf)).to.deep.equal(odd.map(() => '{}'));
  });

  it('is read for every attribute, and for nothing else', () => {
    const texts = readTexts({ ...bare, size: 5, merchant: null });
    expect(Object.keys(texts)).to.deep.equal([...textNames]);
    expect(texts).to.include({ size: '5', merchant: undefined });
  });
});

describe('an attribute without a character', () => {
  it('counts as absent', () => {
    const empty = { provider: '', orderName: '', termsVersion: '', confirmEndpoint: '', returnUrl: '', locale: '' };
    const { problem, ...settings } = read({ ...empty, currency: '', size: '', credentials: '', messageMode: '' });
    expect(problem).to.equal(undefined);
    expect(settings).to.include({
      provider: undefined,
      orderName: undefined,
      termsVersion: undefined,
      confirmEndpoint: 'https://shop.example/pay',
      returnUrl: 'https://shop.example/cart',
      locale: 'ko',
      credentials: 'same-origin',
    });
    expect(read({ orderId: '', ...mandate, mode: 'save' }).orderId).to.equal(undefined);
  });
});

describe('where nothing usable was set', () => {
  it('there is no address at all', () => {
    expect(read({ endpoint: 'data:,x', returnUrl: '//other.example/' })).to.include({
      endpoint: '',
      confirmEndpoint: '',
      returnUrl: '',
    });
    expect(read({ confirmEndpoint: 'data:,x' })).to.include({
      endpoint: 'https://shop.example/pay',
      confirmEndpoint: '',
    });
  });

  it('there is no list of hosts, and nothing is repeated word for word', () => {
    expect(read({ allowedHosts: 'psp.example *' }).allowedHosts).to.deep.equal([]);
    expect(read({ messageMode: 'friendly' }).verbatim).to.equal(false);
    expect(read({ messageMode: 'loud' }).verbatim).to.equal(false);
  });
});

describe('the provider’s own words', () => {
  const naver = { method: 'naver_pay', provider: 'portone' };

  it('are shown without being asked for by Naver Pay through PortOne, whose review wants them', () => {
    expect(read(naver).verbatim).to.equal(true);
    expect(read({ ...naver, provider: 'portone-v2' }).verbatim).to.equal(true);
    expect(read({ ...naver, messageMode: 'friendly' }).verbatim).to.equal(false);
  });

  it('are not by another method, and not where another provider is wished for, or none', () => {
    expect(read({ ...naver, method: 'kakao_pay' }).verbatim).to.equal(false);
    for (const provider of ['stripe', 'adyen', undefined])
      expect(read({ ...naver, provider }).verbatim).to.equal(false);
  });
});

describe('the place to come back to', () => {
  it('is the page up to its first number sign, line breaks behind it or not', () => {
    expect(read({}, 'https://shop.example/cart?a=1#b#c').returnUrl).to.equal('https://shop.example/cart?a=1');
    expect(read({}, 'https://shop.example/cart#b\nc').returnUrl).to.equal('https://shop.example/cart');
  });
});

describe('an amount', () => {
  it('has fifteen digits at most', () => {
    expect(read({ amount: '9'.repeat(15) }).amount).to.equal(999_999_999_999_999);
    expect(read({ amount: '9'.repeat(16) }))
      .to.have.property('problem')
      .that.includes('amount: ');
    expect(read({ amount: 'x1' }).amount).to.equal(undefined);
  });
});
