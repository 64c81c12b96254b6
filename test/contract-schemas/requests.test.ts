import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consentTo } from '../../conformance/consent.js';
import { startRequest, userAgent } from '../../conformance/requests.js';
import { readSettings } from '../../src/settings/settings.js';
import { bare } from '../settings/bare.js';
import { attemptId, madeConsent, pretendToBe, sentConfirm, sentStart } from './support/button.js';
import { problemsOf } from './support/schemas.js';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function without(body: unknown, name: string): unknown {
  assert.ok(isRecord(body));
  return Object.fromEntries(Object.entries(body).filter(([each]) => each !== name));
}

describe('the schema of a start request', () => {
  it('holds for what the button sends in every mode, method and language', async () => {
    const consent = await madeConsent();
    for (const mode of ['pay', 'save', 'pay-and-save', 'subscribe']) {
      for (const method of ['kakao_pay', 'kr_card', 'naver_pay', 'samsung_pay', 'payco', 'toss_pay']) {
        const order = mode === 'save' ? {} : { orderId: 'A-1001', orderName: '하동 세작', amount: '14000' };
        const body = sentStart({ mode, method, locale: 'ja', ...order }, mode === 'pay' ? undefined : consent);
        assert.deepEqual(problemsOf('start-request', body), [], JSON.stringify(body));
      }
    }
  });

  it('holds for what the button sends with a wish, a return address of its own, and metadata', () => {
    const attributes = { orderId: 'A-1', provider: 'portone-v2', returnUrl: '/return?from=cart', amount: '0' };
    assert.deepEqual(problemsOf('start-request', sentStart(attributes, undefined, { planId: 'tea', depth: [{}] })), []);
  });

  it('holds for what the button sends from a phone and from an app', () => {
    const agents = [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 KAKAOTALK 11.0',
      'Mozilla/5.0 (Linux; Android 15; wv) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
    ];
    for (const agent of agents) {
      pretendToBe(agent, 5);
      assert.deepEqual(problemsOf('start-request', sentStart({ orderId: 'A-1' })), []);
    }
  });

  it('lets a later button send more', () => {
    const body = sentStart({ orderId: 'A-1' });
    assert.ok(isRecord(body));
    assert.deepEqual(problemsOf('start-request', { ...body, shippingCountry: 'KR' }), []);
  });

  it('refuses a body that lacks what the button always sends', () => {
    const body = sentStart({ orderId: 'A-1' });
    assert.ok(isRecord(body));
    for (const name of Object.keys(body)) {
      assert.notDeepEqual(problemsOf('start-request', without(body, name)), [], `without ${name}`);
    }
  });

  it('refuses wrong values', () => {
    const body = sentStart({ orderId: 'A-1' });
    assert.ok(isRecord(body));
    const wrong: readonly object[] = [
      { attemptId: '6ba7b810-9dad-11d1-80b4-00c04fd430c8' },
      { orderId: '' },
      { amount: '14000' },
      { amount: 140.5 },
      { amount: -1 },
      { currency: 'USD' },
      { method: 'cash' },
      { mode: 'gift' },
      { provider: 'paypal' },
      { locale: 'fr' },
      { returnUrl: 'https://shop.example/' },
      { device: { type: 'desktop', os: 'other' } },
      { consent: {} },
      { metadata: {} },
    ];
    for (const change of wrong) {
      assert.notDeepEqual(problemsOf('start-request', { ...body, ...change }), [], JSON.stringify(change));
    }
  });
});

describe('the schema of a confirm request', () => {
  it('holds for what the button sends', () => {
    const params = { imp_uid: 'imp_1', note: ['a', 'b'], empty: '' };
    assert.deepEqual(problemsOf('confirm-request', sentConfirm('A-1', params)), []);
    assert.deepEqual(problemsOf('confirm-request', sentConfirm(undefined, {})), []);
  });

  it('refuses parameters that are no texts', () => {
    const body = sentConfirm('A-1', {});
    assert.ok(isRecord(body));
    for (const params of [{ amount: 1 }, { nested: {} }, [], 'x']) {
      assert.notDeepEqual(problemsOf('confirm-request', { ...body, params }), []);
    }
  });
});

describe('the start request of the conformance kit', () => {
  it('is the button’s, to the byte', async () => {
    pretendToBe(userAgent);
    const attributes = {
      orderId: 'A-1',
      orderName: '차',
      amount: '18000',
      mode: 'subscribe',
      merchant: '느린물',
      frequency: 'recurring',
      timing: '매월 5일',
      amountRule: '18,000원',
      cancellation: '언제든지',
    };
    const page = 'https://shop.example/cart?step=2#top';
    const settings = readSettings({ ...bare, endpoint: '/pay', ...attributes }, page, 'ko');
    const consent = await consentTo(settings, new Date('2026-11-21T03:00:00.000Z'));
    assert.equal(consent?.terms[0]?.text.includes('18,000원'), true);
    const own = { headers: [], cookies: '', visit: undefined, pay: undefined };
    const request = startRequest({ settings, page, metadata: { planId: 'tea' }, consent, ...own }, attemptId);
    assert.equal(JSON.stringify(request), JSON.stringify(sentStart(attributes, consent, { planId: 'tea' })));
    assert.deepEqual(problemsOf('start-request', request), []);
  });
});
