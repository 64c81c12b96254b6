import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { buildReturnUrl, readArrival } from '../../src/trip/return-url.js';
import { holds } from './support/runs.js';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const ours = `kr_pay_attempt=${id}`;
const providerNames = [
  'payment_intent setup_intent payment_intent_client_secret setup_intent_client_secret redirect_status',
  'imp_uid imp_success merchant_uid error_code error_msg',
  'cko-session-id cko-payment-session-id cko-payment-id redirectResult',
].flatMap((names) => names.split(' '));

const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replace(/[&#]/g, '')),
  fc.constantFrom('', '1', '%', '%2', '%26', '%ea', '%EC%B9%B4', '+', '=', '?', '??', '%3D', 'a=b'),
);
const joined = (name: string, text: string | null): string => (text === null ? name : `${name}=${text}`);
const optional = fc.option(value);

/** A parameter of a merchant: nothing in its name says that it is a provider's. */
const own = fc
  .tuple(
    fc.oneof(
      fc.constantFrom('a', 'A', '', 'b%20c', 'order_id', 'imp_uid2', 'my_imp_uid', 'kr_pay_attempt_2', 'payment'),
      value.map((text) => `x${text.replace(/[=]/g, '')}`),
    ),
    optional,
  )
  .map(([name, text]) => joined(name, text));
/** A parameter with a provider's name, perhaps with a letter of it encoded. */
const providers = fc
  .tuple(fc.constantFrom(...providerNames), optional, fc.boolean())
  .map(([name, text, encoded]) => joined(encoded ? name.replace('i', '%69') : name, text));
const added = fc.array(fc.oneof(own, providers, fc.constant(`kr_pay_attempt=${id.replace('0f', '1a')}`)), {
  maxLength: 5,
});
const fragment = fc.oneof(
  fc.constantFrom('', '#', '#_=_', `#?${ours}`),
  value.map((text) => `#${text}`),
);
const path = fc.constantFrom(
  'https://shop.example/cart',
  'https://shop.example/',
  '/cart',
  'https://shop.example/a;b=1',
);

describe('whatever stands in an address', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.oneof(own, providers, value, fc.constantFrom(ours, '&', '?', '#', 'kr_pay_attempt=')), { maxLength: 9 })
      .map((parts) => parts.join('')),
  );

  it('reading it throws nothing, and an arrival has an attempt, a list of texts, and a shorter address', () => {
    holds(
      fc.property(anything, (href) => {
        const arrival = readArrival(href);
        if (!arrival) return;
        assert.match(arrival.attemptId, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i);
        assert.ok(arrival.cleanHref.length < href.length);
        assert.equal(readArrival(arrival.cleanHref), undefined);
        assert.equal(Object.getPrototypeOf(arrival.params), null);
        for (const [name, text] of Object.entries(arrival.params)) {
          assert.doesNotMatch(name, /client_secret$|^(?:__proto__|constructor|prototype|kr_pay_attempt)?$/);
          for (const each of [text].flat()) assert.equal(typeof each, 'string');
        }
      }),
    );
  });

  it('a return address that is built over it is read back to the same attempt, however often that is done', () => {
    holds(
      fc.property(anything, (base) => {
        const built = buildReturnUrl(base, id);
        assert.ok(built.endsWith(ours) && !built.includes('#'));
        assert.equal(readArrival(built)?.attemptId, id);
        // Names of a provider that stood in the base count as come with the attempt, and go with it.
        const again = buildReturnUrl(built, id);
        assert.equal(buildReturnUrl(again, id), again);
      }),
    );
  });
});

describe('what was added on the way', () => {
  it('is cut out, wherever a provider put it, and the merchant’s own parameters stay byte for byte in their order', () => {
    const before = fc.array(
      fc.oneof(
        own.map((text) => ({ text, stays: true })),
        providers.map((text) => ({ text, stays: false })),
      ),
      { maxLength: 6 },
    );
    holds(
      fc.property(path, before, added, fragment, (page, parts, later, end) => {
        const query = [...parts.map(({ text }) => text), ours, ...later].join('&');
        const kept = parts.filter(({ stays }) => stays).map(({ text }) => text);
        const arrival = readArrival(`${page}?${query}${end}`);
        assert.equal(arrival?.attemptId, id);
        assert.equal(arrival?.cleanHref, page + (kept.length ? `?${kept.join('&')}` : '') + end);
      }),
    );
  });

  it('is all that the server is told: nothing of the merchant’s own, and every value that came, decoded once', () => {
    const name = fc.constantFrom('paymentId', 'code', 'imp_uid', 'message', 'x y', '결과');
    const pairs = fc.array(fc.tuple(name, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 6 });
    holds(
      fc.property(path, fc.array(own, { maxLength: 4 }), pairs, (page, parts, list) => {
        const base = parts.length ? `${page}?${parts.join('&')}` : page;
        const more = list.map(([key, text]) => `&${encodeURIComponent(key)}=${encodeURIComponent(text)}`).join('');
        const expected = new Map<string, string[]>();
        for (const [key, text] of list) expected.set(key, [...(expected.get(key) ?? []), text]);
        const entries = [...expected].map(([key, texts]) => [key, texts.length === 1 ? texts[0] : texts]);
        assert.deepEqual({ ...readArrival(buildReturnUrl(base, id) + more)?.params }, Object.fromEntries(entries));
      }),
    );
  });
});
