import { expect } from '@open-wc/testing';
import { start } from '../../src/providers/stripe.js';
import { answerScripts, callOf, contextOf, nowhere, putElement, putGlobal, scriptWith, tidyPage } from './scripts.js';

// In a file, and so in a page, of its own: Stripe's loader keeps the first Stripe that it finds.
const intent = { object: 'payment_intent', status: 'requires_confirmation', client_secret: 'pi_1_secret_2' };
const context = contextOf({ body: { publishableKey: 'pk_example' } });
const unavailable = { code: 'provider-unavailable', provider: 'stripe', retryable: true };

describe('Stripe.js', () => {
  afterEach(tidyPage);

  it('is not a link of the page named Stripe', async () => {
    putElement('a', { id: 'Stripe', href: 'https://evil.example/' });
    const asked = answerScripts(nowhere);
    expect(await start(intent, context))
      .to.have.property('failure')
      .that.includes(unavailable);
    expect(asked).to.deep.equal([]);
  });

  for (const value of [{}, 'Stripe', 1, { confirmPayment() {} }]) {
    it(`is not ${JSON.stringify(value)}`, async () => {
      putGlobal('Stripe', value);
      expect(await start(intent, context))
        .to.have.property('failure')
        .that.includes(unavailable);
    });
  }

  it('that does not come is provider-unavailable, and is asked for again at the next start', async () => {
    const source = 'window.Stripe = () => ({ confirmPayment: async () => ({ paymentIntent: { id: "pi_1" } }) })';
    const asked = answerScripts(nowhere, nowhere, scriptWith(source));
    const handoff = await start(intent, context);
    expect(handoff).to.include({ type: 'refused', script: 'https://js.stripe.com/' });
    expect(handoff).to.have.property('failure').that.includes(unavailable);
    expect(await (await callOf(start(intent, context))).open()).to.deep.include({ params: { payment_intent: 'pi_1' } });
    for (const address of asked) expect(address).to.match(/^https:\/\/js\.stripe\.com\/[a-z]+\/stripe\.js$/);
    Reflect.deleteProperty(globalThis, 'Stripe');
  });
});
