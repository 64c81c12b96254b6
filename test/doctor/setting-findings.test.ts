import { expect } from '@open-wc/testing';
import { settingFindings } from '../../src/doctor/setting-findings.js';
import type { RawSettings } from '../../src/settings/settings.js';
import { address, rawOf } from './sound.js';

const findingsOf = (given: Partial<Record<keyof RawSettings, unknown>>, page = address) =>
  settingFindings({ raw: rawOf(given), formAction: null }, page);

describe('attributes that cannot be used', () => {
  // The property, what is written there, and a part of what to do.
  const wrong: readonly (readonly [keyof RawSettings, string, RegExp])[] = [
    ['amount', '14,000', /amount="14000"/],
    ['amount', '₩14,000', /amount="14000"/],
    ['amount', '14 000원', /amount="14000"/],
    ['amount', '140.00', /Won have no decimals.*amount="140"/],
    ['amount', '1e4', /digits only/],
    ['amount', '-5', /digits only/],
    ['currency', 'USD', /Only Korean won/],
    ['method', 'kakaopay', /Did you mean method="kakao_pay"/],
    ['mode', 'subscription', /one of pay, save, pay-and-save, subscribe/],
    ['mode', 'pay_and_save', /Did you mean mode="pay-and-save"/],
    ['provider', 'Stripe', /Did you mean provider="stripe"/],
    ['size', 'xl', /s, m, l/],
    ['brandColors', 'true', /on, off/],
    ['locale', 'fr', /nearest lang/],
    ['credentials', 'true', /same-origin, include, omit/],
    ['messageMode', 'verbatm', /Did you mean message-mode="verbatim"/],
    ['frequency', 'monthly', /frequency="recurring"/],
    ['allowedHosts', 'https://psp.example', /without scheme/],
    ['endpoint', 'javascript:void(0)', /path such as \/pay/],
    ['endpoint', 'http://shop.example/pay', /https/],
    ['endpoint', 'https://me:secret@shop.example/', /user name/],
    ['endpoint', 'https://', /no address/],
    ['confirmEndpoint', 'ftp://shop.example', /path such as/],
    ['returnUrl', 'https://www.shop.example/done', /www\.shop\.example in allowed-hosts/],
    ['returnUrl', 'myapp://done', /for an app/],
    ['returnUrl', '//shop.example/done', /one slash/],
    ['returnUrl', '/done page', /%20/],
    ['returnUrl', 'https://me@shop.example/', /user name/],
  ];
  for (const [name, value, remedy] of wrong) {
    it(`are told: ${name} ${JSON.stringify(value)}`, () => {
      const found = findingsOf({ [name]: value });
      expect(found).to.have.lengthOf(1);
      expect(found[0]).to.include({ kind: 'wrong-attribute', severity: 'error' });
      expect(found[0]?.wrong).to.include(value);
      expect(found[0]?.expected).to.not.equal('');
      expect(found[0]?.remedy).to.match(remedy);
    });
  }

  it('are told all at once, and not the first one only', () => {
    const found = findingsOf({ amount: '14,000', currency: 'USD', method: 'x', endpoint: '', orderId: undefined });
    expect(found.map(({ wrong: what }) => what.split(/[=\s]/)[0])).to.have.members([
      'amount',
      'currency',
      'method',
      'endpoint',
      'order-id',
    ]);
  });

  it('are told as missing where they are needed, empty ones as empty', () => {
    expect(findingsOf({ endpoint: undefined })[0]).to.include({
      kind: 'missing-attribute',
      wrong: 'endpoint is missing.',
    });
    expect(findingsOf({ endpoint: '' })[0]).to.include({ kind: 'missing-attribute', wrong: 'endpoint is missing.' });
    expect(findingsOf({ orderId: '' })[0]).to.include({ wrong: 'order-id is empty.' });
    expect(findingsOf({ orderId: undefined, mode: 'save' }).some(({ wrong: what }) => /order-id/.test(what))).to.equal(
      false,
    );
  });

  it('are the items of the mandate, each by its name, and cancellation to subscribe only', () => {
    const missing = (mode: string) => findingsOf({ mode }).map(({ wrong: what }) => what);
    const items = ['merchant is missing.', 'frequency is missing.', 'timing is missing.', 'amount-rule is missing.'];
    expect(missing('subscribe')).to.deep.equal([...items, 'cancellation is missing.']);
    expect(missing('save')).to.deep.equal(items);
    expect(missing('pay')).to.deep.equal([]);
  });

  it('are none where the form inside says where to ask', () => {
    expect(settingFindings({ raw: rawOf({ endpoint: undefined }), formAction: '/pay' }, address)).to.deep.equal([]);
  });

  it('end also on a page whose own address cannot be used', () => {
    expect(findingsOf({}, 'about:blank').map(({ kind }) => kind)).to.deep.equal(['wrong-attribute']);
  });
});
