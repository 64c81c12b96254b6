import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buyerIdOf } from '../../../../demo/server/buyer-id.js';
import { requestPay } from '../../../../demo/emulator/portone/schemas/request-pay.js';
import { windowFor, type WindowOptions } from '../../../../demo/server/providers/portone-window.js';
import type { Method, Mode } from '../../../../src/contract/types.js';
import { newAttempt } from '../../emulator/portone/provider-bench.js';

const channelKeys: NonNullable<WindowOptions['channelKeys']> = {
  kakao_pay: { payment: 'kakao-once', billing: 'kakao-again' },
  kr_card: { payment: 'card-once', billing: 'card-again' },
  naver_pay: { payment: 'naver-once', billing: 'naver-again' },
  samsung_pay: 'card-once',
  payco: { payment: 'payco-once', billing: 'payco-again' },
  toss_pay: 'toss',
};
const options: WindowOptions = { userCode: 'imp123', channelKeys };

function windowOf(method: Method, mode: Mode, changes: Partial<WindowOptions> = {}) {
  const attempt = newAttempt({ method, mode, amount: mode === 'save' ? null : 14_000 });
  const window = windowFor(attempt, { ...options, ...changes });
  assert.ok(window);
  return { attempt, ...window };
}

describe('the parameters of a PortOne window', () => {
  it('name the attempt, its amount as a number, the order, the shopper and the way back', () => {
    const { attempt, params } = windowOf('kakao_pay', 'pay');
    assert.deepEqual(params, {
      channelKey: 'kakao-once',
      merchant_uid: attempt.attemptId,
      name: '하동 세작',
      amount: 14_000,
      currency: 'KRW',
      buyer_name: '김차',
      buyer_email: 'cha@shop.example',
      m_redirect_url: attempt.returnUrl,
      pay_method: 'card',
    });
  });

  const modes: readonly Mode[] = ['pay', 'save', 'pay-and-save', 'subscribe'];
  for (const method of ['kakao_pay', 'kr_card', 'naver_pay', 'payco', 'toss_pay', 'samsung_pay'] as const) {
    for (const mode of method === 'samsung_pay' ? (['pay'] as const) : modes) {
      it(`are documented ones for ${method} in mode ${mode}`, () => {
        const { params } = windowOf(method, mode, { noticeUrl: 'http://localhost:3000/webhooks/portone' });
        assert.deepEqual(requestPay.parse(params), params);
        assert.equal(typeof params['customer_uid'], mode === 'pay' ? 'undefined' : 'string');
      });
    }
  }

  it('are the same each time for the same attempt', () => {
    const attempt = newAttempt({ method: 'naver_pay', mode: 'subscribe' });
    assert.deepEqual(windowFor(attempt, options), windowFor(attempt, options));
  });

  it('take the channel for billing keys for everything but a payment', () => {
    assert.equal(windowOf('kakao_pay', 'pay').params['channelKey'], 'kakao-once');
    assert.equal(windowOf('kakao_pay', 'subscribe').params['channelKey'], 'kakao-again');
    assert.equal(windowOf('toss_pay', 'save').params['channelKey'], 'toss');
  });

  it('are missing where the shop has no channel for it', () => {
    const keys = { kakao_pay: { payment: 'kakao-once' } };
    assert.equal(windowFor(newAttempt({ mode: 'save' }), { ...options, channelKeys: keys }), undefined);
    assert.equal(windowFor(newAttempt({ method: 'payco' }), { ...options, channelKeys: keys }), undefined);
  });

  const amounts: readonly (readonly [Method, Mode, number])[] = [
    ['kakao_pay', 'save', 0],
    ['kakao_pay', 'pay-and-save', 14_000],
    ['kakao_pay', 'subscribe', 14_000],
    ['kr_card', 'pay-and-save', 0],
    ['kr_card', 'save', 0],
    ['naver_pay', 'pay-and-save', 14_000],
    ['payco', 'save', 0],
  ];
  for (const [method, mode, amount] of amounts) {
    it(`have the amount ${amount} for ${method} in mode ${mode}`, () => {
      assert.equal(windowOf(method, mode).params['amount'], amount);
    });
  }

  it('cut long names without leaving half a character', () => {
    const orderName = `${'가'.repeat(39)}😀차`;
    const window = windowFor(newAttempt({ orderName }), options);
    assert.equal(window?.params['name'], '가'.repeat(39));
  });

  it('give Naver Pay a first product with the order’s name', () => {
    const { params } = windowOf('naver_pay', 'pay');
    const product = { categoryType: 'PRODUCT', categoryId: 'GENERAL', uid: 'A-1001', name: '하동 세작', count: 1 };
    assert.deepEqual(params['naverProducts'], [product]);
    assert.equal(params['naverPopupMode'], true);
  });

  it('have a telephone number where the channel requires one', () => {
    const telephoneOf = (method: Method) => windowOf(method, 'pay', { buyerTelephone: '010-1' }).params['buyer_tel'];
    assert.deepEqual(
      ['payco', 'kr_card', 'samsung_pay'].map((each) => telephoneOf(each as Method)),
      ['010-1', '010-1', '010-1'],
    );
    assert.equal(telephoneOf('kakao_pay'), undefined);
  });

  it('say whose key Toss Pay issues', () => {
    assert.equal(windowOf('toss_pay', 'save').params['customer_id'], buyerIdOf(newAttempt().shopper.shopperId));
    assert.equal(windowOf('toss_pay', 'pay').params['customer_id'], undefined);
  });
});

describe('a PortOne window', () => {
  it('opens a window of its own at PAYCO, Toss Pay and Naver Pay only', () => {
    const opening = (Object.keys(channelKeys) as Method[]).filter((method) => windowOf(method, 'pay').opensWindow);
    assert.deepEqual(opening, ['naver_pay', 'payco', 'toss_pay']);
    assert.equal(windowOf('naver_pay', 'pay', { naverPopup: false }).opensWindow, false);
    assert.equal(windowOf('naver_pay', 'pay', { naverPopup: false }).params['naverPopupMode'], false);
  });
});
