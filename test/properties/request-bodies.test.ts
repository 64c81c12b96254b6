import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { readPayRequest } from '../../demo/server/bodies.js';
import { createPaymentEndpoint, type PaymentEndpoint } from '../../demo/server/payment-endpoint.js';
import { isProblem } from '../../demo/server/problem.js';
import { openScriptedShop, type ScriptedShop } from '../demo/server/support/scripted-shop.js';
import { mandateConsent, startRequest } from '../demo/server/support/shopper.js';
import { jsonText, reservedNames } from './support/hostile-json.js';
import { holds, holdsAsync } from './support/runs.js';

const origin = 'http://localhost:3000';
const attemptId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const full = startRequest(origin, {
  attemptId,
  orderId: 'A-1',
  orderName: '세작 50g',
  provider: 'portone',
  amount: 38_000,
  consent: mandateConsent,
  metadata: { planId: 'tea-monthly' },
});
const confirming = {
  action: 'confirm',
  version: 1,
  attemptId,
  orderId: 'A-1',
  params: { imp_uid: ['1', '2'], a: 'b' },
};
const names = [
  ...Object.keys(full),
  ...Object.keys(confirming),
  ...Object.keys(mandateConsent),
  'start',
  'confirm',
  '1',
];

/** The places of a value: the names, from the outside in, of everything that is in it. */
function placesIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [[name], ...placesIn(inner).map((rest) => [name, ...rest])]);
}

/** JSON in which one place holds another text, or nothing. */
function withChange(value: unknown, [name, ...rest]: readonly string[], text: string | undefined): string {
  const fields = Object.entries(Object(value)).flatMap(([key, inner]) => {
    const changed = key === name ? (rest.length ? withChange(inner, rest, text) : text) : JSON.stringify(inner);
    if (changed === undefined) return [];
    return Array.isArray(value) ? [changed] : [`${JSON.stringify(key)}:${changed}`];
  });
  return Array.isArray(value) ? `[${fields.join()}]` : `{${fields.join()}}`;
}

const oddText = fc.oneof(
  jsonText(names),
  fc.constantFrom('null', '""', '-0', '1e400', '1e-400', '14000.5', '"\\ud800"', '"\\u0000"', `"${'x'.repeat(5_000)}"`),
);
/** A request as the button makes it, with one place changed, left out, or put there in a reserved name. */
const nearly = fc.constantFrom<unknown>(full, confirming).chain((request) =>
  fc
    .oneof(
      {
        weight: 6,
        arbitrary: fc.tuple(fc.constantFrom(...placesIn(request)), fc.option(oddText, { nil: undefined })),
      },
      { weight: 1, arbitrary: fc.constant<[readonly string[], undefined]>([[], undefined]) },
    )
    .map(([place, text]) => withChange(request, place, text)),
);
const anyText = fc.oneof(fc.string({ unit: 'binary' }), jsonText(names), nearly);

describe('whatever text is sent to the payment endpoint', () => {
  it('is read as a request of the contract, or refused with a sentence that says why', () => {
    let usable = 0;
    holds(
      fc.property(anyText, (text) => {
        const read = readPayRequest(text);
        if (isProblem(read)) {
          assert.deepEqual([read.status, read.code], [400, 'invalid-body']);
          assert.ok(read.message.length > 5 && read.message.length < 500, read.message);
          return;
        }
        usable += 1;
        const { value } = read;
        assert.ok(value.action === 'start' || value.action === 'confirm');
        assert.match(value.attemptId, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i);
        const sent: Readonly<Record<string, unknown>> = JSON.parse(text);
        for (const [name, field] of Object.entries(value)) {
          // Fields that nobody knows may be missing inside, never others there.
          if (typeof field !== 'object') assert.equal(field, sent[name]);
        }
        if (value.action === 'confirm') assert.deepEqual(value.params, sent['params']);
        if (value.action === 'start' && value.amount !== undefined) assert.ok(Number.isSafeInteger(value.amount));
        // Of a name that stands twice the last one counts: what came before it is gone.
        const kept = JSON.stringify(sent);
        for (const name of reservedNames) assert.ok(!kept.includes(`"${name}":`));
      }),
    );
    assert.ok(usable > 0);
  });

  it('is refused, not stumbled over, when it is nested a hundred thousand deep', () => {
    for (const text of ['['.repeat(100_000), `{"metadata":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`]) {
      const read = readPayRequest(text);
      assert.ok(isProblem(read) && read.status === 400);
    }
  });
});

describe('whatever is posted to the payment endpoint of a shop', () => {
  let shop: ScriptedShop;
  let endpoint: PaymentEndpoint;
  before(async () => {
    shop = await openScriptedShop();
    const shopper = await shop.newShopper();
    endpoint = createPaymentEndpoint({ ...shop.context, findShopper: async () => shopper });
  });
  after(() => shop.close());

  it('is answered with JSON and never with a fault of the shop', async () => {
    await holdsAsync(
      fc.asyncProperty(anyText, async (body) => {
        const headers = {
          'Content-Type': 'application/json',
          'X-Requested-With': 'kr-pay-button',
          'Idempotency-Key': /"attemptId":"([\w-]+)"/.exec(body)?.[1] ?? '',
        };
        const response = await endpoint(new Request(`${origin}/pay`, { method: 'POST', body, headers }));
        assert.ok(response.status < 500, String(response.status));
        const answer: Readonly<Record<string, unknown>> = Object(await response.json());
        if (response.status >= 400) {
          assert.match(String(answer['code']), /^[a-z]+(?:-[a-z]+)*$/);
          assert.equal(typeof answer['message'], 'string');
        }
        assert.deepEqual(
          shop.log.filter(({ event }) => event === 'endpoint-failed'),
          [],
        );
      }),
      0.1,
    );
  });
});
