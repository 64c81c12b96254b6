import { expect } from '@open-wc/testing';
import { readLook } from '../../src/settings/look.js';

const none = { method: undefined, mode: undefined, amount: undefined, locale: undefined };

describe('the look of an element', () => {
  it('is a one-time payment by Kakao Pay in the language around it', () => {
    const look = { method: 'kakao_pay', mode: 'pay', amount: undefined };
    expect(readLook(none, 'ko')).to.deep.equal({ ...look, locale: 'ko' });
    expect(readLook(none, 'en')).to.deep.equal({ ...look, locale: 'en' });
  });

  it('is what the attributes say', () => {
    expect(readLook({ method: 'payco', mode: 'save', amount: '100', locale: 'en' }, 'ko')).to.deep.equal({
      method: 'payco',
      mode: 'save',
      amount: 100,
      locale: 'en',
    });
  });

  it('falls back to the default where an attribute is unusable', () => {
    expect(readLook({ method: 'bitcoin', mode: 'steal', amount: '1,000', locale: 'tlh' }, 'en')).to.deep.equal({
      method: 'kakao_pay',
      mode: 'pay',
      amount: undefined,
      locale: 'en',
    });
  });
});
