import { expect } from '@open-wc/testing';
import { readSettings, readTexts } from '../../src/settings/settings.js';
import type { RawSettings, Settings } from '../../src/settings/settings.js';
import { bare } from './bare.js';

const page = 'https://shop.example/cart?step=2#top';

const read = (given: { readonly [K in keyof RawSettings]?: unknown } = {}): Settings =>
  readSettings(readTexts({ ...bare, endpoint: '/pay', orderId: 'A-1', ...given }), page, 'ko');

const mandate = { merchant: '김치상회', frequency: 'recurring', timing: '매월 1일', amountRule: '9,900원' } as const;

describe('the settings of an element', () => {
  it('have a default for all but endpoint and order', () => {
    expect(read()).to.deep.equal({
      method: 'kakao_pay',
      mode: 'pay',
      amount: undefined,
      locale: 'ko',
      endpoint: 'https://shop.example/pay',
      confirmEndpoint: 'https://shop.example/pay',
      provider: undefined,
      orderId: 'A-1',
      orderName: undefined,
      returnUrl: 'https://shop.example/cart?step=2',
      mandate: undefined,
      termsVersion: undefined,
      credentials: 'same-origin',
      allowedHosts: [],
      verbatim: false,
      problem: undefined,
    });
  });

  it('are what the attributes say', () => {
    const settings = read({
      confirmEndpoint: 'https://api.shop.example/confirm',
      provider: 'portone-v2',
      method: 'toss_pay',
      mode: 'subscribe',
      orderName: '김치 2kg',
      amount: '14000',
      currency: 'KRW',
      returnUrl: '/done?a=1#x',
      locale: 'en',
      ...mandate,
      cancellation: 'in your account',
      termsVersion: '2026-01',
      credentials: 'include',
      allowedHosts: 'pay.example *.psp.example:8443',
      messageMode: 'verbatim',
      brandColors: 'off',
      size: 'l',
    });
    expect(settings).to.deep.equal({
      method: 'toss_pay',
      mode: 'subscribe',
      amount: 14000,
      locale: 'en',
      endpoint: 'https://shop.example/pay',
      confirmEndpoint: 'https://api.shop.example/confirm',
      provider: 'portone-v2',
      orderId: 'A-1',
      orderName: '김치 2kg',
      returnUrl: 'https://shop.example/done?a=1',
      mandate: { ...mandate, cancellation: 'in your account' },
      termsVersion: '2026-01',
      credentials: 'include',
      allowedHosts: ['pay.example', '*.psp.example:8443'],
      verbatim: true,
      problem: undefined,
    });
  });

  const closed: readonly (readonly [field: keyof RawSettings, attribute: string, values: readonly string[]])[] = [
    ['provider', 'provider', ['stripe', 'portone', 'portone-v2', 'checkout', 'adyen']],
    ['method', 'method', ['kakao_pay', 'kr_card', 'naver_pay', 'samsung_pay', 'payco', 'toss_pay']],
    ['mode', 'mode', ['pay', 'save', 'pay-and-save', 'subscribe']],
    ['currency', 'currency', ['KRW']],
    ['locale', 'locale', ['ko', 'en', 'ja', 'zh']],
    ['credentials', 'credentials', ['same-origin', 'include', 'omit']],
    ['messageMode', 'message-mode', ['friendly', 'verbatim']],
    ['brandColors', 'brand-colors', ['on', 'off']],
    ['size', 'size', ['s', 'm', 'l']],
    ['frequency', 'frequency', ['one-time', 'recurring']],
  ];
  for (const [field, attribute, values] of closed) {
    it(`know each ${attribute} and refuse any other, naming what was expected`, () => {
      const rest = { ...mandate, cancellation: 'any time' };
      for (const value of values) expect(read({ ...rest, [field]: value }).problem, value).to.equal(undefined);
      for (const value of ['toString', 'Constructor', ` ${values[0]}`, 'x']) {
        const { problem } = read({ ...rest, [field]: value });
        expect(problem, value)
          .to.match(new RegExp(`^${attribute}: expected `))
          .and.include(values.join(' | '));
        expect(problem).to.include(JSON.stringify(value));
      }
    });
  }

  for (const amount of [
    '14,000',
    '140.00',
    '1e4',
    '-1',
    '+1',
    ' 14000',
    '0x10',
    '₩14000',
    '１４０００',
    'NaN',
    1.5,
    -1,
    NaN,
  ]) {
    it(`refuse ${JSON.stringify(amount)} (${typeof amount}) as an amount`, () => {
      const settings = read({ amount });
      expect(settings.problem).to.match(/^amount: expected whole won such as 14000/);
      expect(settings.amount).to.equal(undefined);
    });
  }

  it('take an amount as text or number', () => {
    expect(read({ amount: '0' })).to.include({ amount: 0, problem: undefined });
    expect(read({ amount: 14000 })).to.include({ amount: 14000, problem: undefined });
    expect(read({ amount: '' })).to.include({ amount: undefined, problem: undefined });
  });

  const unusable: readonly (readonly [name: string, given: Partial<RawSettings>])[] = [
    ['endpoint', { endpoint: undefined }],
    ['endpoint', { endpoint: 'http://' }],
    ['endpoint', { endpoint: 'javascript:alert(1)' }],
    ['endpoint', { endpoint: 'https://me:secret@shop.example/pay' }],
    ['endpoint', { endpoint: 'http://shop.example/pay' }],
    ['confirm-endpoint', { confirmEndpoint: 'data:,x' }],
    ['order-id', { orderId: undefined }],
    ['order-id', { orderId: '', mode: 'pay' }],
    ['return-url', { returnUrl: 'https://other.example/' }],
    ['return-url', { returnUrl: '//other.example/' }],
    ['return-url', { returnUrl: 'javascript:alert(1)' }],
    ['return-url', { returnUrl: '/%5cother.example' }],
    ['allowed-hosts', { allowedHosts: 'https://psp.example' }],
    ['allowed-hosts', { allowedHosts: 'psp.example *' }],
  ];
  for (const [name, given] of unusable) {
    it(`name ${name} as unusable for ${JSON.stringify(Object.values(given)[0] ?? null)}`, () => {
      expect(read(given).problem).to.match(new RegExp(`^${name}: expected .+, got `));
    });
  }

  it('take the action of a form as the endpoint, but the attribute first', () => {
    const raw = { ...bare, orderId: 'A-1' };
    expect(readSettings(raw, page, 'ko', '/form').endpoint).to.equal('https://shop.example/form');
    expect(readSettings({ ...raw, endpoint: '/pay' }, page, 'ko', '/form').endpoint).to.equal(
      'https://shop.example/pay',
    );
    expect(readSettings(raw, page, 'ko', null).problem).to.match(/^endpoint: /);
  });

  it('need no order to save a method', () => {
    expect(read({ ...mandate, mode: 'save', orderId: undefined }).problem).to.equal(undefined);
  });

  it('take a host of allowed-hosts as a place to come back to', () => {
    const given = { returnUrl: 'https://app.shop.example/done', allowedHosts: '*.shop.example' };
    expect(read(given)).to.include({ returnUrl: 'https://app.shop.example/done', problem: undefined });
  });

  it('name the first of several problems', () => {
    expect(read({ mode: 'x', size: 'x' }).problem).to.match(/^mode: /);
  });
});

describe('the mandate', () => {
  it('is none for a payment', () => {
    expect(read({ ...mandate }).mandate).to.equal(undefined);
    expect(read({ frequency: undefined }).problem).to.equal(undefined);
  });

  for (const mode of ['save', 'pay-and-save', 'subscribe'] as const) {
    for (const [field, attribute] of [
      ['merchant', 'merchant'],
      ['frequency', 'frequency'],
      ['timing', 'timing'],
      ['amountRule', 'amount-rule'],
    ] as const) {
      it(`needs ${attribute} with mode ${mode}`, () => {
        const given = { ...mandate, cancellation: 'any time', mode };
        expect(read(given).mandate).to.include(mandate);
        for (const missing of [undefined, ...(field === 'frequency' ? [''] : ['', '  '])]) {
          const settings = read({ ...given, [field]: missing });
          expect(settings.problem).to.match(new RegExp(`^${attribute}: expected `));
          expect(settings.mandate).to.equal(undefined);
        }
      });
    }
  }

  it('needs a way to cancel for a subscription only', () => {
    expect(read({ ...mandate, mode: 'save' }).problem).to.equal(undefined);
    expect(read({ ...mandate, mode: 'subscribe' }).problem).to.match(/^cancellation: expected /);
    expect(read({ ...mandate, mode: 'subscribe', cancellation: ' ' }).problem).to.match(/^cancellation: /);
  });

  it('leaves out a way to cancel that was not given', () => {
    expect(read({ ...mandate, mode: 'save' }).mandate).to.not.have.property('cancellation');
  });

  it('has its texts trimmed', () => {
    expect(read({ ...mandate, merchant: ' 김치상회 ', mode: 'save' }).mandate).to.include({ merchant: '김치상회' });
  });
});
