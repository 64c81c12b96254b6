import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { modesOf, readProviderTable, rowOf } from '../../../demo/shop/provider-table.js';

const limits = { minimum: 100, maximum: null };
const body = {
  defaultProvider: 'stripe',
  providers: [
    { name: 'stripe', emulator: null, methods: { kakao_pay: { modes: ['pay', 'save'], ...limits } } },
    {
      name: 'portone',
      emulator: { origin: 'http://localhost:4011', script: 'http://localhost:4011/iamport.js' },
      methods: { payco: { modes: ['pay'], ...limits } },
    },
    { name: 'adyen', emulator: { origin: 'http://localhost:4013', script: null }, methods: {} },
  ],
};

describe('the table of what works', () => {
  it('is read from the answer of the server', () => {
    const table = readProviderTable(body);
    assert.ok(table);
    assert.equal(table.defaultProvider, 'stripe');
    assert.deepEqual(modesOf(table, 'stripe', 'kakao_pay'), ['pay', 'save']);
    assert.deepEqual(modesOf(table, 'portone', 'payco'), ['pay']);
  });

  it('has no modes for a method that a provider does not take, or for a provider that the shop has not', () => {
    const table = readProviderTable(body);
    assert.ok(table);
    assert.deepEqual(modesOf(table, 'stripe', 'toss_pay'), []);
    assert.deepEqual(modesOf(table, 'checkout', 'kakao_pay'), []);
  });

  it('says where an emulator stands in, and whether the page has to load a script of it', () => {
    const table = readProviderTable(body);
    assert.ok(table);
    assert.equal(rowOf(table, 'stripe')?.emulator, undefined);
    assert.equal(rowOf(table, 'portone')?.emulator?.script, 'http://localhost:4011/iamport.js');
    assert.deepEqual(rowOf(table, 'adyen')?.emulator, { origin: 'http://localhost:4013', script: undefined });
  });

  it('leaves out providers, methods and modes that this page does not know', () => {
    const table = readProviderTable({
      defaultProvider: 'stripe',
      providers: [
        { name: 'paypal', methods: {} },
        { name: 'stripe', methods: { bitcoin: { modes: ['pay'] }, kr_card: { modes: ['pay', 'rent'] }, payco: 'yes' } },
        null,
      ],
    });
    assert.deepEqual(table?.providers, [{ name: 'stripe', emulator: undefined, modes: { kr_card: ['pay'] } }]);
  });

  for (const [name, answer] of Object.entries({
    nothing: undefined,
    'a refusal': { code: 'server-error', message: '…' },
    'a list without a default provider': { providers: [] },
    'a default provider that nobody knows': { defaultProvider: 'paypal', providers: [] },
  })) {
    it(`is not read from ${name}`, () => {
      assert.equal(readProviderTable(answer), undefined);
    });
  }
});
