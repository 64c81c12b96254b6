import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { start } from '../../src/providers/checkout.js';

const href = 'https://simulator.checkout.example/redirect/pay_1';
const goes = { type: 'depart', departure: { url: href, method: 'GET', fields: [] } };
const links = { self: { href: 'https://api.checkout.example/payments/pay_1' }, redirect: { href } };
const payment = { id: 'pay_1', status: 'Pending', reference: 'A-1', _links: links };

describe('the Checkout.com provider', () => {
  it('goes where a payment says', () => {
    expect(start(payment)).to.deep.equal(goes);
  });

  it('goes where the payment in a payment setup says', () => {
    const setup = { id: 'pse_1', status: 'Action Required', latest_payment: payment, _links: { self: links.self } };
    expect(start(setup)).to.deep.equal(goes);
  });

  it('goes where a hosted payments page is, which has no status', () => {
    expect(start({ id: 'hpp_1', reference: 'A-1', _links: links })).to.deep.equal(goes);
  });

  it('goes where the answer itself says rather than the payment in it', () => {
    const other = { ...payment, _links: { redirect: { href: 'https://other.example/' } } };
    expect(start({ ...payment, latest_payment: other })).to.deep.equal(goes);
  });

  for (const status of ['Authorized', 'Captured', 'Declined', 'Canceled', 'Expired', 'Pending']) {
    it(`has nothing to do for a payment without an address that is ${status}`, () => {
      expect(start({ id: 'pay_1', status, _links: { self: links.self } })).to.deep.equal({ type: 'settled' });
      expect(start({ id: 'pse_1', latest_payment: { id: 'pay_1', status } })).to.deep.equal({ type: 'settled' });
    });
  }

  const unusable: unknown[] = [
    undefined,
    null,
    href,
    [payment],
    {},
    { id: 'pay_1' },
    { status: '' },
    { status: 1 },
    { _links: { redirect: { href: '' } } },
    { _links: { redirect: { href: 1 } } },
    { _links: { redirect: href } },
    { _links: [links] },
    { latest_payment: [payment] },
    { id: 'pse_1', status: 'Ready', latest_payment: { id: 'pay_1' } },
    JSON.parse(`{"_links":{"redirect":{"href":"${href}"}},"__proto__":{}}`),
    JSON.parse(`{"_links":{"redirect":{"href":"${href}","__proto__":{}}}}`),
  ];
  for (const action of unusable) {
    it(`refuses ${JSON.stringify(action) ?? 'undefined'}`, () => {
      expect(start(action)).to.have.nested.property('failure.code', 'invalid-response');
    });
  }

  for (const redirect of ['{"href":""}', '{"href":7}', '[]', `{"href":"${href}","__proto__":{}}`]) {
    it(`refuses a pending payment whose address is ${redirect}`, () => {
      const action: unknown = JSON.parse(`{"id":"pay_1","status":"Pending","_links":{"redirect":${redirect}}}`);
      expect(start(action)).to.have.nested.property('failure.code', 'invalid-response');
    });
  }

  it('takes any JSON without throwing', () => {
    const near = fc.record({
      status: fc.jsonValue(),
      _links: fc.oneof(fc.record({ redirect: fc.record({ href: fc.jsonValue() }) }), fc.jsonValue()),
    });
    const setup = fc.record({ status: fc.jsonValue(), latest_payment: near });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), near, setup), (action) => {
        const handoff = start(action);
        if (handoff.type === 'depart') expect(handoff.departure.url).to.be.a('string').and.not.equal('');
        else expect(['settled', 'refused']).to.include(handoff.type);
      }),
    );
  });
});
