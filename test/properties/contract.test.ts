import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { readConfirmAnswer } from '../../src/contract/confirm-answer.js';
import { failureCodes, isFailure } from '../../src/contract/failure.js';
import { readFields } from '../../src/contract/json.js';
import { readStartAnswer } from '../../src/contract/start-answer.js';
import { judge } from '../../src/merchant/status.js';
import { withPollutedPrototype } from '../support/polluted.js';
import { hasReservedName, hostileJson, reservedNames } from './support/hostile-json.js';
import { holds } from './support/runs.js';

const statuses = ['succeeded', 'pending', 'failed', 'canceled', 'expired'];
const texts = ['orderId', 'provider', 'method', 'mode', 'paymentId', 'message', 'providerCode', 'providerMessage'];
const providers = ['stripe', 'portone', 'portone-v2', 'checkout', 'adyen', 'redirect', 'none'];
const names = [...statuses, ...texts, ...providers, 'status', 'provider', 'provider', 'action', 'url', 'code'];

const body = hostileJson(names);
/** Answers that are nearly, or quite, as the contract has them. */
const nearlyConfirm = fc
  .tuple(fc.constantFrom(...statuses), fc.dictionary(fc.constantFrom(...texts), fc.string()), body)
  .map(([status, given, odd]) => ({ ...given, ...(Array.isArray(odd) ? {} : Object(odd)), status }));
const nearlyStart = fc
  .tuple(fc.constantFrom(...providers), body, body)
  .map(([provider, action, odd]) => ({ ...(Array.isArray(odd) ? {} : Object(odd)), provider, action }));
const orderId = fc.option(fc.constantFrom('A-1', 'orderId', ''), { nil: undefined });

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => Object(value);

describe('whatever a server answers', () => {
  it('a confirm answer is refused, or it has the fields of the contract and nothing from elsewhere', () => {
    holds(
      fc.property(fc.oneof(body, nearlyConfirm), orderId, (given, asked) => {
        const answer = readConfirmAnswer(given, asked === undefined ? {} : { orderId: asked });
        if (isFailure(answer)) {
          assert.equal(answer.code, 'invalid-response');
          return;
        }
        assert.ok(!hasReservedName(given));
        assert.equal(Object.getPrototypeOf(answer), null);
        const { status, ...rest } = answer;
        assert.ok(statuses.includes(status));
        for (const [name, value] of Object.entries(rest)) {
          assert.ok(texts.includes(name));
          assert.ok(typeof value === 'string' && value !== '');
          assert.equal(value, fieldsOf(given)[name]);
        }
        if (asked && answer.orderId) assert.equal(answer.orderId, asked);
      }),
    );
  });

  it('a start answer is refused, or it names a provider of the list and hands the action on untouched', () => {
    holds(
      fc.property(fc.oneof(body, nearlyStart), orderId, (given, asked) => {
        const answer = readStartAnswer(given, asked === undefined ? {} : { orderId: asked });
        if (isFailure(answer)) {
          assert.equal(answer.code, 'invalid-response');
          return;
        }
        assert.ok(!hasReservedName(given));
        if (answer.kind === 'none') {
          assert.ok(statuses.includes(answer.answer.status));
          return;
        }
        assert.ok(providers.includes(answer.provider) && Object.getPrototypeOf(answer.body) === null);
        assert.deepEqual(Object.entries(answer.body), Object.entries(fieldsOf(given)));
        if (fieldsOf(given)['provider'] === answer.provider) assert.equal(answer.action, fieldsOf(given)['action']);
        else assert.deepEqual(answer.action, { url: fieldsOf(given)['url'] });
      }),
    );
  });

  it('an object with a name that reaches a prototype is no object to any reader', () => {
    holds(
      fc.property(body, fc.constantFrom(...reservedNames), body, (rest, name, value) => {
        const given: object = Array.isArray(rest) ? {} : { ...Object(rest) };
        Object.defineProperty(given, name, { value, enumerable: true });
        assert.equal(readFields(given), undefined);
        assert.ok(isFailure(readConfirmAnswer(given)));
        assert.ok(isFailure(readStartAnswer(given)));
      }),
    );
  });

  it('it is read the same on a page where somebody added fields to every object', () => {
    const added = fc.dictionary(
      fc.constantFrom(...texts, 'status', 'action', 'url', 'code'),
      fc.constantFrom('succeeded', 'stripe', 'network', 'https://evil.example/'),
      { minKeys: 1 },
    );
    // To change every object is slow, so it is done once for many answers.
    const answers = fc.array(fc.oneof(body, nearlyConfirm, nearlyStart), { minLength: 100, maxLength: 100 });
    holds(
      fc.property(answers, added, (list, fields) => {
        const asked = { orderId: '' };
        const read = (): readonly string[] =>
          list.map((given) => JSON.stringify([readConfirmAnswer(given, asked), readStartAnswer(given, asked)]));
        assert.deepEqual(withPollutedPrototype(fields, read), read());
      }),
      0.01,
    );
  });

  it('its HTTP status decides whether it counts, and what does not count has a code of the closed list', () => {
    const answer = fc.record({
      status: fc.integer({ min: 100, max: 599 }),
      body: fc.oneof(body, fc.constant(undefined)),
      retryAfter: fc.constantFrom(0, 1_000, 10_000, 10_001, Infinity),
    });
    holds(
      fc.property(answer, fc.constantFrom('start', 'confirm'), (given, action) => {
        const result = judge(given, action);
        assert.equal(Object.getPrototypeOf(result), null);
        assert.equal(result.ok, given.status >= 200 && given.status < 300 && given.body !== undefined);
        if (result.ok) {
          assert.equal(result.body, given.body);
          return;
        }
        const { code, httpStatus, hint } = result.failure;
        assert.ok(failureCodes.includes(code) && httpStatus === given.status);
        assert.ok(hint === undefined || (typeof hint === 'string' && hint !== ''));
        assert.ok(!result.again || given.status === 408 || given.status === 425 || given.status >= 429);
        assert.ok(code !== 'terms-changed' || (action === 'start' && !result.again));
        assert.ok(code !== 'unknown-attempt' || (action === 'confirm' && given.status === 404));
      }),
    );
  });
});
