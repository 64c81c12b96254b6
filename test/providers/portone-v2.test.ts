import { expect } from '@open-wc/testing';
import { start } from '../../src/providers/portone-v2.js';
import { answerScripts, callOf, contextOf, nowhere, putElement, putGlobal, returnUrl } from './scripts.js';
import { scriptWith, staysOpen, tidyPage } from './scripts.js';

const script = 'https://cdn.portone.io/v2/browser-sdk.js';
const request = { storeId: 'store-1', channelKey: 'channel-1', paymentId: 'A-1', totalAmount: 14000, currency: 'KRW' };
const payment = { operation: 'payment', request };
const billingKey = { operation: 'billing-key', request: { storeId: 'store-1', billingKeyMethod: 'EASY_PAY' } };

/** A stand-in for PortOne's V2 script: writes down what it is told, and does as the test says. */
function putPortOne(behave: () => unknown = () => new Promise(() => {})) {
  const calls: { readonly name: string; readonly request: object }[] = [];
  const sdk = {
    async requestPayment(this: unknown, asked: object) {
      calls.push({ name: this === sdk ? 'payment' : 'without this', request: asked });
      return behave();
    },
    async requestIssueBillingKey(this: unknown, asked: object) {
      calls.push({ name: this === sdk ? 'billing-key' : 'without this', request: asked });
      return behave();
    },
  };
  putGlobal('PortOne', sdk);
  return calls;
}

/** What comes of a call of the script that ends so. */
async function resultOf(behave: () => unknown, action: object = payment) {
  putPortOne(behave);
  return (await callOf(start(action, contextOf()))).open();
}

describe('a PortOne V2 payment', () => {
  afterEach(tidyPage);

  for (const action of [payment, billingKey]) {
    it(`asks for a ${action.operation} with what the server gave, only when it is opened`, async () => {
      const calls = putPortOne();
      const call = await callOf(start(action, contextOf()));
      expect(calls).to.have.lengthOf(0);
      void call.open();
      expect(calls).to.deep.equal([{ name: action.operation, request: { ...action.request, redirectUrl: returnUrl } }]);
    });
  }

  it('comes back to our address, although the server gave another', async () => {
    const calls = putPortOne();
    const elsewhere = { ...payment, request: { ...request, redirectUrl: 'https://evil.example/' } };
    void (await callOf(start(elsewhere, contextOf()))).open();
    expect(calls[0]?.request).to.include({ redirectUrl: returnUrl });
  });

  for (const [method, given, opensWindow] of [
    ['kakao_pay', undefined, false],
    ['payco', undefined, true],
    ['toss_pay', undefined, true],
    ['naver_pay', undefined, true],
    ['kr_card', true, true],
    ['naver_pay', false, false],
  ] as const) {
    it(`by ${method} ${opensWindow ? 'opens a' : 'opens no'} window when the server says ${given}`, async () => {
      putPortOne();
      const said = given === undefined ? payment : { ...payment, opensWindow: given };
      expect((await callOf(start(said, contextOf({ method })))).opensWindow).to.equal(opensWindow);
    });
  }

  for (const unusable of [
    undefined,
    null,
    [payment],
    {},
    { request },
    { operation: 'payment' },
    { operation: 'payment', request: [] },
    { operation: 'refund', request },
    { operation: 'constructor', request },
    { operation: ['payment'], request },
    JSON.parse('{"operation":"payment","request":{"__proto__":{}}}'),
  ]) {
    it(`is refused for ${JSON.stringify(unusable) ?? 'undefined'}, and no script is asked for`, async () => {
      const asked = answerScripts(nowhere);
      expect(await start(unusable, contextOf())).to.have.nested.property('failure.code', 'invalid-response');
      expect(asked).to.deep.equal([]);
    });
  }
});

describe('a PortOne V2 result', () => {
  afterEach(tidyPage);

  it('without a code is no complaint', async () => {
    const response = { transactionType: 'PAYMENT', txId: 'tx_1', paymentId: 'A-1' };
    expect(await resultOf(() => response)).to.deep.equal({ params: response, complaint: undefined });
  });

  it('of a billing key has the key', async () => {
    const response = { transactionType: 'ISSUE_BILLING_KEY', billingKey: 'key_1' };
    expect(await resultOf(() => response, billingKey)).to.deep.include({ params: response });
  });

  it('with a code is a complaint in its own words, and keeps all that it said', async () => {
    const response = { paymentId: 'A-1', code: 'FAILURE_TYPE_PG', message: '실패' };
    expect(await resultOf(() => response)).to.deep.equal({
      params: response,
      complaint: { provider: 'portone-v2', providerCode: 'FAILURE_TYPE_PG', providerMessage: '실패' },
    });
  });

  it('has the payment company’s words before PortOne’s own', async () => {
    const response = { code: 'FAILURE_TYPE_PG', message: '실패', pgCode: 'PAY_PROCESS_CANCELED', pgMessage: '취소' };
    expect((await resultOf(() => response)).complaint).to.include({ providerMessage: '취소' });
  });

  it('with a message alone is no complaint', async () => {
    expect(await resultOf(() => ({ message: 'hello' }))).to.deep.equal({
      params: { message: 'hello' },
      complaint: undefined,
    });
  });

  for (const response of [null, '', 'paid', 0, [], {}, [{ code: 'no' }]]) {
    it(`of ${JSON.stringify(response)} is no complaint and has no fields`, async () => {
      expect(await resultOf(() => response)).to.deep.equal({ params: {}, complaint: undefined });
    });
  }

  it('of nothing is awaited: the page is on its way', async () => {
    expect(await staysOpen(resultOf(() => undefined))).to.equal(true);
  });

  it('is awaited as long as the script says nothing', async () => {
    expect(await staysOpen(resultOf(() => new Promise(() => {})))).to.equal(true);
  });

  it('is a complaint when the call is rejected', async () => {
    const error = Object.assign(new Error('paid already'), { code: 'PaymentAlreadyPaid' });
    expect(await resultOf(() => Promise.reject(error))).to.deep.equal({
      params: {},
      cutOff: true,
      complaint: { provider: 'portone-v2', providerCode: 'PaymentAlreadyPaid', providerMessage: 'paid already' },
    });
  });

  it('is a complaint when the call throws', async () => {
    const broken = () => {
      throw new Error('no channel');
    };
    putGlobal('PortOne', { requestPayment: broken, requestIssueBillingKey: broken });
    const { complaint } = await (await callOf(start(payment, contextOf()))).open();
    expect(complaint).to.include({ provider: 'portone-v2', providerMessage: 'no channel' });
  });
});

describe('PortOne’s V2 script', () => {
  afterEach(tidyPage);
  const good = 'window.PortOne = { requestPayment() {}, requestIssueBillingKey() {} }';

  it('is loaded from its own address when the page has none', async () => {
    const asked = answerScripts(scriptWith(good));
    putGlobal('PortOne', undefined);
    await callOf(start(payment, contextOf()));
    expect(asked).to.deep.equal([script]);
  });

  it('that does not come is provider-unavailable, and is asked for again at the next start', async () => {
    const asked = answerScripts(nowhere, scriptWith(good));
    putGlobal('PortOne', undefined);
    const handoff = await start(payment, contextOf());
    expect(handoff).to.include({ type: 'refused', script });
    expect(handoff).to.have.property('failure').that.includes({
      code: 'provider-unavailable',
      provider: 'portone-v2',
      retryable: true,
    });
    await callOf(start(payment, contextOf()));
    expect(asked).to.have.lengthOf(2);
  });

  it('is not a form of the page named PortOne', async () => {
    const form = putElement('form', { name: 'PortOne' });
    for (const name of ['requestPayment', 'requestIssueBillingKey'])
      form.append(Object.assign(document.createElement('input'), { name }));
    answerScripts(nowhere);
    expect(await start(payment, contextOf())).to.have.nested.property('failure.code', 'provider-unavailable');
  });

  it('is not a PortOne of another make', async () => {
    putGlobal('PortOne', { requestPayment() {} });
    answerScripts(nowhere);
    expect(await start(payment, contextOf())).to.have.nested.property('failure.code', 'provider-unavailable');
  });
});
