import { expect } from '@open-wc/testing';
import type { Method } from '../../src/contract/types.js';
import { start } from '../../src/providers/stripe.js';
import { callOf, contextOf, putGlobal, returnUrl, staysOpen, tidyPage } from './scripts.js';

const body = { publishableKey: 'pk_example' };
const payment = { object: 'payment_intent', status: 'requires_confirmation', client_secret: 'pi_1_secret_2' };
const setup = { object: 'setup_intent', status: 'requires_confirmation', client_secret: 'seti_1_secret_2' };
const acceptance = { type: 'online', online: { infer_from_client: true } };
const setupData = { return_url: returnUrl, mandate_data: { customer_acceptance: acceptance } };

interface Called {
  readonly name: string;
  readonly words: readonly unknown[];
}
let called: Called[] = [];
let made: unknown[][] = [];
let behave: () => unknown = () => undefined;
let helpers: readonly string[] = [];

/** A stand-in for what Stripe's script makes: writes down each call. `helpers` are methods that its types do not have. */
function madeStripe() {
  const method =
    (name: string) =>
    async (...words: readonly unknown[]) => {
      called.push({ name, words });
      return behave();
    };
  const names = ['confirmPayment', 'confirmSetup', 'handleNextAction', ...helpers];
  return Object.fromEntries(names.map((name) => [name, method(name)]));
}

// Stripe's loader keeps the first Stripe that it finds for as long as the page lives.
const factory = Object.assign((...words: unknown[]) => (made.push(words), madeStripe()), { version: 'fake' });

/** What the call of Stripe.js for an intent came to. */
async function resultOf(intent: object, does: () => unknown, method: Method = 'kakao_pay') {
  behave = does;
  return (await callOf(start(intent, contextOf({ body, method })))).open();
}

describe('an intent that Stripe.js confirms', () => {
  beforeEach(() => {
    [called, made, helpers, behave] = [[], [], [], () => undefined];
    putGlobal('Stripe', factory);
  });
  afterEach(tidyPage);

  it('is a payment: confirmed with the address to come back to, only when it is opened', async () => {
    const call = await callOf(start(payment, contextOf({ body })));
    expect(called).to.deep.equal([]);
    expect(call.opensWindow).to.equal(false);
    await call.open();
    expect(made).to.deep.equal([['pk_example', { locale: 'ko' }]]);
    expect(called).to.deep.equal([
      {
        name: 'confirmPayment',
        words: [{ clientSecret: 'pi_1_secret_2', confirmParams: { return_url: returnUrl } }],
      },
    ]);
  });

  for (const [usage, saves] of [
    ['off_session', true],
    ['on_session', false],
    [null, false],
  ] as const) {
    it(`is a payment with setup_future_usage ${usage}: confirmed ${saves ? 'with the' : 'without a'} mandate`, async () => {
      await resultOf({ ...payment, setup_future_usage: usage }, () => undefined);
      const confirmParams = saves ? setupData : { return_url: returnUrl };
      expect(called).to.deep.equal([
        { name: 'confirmPayment', words: [{ clientSecret: 'pi_1_secret_2', confirmParams }] },
      ]);
    });
  }

  it('speaks the page’s language', async () => {
    await callOf(start(payment, contextOf({ body, locale: 'ja' })));
    expect(made).to.deep.equal([['pk_example', { locale: 'ja' }]]);
  });

  it('is a setup: confirmed with the mandate', async () => {
    await resultOf(setup, () => undefined);
    const words = [{ clientSecret: 'seti_1_secret_2', confirmParams: setupData }];
    expect(called).to.deep.equal([{ name: 'confirmSetup', words }]);
  });

  for (const [method, name] of [
    ['kakao_pay', 'confirmKakaoPaySetup'],
    ['kr_card', 'confirmKrCardSetup'],
    ['naver_pay', 'confirmNaverPaySetup'],
  ] as const) {
    it(`is set up by ${name} for ${method}, where this Stripe.js has it`, async () => {
      helpers = [name];
      await resultOf(setup, () => undefined, method);
      expect(called).to.deep.equal([{ name, words: ['seti_1_secret_2', setupData] }]);
    });
  }

  for (const method of ['samsung_pay', 'payco', 'toss_pay'] as const) {
    it(`is set up by confirmSetup for ${method}, which has no helper`, async () => {
      helpers = ['confirmKakaoPaySetup', 'confirmKrCardSetup', 'confirmNaverPaySetup'];
      await resultOf(setup, () => undefined, method);
      expect(called[0]?.name).to.equal('confirmSetup');
    });
  }

  it('is not paid by a setup helper', async () => {
    helpers = ['confirmKakaoPaySetup'];
    await resultOf(payment, () => undefined);
    expect(called[0]?.name).to.equal('confirmPayment');
  });

  for (const intent of [payment, setup]) {
    it(`goes on with a ${intent.object} that the server has confirmed`, async () => {
      const next = { status: 'requires_action', next_action: { type: 'use_stripe_sdk' } };
      await resultOf({ ...intent, ...next }, () => undefined);
      const words = [{ clientSecret: intent.client_secret }];
      expect(called).to.deep.equal([{ name: 'handleNextAction', words }]);
    });
  }
});

describe('what Stripe.js answers', () => {
  beforeEach(() => {
    [called, made, helpers, behave] = [[], [], [], () => undefined];
    putGlobal('Stripe', factory);
  });
  afterEach(tidyPage);

  it('is awaited while the page is on its way', async () => {
    expect(await staysOpen(resultOf(payment, () => new Promise(() => {})))).to.equal(true);
  });

  it('is the intent’s id and nothing else', async () => {
    const paymentIntent = { id: 'pi_1', client_secret: 'pi_1_secret_2', status: 'succeeded' };
    expect(await resultOf(payment, () => ({ paymentIntent }))).to.deep.equal({
      params: { payment_intent: 'pi_1' },
      complaint: undefined,
    });
    const setupIntent = { id: 'seti_1', client_secret: 'seti_1_secret_2', status: 'succeeded' };
    expect(await resultOf(setup, () => ({ setupIntent }))).to.deep.equal({
      params: { setup_intent: 'seti_1' },
      complaint: undefined,
    });
  });

  it('is a complaint where it has an error, in Stripe’s own words', async () => {
    const error = { type: 'card_error', code: 'card_declined', message: 'Your card was declined.' };
    expect(await resultOf(payment, () => ({ error }))).to.deep.equal({
      params: {},
      complaint: { provider: 'stripe', providerCode: 'card_declined', providerMessage: 'Your card was declined.' },
    });
  });

  it('is a complaint by its type where the error has no code, and may be of a page that is being left', async () => {
    const { complaint, cutOff } = await resultOf(payment, () => ({ error: { type: 'api_connection_error' } }));
    expect(complaint).to.deep.equal({
      provider: 'stripe',
      providerCode: 'api_connection_error',
      providerMessage: undefined,
    });
    expect(cutOff).to.equal(true);
  });

  it('never holds a secret', async () => {
    const secretive = { id: 'pi_1', client_secret: 'pi_1_secret_2' };
    const error = { code: 'x', message: 'no', payment_intent: secretive, setup_intent: secretive };
    const answers = [{ error }, { paymentIntent: secretive }, { paymentIntent: secretive, error }, secretive];
    for (const answer of answers) expect(JSON.stringify(await resultOf(payment, () => answer))).to.not.match(/secret/);
  });

  for (const answer of [undefined, null, 'succeeded', [], {}, { paymentIntent: null }, { paymentIntent: { id: 7 } }]) {
    it(`is nothing, and no complaint, when it is ${JSON.stringify(answer) ?? 'undefined'}`, async () => {
      expect(await resultOf(payment, () => answer)).to.deep.equal({ params: {}, complaint: undefined });
    });
  }

  it('is a complaint when the call is rejected', async () => {
    const { complaint, params } = await resultOf(payment, () => Promise.reject(new Error('unknown parameter')));
    expect(complaint).to.include({ provider: 'stripe', providerMessage: 'unknown parameter' });
    expect(params).to.deep.equal({});
  });

  it('is a complaint when the call throws', async () => {
    helpers = ['confirmKakaoPaySetup'];
    const { open } = await callOf(start(setup, contextOf({ body })));
    behave = () => {
      throw new Error('no such intent');
    };
    expect((await open()).complaint).to.include({ provider: 'stripe', providerMessage: 'no such intent' });
  });
});
