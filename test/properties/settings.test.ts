import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { textNames } from '../../src/settings/look.js';
import { readSettings, readTexts, type RawSettings } from '../../src/settings/settings.js';
import { mutatedAddress } from './support/mutated-address.js';
import { holds } from './support/runs.js';

const page = 'https://shop.example/cart?step=2#top';
const attributeOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const attributes = new Set(textNames.map(attributeOf));

/** Good values of each attribute. */
const good: Readonly<Record<(typeof textNames)[number], readonly string[]>> = {
  endpoint: ['/pay', 'https://api.shop.example/pay'],
  confirmEndpoint: ['/confirm'],
  provider: ['stripe', 'portone', 'portone-v2', 'checkout', 'adyen'],
  method: ['kakao_pay', 'kr_card', 'naver_pay', 'samsung_pay', 'payco', 'toss_pay'],
  mode: ['pay', 'save', 'pay-and-save', 'subscribe'],
  orderId: ['A-1'],
  orderName: ['김치 2kg'],
  amount: ['0', '14000'],
  currency: ['KRW'],
  returnUrl: ['/done', 'https://app.shop.example/done'],
  locale: ['ko', 'en-US'],
  merchant: ['김치상회'],
  frequency: ['one-time', 'recurring'],
  timing: ['매월 1일'],
  amountRule: ['9,900원'],
  cancellation: ['any time'],
  termsVersion: ['2026-01'],
  credentials: ['same-origin', 'include', 'omit'],
  allowedHosts: ['*.shop.example', 'psp.example:8443 localhost'],
  messageMode: ['friendly', 'verbatim'],
  brandColors: ['on', 'off'],
  size: ['s', 'm', 'l'],
};

/** What a script may set on an element: anything. */
const odd = fc.oneof(
  mutatedAddress,
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', ' ', '__proto__', 'constructor', 'toString', '1e3', '-1', '9'.repeat(16)),
  fc.constantFrom<unknown>(null, undefined, 0, -1, 1.5, NaN, Infinity, true, [], ['/pay'], {}, () => '/pay'),
  fc.constantFrom<unknown>(Symbol('pay'), 10n, Object.create(null), {
    toString() {
      throw new Error('asked for its text');
    },
  }),
);

type Given = { readonly [K in keyof RawSettings]: unknown };

const given: fc.Arbitrary<Given> = fc.record(
  Object.fromEntries(
    textNames.map((name) => [
      name,
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...good[name]) },
        { weight: 1, arbitrary: odd },
        { weight: 1, arbitrary: fc.constant(undefined) },
      ),
    ]),
  ) as { readonly [K in keyof Given]: fc.Arbitrary<unknown> },
);

describe('whatever is set on an element', () => {
  it('is read as texts without asking an object for one', () => {
    holds(
      fc.property(given, (set) => {
        const texts = readTexts(set);
        assert.deepEqual(Object.keys(texts), [...textNames]);
        for (const name of textNames) {
          if (typeof set[name] === 'string') assert.equal(texts[name], set[name]);
          else assert.ok(texts[name] === undefined || typeof texts[name] === 'string');
        }
      }),
    );
  });

  it('gives settings that can be used, or a problem that names an attribute', () => {
    let usable = 0;
    holds(
      fc.property(given, fc.constantFrom('ko', 'en', 'ja', 'zh'), (set, nearest) => {
        const settings = readSettings(readTexts(set), page, nearest);
        const { problem, endpoint, confirmEndpoint, returnUrl, amount, mode, mandate } = settings;
        for (const value of [settings.method, mode, settings.locale, settings.credentials]) assert.ok(value);
        assert.ok(amount === undefined || (Number.isSafeInteger(amount) && amount >= 0));
        for (const address of [endpoint, confirmEndpoint, returnUrl].filter(Boolean)) {
          assert.match(address, /^https:\/\/|^http:\/\/(?:[\w.-]*localhost|127\.|\[::1\])/);
        }
        assert.ok(!returnUrl.includes('#'));
        if (problem !== undefined) {
          assert.ok(attributes.has(/^([\w-]+): expected .+, got /s.exec(problem)?.[1] ?? ''), problem);
          return;
        }
        usable += 1;
        assert.ok(endpoint && confirmEndpoint && returnUrl && (settings.orderId || mode === 'save'));
        assert.equal(mandate !== undefined, mode !== 'pay');
        assert.ok(mode !== 'subscribe' || mandate?.cancellation);
        assert.ok(Object.values(mandate ?? {}).every((text) => text === text.trim() && text !== ''));
      }),
    );
    assert.ok(usable > 0);
  });

  it('gives the same settings and no problem once what was read is set again', () => {
    holds(
      fc.property(given, (set) => {
        const first = readSettings(readTexts(set), page, 'ko');
        if (first.problem !== undefined) return;
        const { mandate, allowedHosts, verbatim, amount, ...rest } = first;
        const again = readTexts({
          ...set,
          ...rest,
          ...mandate,
          amount,
          allowedHosts: allowedHosts.join(' '),
          messageMode: verbatim ? 'verbatim' : 'friendly',
        });
        assert.deepEqual(readSettings(again, page, 'en'), first);
      }),
    );
  });
});
