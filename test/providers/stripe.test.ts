import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { start } from '../../src/providers/stripe.js';
import { contextOf } from './scripts.js';

const context = contextOf();
const url = 'https://pay.stripe.example/c/pay/cs_test_1';
const depart = { type: 'depart', departure: { url, method: 'GET', fields: [] } };
const nextAction = { type: 'redirect_to_url', redirect_to_url: { url, return_url: 'https://shop.example/' } };

describe('the Stripe provider', () => {
  it('goes to the address of a Checkout Session', () => {
    const session = { id: 'cs_test_1', object: 'checkout.session', status: 'open', url, payment_intent: null };
    expect(start(session, context)).to.deep.equal(depart);
  });

  it('goes to an address alone', () => {
    expect(start({ url }, context)).to.deep.equal(depart);
  });

  for (const object of ['payment_intent', 'setup_intent']) {
    it(`goes where a ${object} that the server confirmed says`, () => {
      const intent = { object, status: 'requires_action', client_secret: 'x_secret_y', next_action: nextAction };
      expect(start(intent, context)).to.deep.equal(depart);
    });

    for (const status of ['succeeded', 'processing', 'canceled']) {
      it(`has nothing to do for a ${object} that is ${status}`, () => {
        expect(start({ object, status, client_secret: 'x_secret_y', next_action: null }, context)).to.deep.equal({
          type: 'settled',
        });
      });
    }

    it(`refuses a ${object} to be confirmed in the browser without a publishable key`, () => {
      const intent = { object, status: 'requires_confirmation', client_secret: 'x_secret_y', next_action: null };
      for (const body of [{}, { publishableKey: '' }, { publishableKey: ['pk'] }, { publishable_key: 'pk' }]) {
        const handoff = start(intent, contextOf({ body }));
        expect(handoff).to.have.nested.property('failure.hint').that.includes('publishableKey');
        expect(handoff).to.have.nested.property('failure.code', 'invalid-response');
      }
    });

    it(`refuses a ${object} without a secret although there is a key`, () => {
      const intent = { object, status: 'requires_confirmation', next_action: null };
      const handoff = start(intent, contextOf({ body: { publishableKey: 'pk' } }));
      expect(handoff).to.have.nested.property('failure.code', 'invalid-response');
    });
  }

  it('has nothing to do for a payment that waits to be captured', () => {
    expect(start({ object: 'payment_intent', status: 'requires_capture' }, context)).to.deep.equal({ type: 'settled' });
  });

  for (const status of ['complete', 'expired']) {
    it(`has nothing to do for a Checkout Session that is ${status}`, () => {
      expect(start({ object: 'checkout.session', status, url: null }, context)).to.deep.equal({ type: 'settled' });
    });
  }

  const unusable: unknown[] = [
    null,
    undefined,
    url,
    [{ url }],
    {},
    { object: 'checkout.session', status: 'open', url: null },
    { object: 'checkout.session', status: 'open', url: '' },
    { object: 'payment_intent', status: 'requires_action', next_action: { type: 'use_stripe_sdk' } },
    { object: 'payment_intent', status: 'requires_action', next_action: { redirect_to_url: { url: '' } } },
    { object: 'payment_intent', status: 'requires_action', next_action: [nextAction] },
    JSON.parse(`{ "url": "${url}", "__proto__": {} }`),
  ];
  for (const action of unusable) {
    it(`refuses ${JSON.stringify(action) ?? 'undefined'}`, () => {
      expect(start(action, context)).to.have.nested.property('failure.code', 'invalid-response');
    });
  }

  it('takes any JSON without throwing', () => {
    const near = fc.record({ status: fc.jsonValue(), url: fc.jsonValue(), next_action: fc.jsonValue() });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), near), (action) => {
        const handoff = start(action, context);
        if (handoff instanceof Promise) expect.fail('expected an answer at once');
        else if (handoff.type === 'depart') expect(handoff.departure.url).to.be.a('string').and.not.equal('');
        else expect(['settled', 'refused']).to.include(handoff.type);
      }),
      { numRuns: 500 },
    );
  });
});
