import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createChargeKeys } from '../../../demo/shop/charge-keys.js';

describe('the key of a charge', () => {
  it('is a v4 UUID', () => {
    const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
    assert.match(createChargeKeys().idFor('x', 18_000), uuid);
  });

  it('stays the same as long as nobody knows the outcome', () => {
    const keys = createChargeKeys();
    assert.equal(keys.idFor('x', 18_000), keys.idFor('x', 18_000));
  });

  it('is another one for another amount and for another method', () => {
    const keys = createChargeKeys();
    const first = keys.idFor('x', 18_000);
    assert.notEqual(keys.idFor('y', 18_000), first);
    assert.notEqual(keys.idFor('x', 19_000), first);
  });

  it('is another one once the outcome is known', () => {
    const keys = createChargeKeys();
    const first = keys.idFor('x', 18_000);
    keys.close('x');
    assert.notEqual(keys.idFor('x', 18_000), first);
  });
});
