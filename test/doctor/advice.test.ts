import { expect } from '@open-wc/testing';
import { advice } from '../../src/doctor/advice.js';
import type { RawSettings } from '../../src/settings/settings.js';
import { address, rawOf } from './sound.js';

const adviceOn = (given: Partial<Record<keyof RawSettings, unknown>>, page = address) =>
  advice({ raw: rawOf(given), formAction: null }, page);
const kindsOf = (...words: Parameters<typeof adviceOn>) => adviceOn(...words).map(({ kind }) => kind);

describe('what can be used and is probably not meant so', () => {
  it('is an endpoint of another origin without a word about cookies, with the headers it needs', () => {
    const [finding] = adviceOn({ endpoint: 'https://api.shop.example/pay' });
    expect(finding).to.include({ kind: 'cross-origin-endpoint', severity: 'warning' });
    expect(finding?.remedy).to.include('Access-Control-Allow-Origin: https://shop.example');
    expect(finding?.remedy).to.include('idempotency-key');
    expect(kindsOf({ endpoint: 'https://api.shop.example/pay', credentials: 'include' })).to.deep.equal([]);
  });

  it('is a confirm endpoint of another origin', () => {
    expect(kindsOf({ confirmEndpoint: 'https://api.shop.example/pay' })).to.deep.equal(['cross-origin-endpoint']);
  });

  it('is an endpoint on the developer’s own machine for a page that comes from elsewhere', () => {
    expect(kindsOf({ endpoint: 'http://localhost:3000/pay', credentials: 'omit' })).to.deep.equal(['local-endpoint']);
    const local = 'http://localhost:5173/';
    expect(kindsOf({ endpoint: 'http://localhost:3000/pay', credentials: 'omit' }, local)).to.deep.equal([]);
  });

  it('is a return address whose fragment gets lost', () => {
    expect(kindsOf({ returnUrl: '/done#thanks' })).to.deep.equal(['return-fragment']);
    expect(kindsOf({}, `${address}#/checkout`)).to.deep.equal(['return-fragment']);
    expect(kindsOf({}, `${address}#details`)).to.deep.equal([]);
  });

  it('is a return address with a parameter that is the provider’s', () => {
    expect(adviceOn({ returnUrl: '/done?imp_uid=1' })[0]?.wrong).to.include('imp_uid');
    expect(kindsOf({ returnUrl: '/done?order=1' })).to.deep.equal([]);
  });

  it('is a mandate that is not shown, and a subscription that is charged once', () => {
    const mandate = { merchant: 'm', frequency: 'one-time', timing: 't', amountRule: 'r', cancellation: 'c' };
    expect(adviceOn(mandate)[0]?.wrong).to.include('merchant, frequency, timing, amount-rule, cancellation');
    expect(kindsOf({ ...mandate, mode: 'subscribe' })).to.deep.equal(['one-time-subscription']);
    expect(kindsOf({ ...mandate, mode: 'save' })).to.deep.equal([]);
  });
});
