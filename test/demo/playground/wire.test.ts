import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSimulated, wireEntry, type Exchange } from '../../../demo/playground/wire.js';

const exchange: Exchange = {
  address: '/pay',
  idempotencyKey: 'f3b0',
  sent: '{"action":"start","amount":14000}',
  status: 200,
  answered: '{"provider":"none","status":"succeeded"}',
  took: 251.4,
  simulated: false,
};
const entryOf = (changes: Partial<Exchange> = {}) =>
  wireEntry({ ...exchange, ...changes }, new Date(0), '/demo/playground.html');

describe('the log of what is sent', () => {
  it('shows both bodies as indented JSON, with the key and the time it took', () => {
    assert.deepEqual(entryOf(), {
      name: 'start → 200',
      time: '1970-01-01T00:00:00.000Z',
      page: '/demo/playground.html',
      detail: `POST /pay
Idempotency-Key: f3b0

{
  "action": "start",
  "amount": 14000
}

← 200, 251 ms

{
  "provider": "none",
  "status": "succeeded"
}`,
    });
  });

  it('names what was simulated, and nothing else', () => {
    assert.ok(isSimulated(entryOf({ simulated: true })));
    assert.ok(!isSimulated(entryOf()));
  });

  it('shows an answer that is no JSON as it is, and that none came', () => {
    assert.match(
      entryOf({ answered: '<h1>Bad gateway</h1>', status: 502 }).detail,
      /← 502, 251 ms\n\n<h1>Bad gateway<\/h1>$/,
    );
    const none = entryOf({ status: undefined, answered: 'Failed to fetch', idempotencyKey: undefined });
    assert.equal(none.name, 'start → ×');
    assert.match(none.detail, /^POST \/pay\n\n[^]*← no answer\n\nFailed to fetch$/);
  });

  it('cuts what nobody would read to its end', () => {
    assert.ok(entryOf({ answered: 'x'.repeat(90_000) }).detail.length < 21_000);
  });
});
