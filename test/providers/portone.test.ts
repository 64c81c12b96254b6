import { expect } from '@open-wc/testing';
import { start } from '../../src/providers/portone.js';
import { putIamport } from './iamport.js';
import { answerScripts, callOf, contextOf, nowhere, putElement, putGlobal, returnUrl } from './scripts.js';
import { scriptWith, staysOpen, tidyPage } from './scripts.js';

const script = 'https://cdn.iamport.kr/v1/iamport.js';
const action = { userCode: 'imp00000001', params: { channelKey: 'channel-1', merchant_uid: 'A-1', amount: 14000 } };

/** What the script's callback comes to. */
async function resultOf(response: unknown) {
  const { calls } = putIamport();
  const { open } = await callOf(start(action, contextOf()));
  const result = open();
  calls[0]?.answer(response);
  return result;
}

describe('a PortOne V1 payment', () => {
  afterEach(tidyPage);

  it('is asked of request_pay with what the server gave, only when it is opened', async () => {
    const { calls } = putIamport();
    const call = await callOf(start(action, contextOf()));
    expect(calls).to.have.lengthOf(0);
    void call.open();
    expect(calls.map(({ params }) => params)).to.deep.equal([{ ...action.params, m_redirect_url: returnUrl }]);
  });

  it('comes back to our address, although the server gave another', async () => {
    const { calls } = putIamport();
    const params = { ...action.params, m_redirect_url: 'https://evil.example/' };
    void (await callOf(start({ ...action, params }, contextOf()))).open();
    expect(calls[0]?.params['m_redirect_url']).to.equal(returnUrl);
    expect(params.m_redirect_url).to.equal('https://evil.example/');
  });

  it('initializes the script once a merchant, before it calls', async () => {
    const order: string[] = [];
    putGlobal('IMP', { init: (code: string) => order.push(code), request_pay: () => order.push('request_pay') });
    for (const userCode of ['imp-once', 'imp-once', 'imp-other', 'imp-once'])
      void (await callOf(start({ ...action, userCode }, contextOf()))).open();
    const pay = 'request_pay';
    expect(order).to.deep.equal(['imp-once', pay, pay, 'imp-other', pay, 'imp-once', pay]);
  });

  it('initializes it at the next call where it broke at the first', async () => {
    let inits = 0;
    putGlobal('IMP', {
      init: () => {
        if (++inits === 1) throw new Error('not yet');
      },
      request_pay: () => {},
    });
    const open = async () => (await callOf(start({ ...action, userCode: 'imp-broken' }, contextOf()))).open();
    expect((await open()).complaint).to.include({ provider: 'portone', providerMessage: 'not yet' });
    void open();
    await staysOpen(Promise.resolve());
    expect(inits).to.equal(2);
  });

  for (const [method, given, opensWindow] of [
    ['kakao_pay', undefined, false],
    ['kr_card', undefined, false],
    ['samsung_pay', undefined, false],
    ['payco', undefined, true],
    ['toss_pay', undefined, true],
    ['naver_pay', undefined, true],
    ['kakao_pay', true, true],
    ['naver_pay', false, false],
    ['naver_pay', null, true],
  ] as const) {
    it(`by ${method} ${opensWindow ? 'opens a' : 'opens no'} window when the server says ${given}`, async () => {
      putIamport();
      const said = given === undefined ? action : { ...action, opensWindow: given };
      expect((await callOf(start(said, contextOf({ method })))).opensWindow).to.equal(opensWindow);
    });
  }

  for (const unusable of [
    undefined,
    null,
    'imp00000001',
    [action],
    {},
    { userCode: 'imp1' },
    { userCode: '', params: {} },
    { userCode: 1, params: {} },
    { userCode: 'imp1', params: [] },
    { params: {} },
    JSON.parse('{"userCode":"imp1","params":{"__proto__":{}}}'),
  ]) {
    it(`is refused for ${JSON.stringify(unusable) ?? 'undefined'}, and no script is asked for`, async () => {
      const asked = answerScripts(nowhere);
      expect(await start(unusable, contextOf())).to.have.nested.property('failure.code', 'invalid-response');
      expect(asked).to.deep.equal([]);
    });
  }
});

describe('a PortOne V1 result', () => {
  afterEach(tidyPage);

  it('is no complaint without an error, although it says nothing of success', async () => {
    expect(await resultOf({ imp_uid: 'imp_1', merchant_uid: 'A-1' })).to.deep.include({
      params: { imp_uid: 'imp_1', merchant_uid: 'A-1' },
      complaint: undefined,
      windowRefused: false,
    });
  });

  for (const said of [{ success: true }, { imp_success: true }, { imp_success: 'true' }, { success: 'true' }]) {
    it(`is no complaint with ${JSON.stringify(said)}`, async () => {
      expect(await resultOf({ imp_uid: 'imp_1', ...said })).to.have.property('complaint', undefined);
    });
  }

  for (const said of [{ success: false }, { imp_success: false }, { imp_success: 'false' }, { success: 'false' }]) {
    it(`is a complaint with ${JSON.stringify(said)} alone`, async () => {
      const { params, complaint } = await resultOf({ imp_uid: 'imp_1', ...said });
      expect(complaint).to.deep.equal({
        provider: 'portone',
        providerCode: undefined,
        providerMessage: undefined,
      });
      expect(params).to.include({ imp_uid: 'imp_1' });
    });
  }

  it('is a complaint with error_msg alone, as after a cancel', async () => {
    const { complaint } = await resultOf({ imp_uid: 'imp_1', error_msg: '[결제포기] 사용자가 결제를 취소하셨습니다' });
    expect(complaint).to.deep.equal({
      provider: 'portone',
      providerCode: undefined,
      providerMessage: '[결제포기] 사용자가 결제를 취소하셨습니다',
    });
  });

  it('is a complaint with error_code, and keeps all that it said', async () => {
    const response = { imp_uid: null, merchant_uid: 'A-1', error_code: 'F400', error_msg: '한도 초과', success: true };
    expect(await resultOf(response)).to.deep.include({
      params: { merchant_uid: 'A-1', error_code: 'F400', error_msg: '한도 초과', success: 'true' },
      complaint: { provider: 'portone', providerCode: 'F400', providerMessage: '한도 초과' },
      windowRefused: false,
    });
  });

  for (const said of [{ error_code: 'NOT READY' }, { error_msg: 'NOT READY' }]) {
    it(`says that the window was refused with ${JSON.stringify(said)}`, async () => {
      const { windowRefused, complaint } = await resultOf({ success: false, ...said });
      expect(windowRefused).to.equal(true);
      expect(complaint).to.include({ provider: 'portone' });
    });
  }

  it('does not take an account without channels for a refused window', async () => {
    expect(await resultOf({ error_code: 'NOT_READY' })).to.include({ windowRefused: false });
  });

  for (const response of [undefined, null, '', 'imp_success=true', 1, [], [{ imp_success: true }], {}]) {
    it(`of ${JSON.stringify(response) ?? 'undefined'} is no complaint and has no fields`, async () => {
      expect(await resultOf(response)).to.deep.include({ params: {}, complaint: undefined });
    });
  }

  it('counts once, however often the script calls back', async () => {
    const { calls } = putIamport();
    const result = (await callOf(start(action, contextOf()))).open();
    calls[0]?.answer({ imp_uid: 'first' });
    calls[0]?.answer({ imp_uid: 'second', error_msg: 'no' });
    expect(await result).to.deep.include({ params: { imp_uid: 'first' }, complaint: undefined });
  });

  it('is awaited as long as the script says nothing', async () => {
    putIamport();
    expect(await staysOpen((await callOf(start(action, contextOf()))).open())).to.equal(true);
  });

  it('is a complaint when request_pay throws', async () => {
    putIamport(() => {
      throw Object.assign(new Error('bad amount'), { code: 'F1003' });
    });
    expect(await (await callOf(start(action, contextOf()))).open()).to.deep.equal({
      params: {},
      cutOff: true,
      complaint: { provider: 'portone', providerCode: 'F1003', providerMessage: 'bad amount' },
    });
  });

  it('is a complaint when the promise of request_pay is rejected', async () => {
    putIamport(() => Promise.reject(new Error('init first')));
    expect(await (await callOf(start(action, contextOf()))).open()).to.deep.equal({
      params: {},
      cutOff: true,
      complaint: { provider: 'portone', providerCode: undefined, providerMessage: 'init first' },
    });
  });

  it('is not what the promise of request_pay is fulfilled with: the callback has the word', async () => {
    putIamport(() => Promise.resolve({ imp_uid: 'imp_1' }));
    expect(await staysOpen((await callOf(start(action, contextOf()))).open())).to.equal(true);
  });
});

describe('PortOne’s V1 script', () => {
  afterEach(tidyPage);
  const unavailable = { type: 'refused', script, failure: { code: 'provider-unavailable', retryable: true } };

  it('is loaded from its own address when the page has none', async () => {
    const asked = answerScripts(scriptWith('window.IMP = { init() {}, request_pay() {} }'));
    putGlobal('IMP', undefined);
    await callOf(start(action, contextOf()));
    expect(asked).to.deep.equal([script]);
  });

  it('that does not come is provider-unavailable, and is asked for again at the next start', async () => {
    const asked = answerScripts(nowhere, scriptWith('window.IMP = { init() {}, request_pay() {} }'));
    putGlobal('IMP', undefined);
    expect(JSON.parse(JSON.stringify(await start(action, contextOf())))).to.deep.equal({
      ...unavailable,
      failure: { ...unavailable.failure, provider: 'portone' },
    });
    await callOf(start(action, contextOf()));
    expect(asked).to.deep.equal([script, script]);
  });

  it('is not a link of the page named IMP', async () => {
    putElement('a', { id: 'IMP', href: 'https://evil.example/' });
    answerScripts(nowhere);
    expect(await start(action, contextOf())).to.have.nested.property('failure.code', 'provider-unavailable');
  });

  it('is not an IMP that cannot request a payment', async () => {
    putGlobal('IMP', { init() {} });
    answerScripts(nowhere);
    expect(await start(action, contextOf())).to.have.nested.property('failure.code', 'provider-unavailable');
  });
});
