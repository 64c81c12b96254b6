import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { start } from '../../src/providers/adyen.js';

const url = 'https://checkoutshopper-test.adyen.example/redirect';
const byGet = { type: 'redirect', method: 'GET', paymentMethodType: 'kakaopay', url };
const byPost = { type: 'redirect', method: 'POST', url, data: { MD: 'm+d=', PaReq: '한글', count: 2 } };
const goes = { type: 'depart', departure: { url, method: 'GET', fields: [] } };

describe('the Adyen provider', () => {
  it('goes where the answer of /payments says', () => {
    expect(start({ resultCode: 'RedirectShopper', action: byGet })).to.deep.equal(goes);
  });

  it('goes where an action alone says', () => {
    expect(start(byGet)).to.deep.equal(goes);
  });

  it('ignores fields that it does not know', () => {
    expect(start({ ...byGet, paymentData: 'x', sdkData: { a: 1 } })).to.deep.equal(goes);
  });

  for (const [what, action] of [
    ['an answer', { resultCode: 'RedirectShopper', action: byPost }],
    ['an action', byPost],
  ] as const) {
    it(`sends the data of ${what} as a form`, () => {
      const fields = [
        ['MD', 'm+d='],
        ['PaReq', '한글'],
        ['count', '2'],
      ];
      expect(start(action)).to.deep.equal({ type: 'depart', departure: { url, method: 'POST', fields } });
    });
  }

  it('sends a form without fields where a POST has no data', () => {
    const { data: _data, ...bare } = byPost;
    expect(start(bare)).to.deep.equal({ type: 'depart', departure: { url, method: 'POST', fields: [] } });
  });

  for (const resultCode of ['Authorised', 'Pending', 'Received', 'Refused', 'Cancelled', 'Error', 'of tomorrow']) {
    it(`has nothing to do for an answer without action that says ${resultCode}`, () => {
      expect(start({ resultCode, pspReference: 'P1' })).to.deep.equal({ type: 'settled' });
    });
  }

  const unusable: unknown[] = [
    undefined,
    null,
    url,
    [byGet],
    {},
    { resultCode: '' },
    { resultCode: 7 },
    { ...byGet, type: 'threeDS2' },
    { resultCode: 'IdentifyShopper', action: { type: 'threeDS2' } },
    { resultCode: 'PresentToShopper', action: { type: 'voucher', url } },
    { ...byGet, url: '' },
    { ...byGet, url: undefined },
    { ...byGet, method: 'PUT' },
    { ...byPost, data: { MD: { nested: true } } },
    { ...byPost, data: { MD: ['list'] } },
    { ...byPost, data: ['MD'] },
    { ...byPost, data: 'MD=1' },
    { action: { action: byGet } },
    { resultCode: 'RedirectShopper', action: [byGet] },
    { resultCode: 'RedirectShopper', action: url },
    JSON.parse(`{"type":"redirect","url":"${url}","__proto__":{}}`),
    JSON.parse(`{"type":"redirect","method":"POST","url":"${url}","data":{"__proto__":"1"}}`),
    JSON.parse(`{"type":"redirect","method":"POST","url":"${url}","data":{"constructor":"1"}}`),
    JSON.parse(`{"resultCode":"RedirectShopper","action":{"type":"redirect","url":"${url}","__proto__":{}}}`),
    JSON.parse(`{"resultCode":"Authorised","__proto__":{}}`),
  ];
  for (const action of unusable) {
    it(`refuses ${JSON.stringify(action) ?? 'undefined'}`, () => {
      expect(start(action)).to.have.nested.property('failure.code', 'invalid-response');
    });
  }

  it('takes any JSON without throwing', () => {
    const near = fc.record({ type: fc.constant('redirect'), url: fc.jsonValue(), data: fc.jsonValue() });
    const answer = fc.record({ resultCode: fc.jsonValue(), action: fc.oneof(near, fc.jsonValue()) });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), near, answer), (action) => {
        const handoff = start(action);
        if (handoff.type === 'depart') expect(handoff.departure.url).to.be.a('string').and.not.equal('');
        else expect(['settled', 'refused']).to.include(handoff.type);
      }),
    );
  });
});
