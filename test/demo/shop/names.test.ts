import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { methodName, modeName, providerName } from '../../../demo/server/names.js';
import { allMethods, allModes, allProviders, isMethod, isMode, isProvider } from '../../../demo/shop/names.js';

describe('the names in the shop', () => {
  it('are those that the server takes', () => {
    assert.deepEqual(allProviders, providerName.options);
    assert.deepEqual(allMethods, methodName.options);
    assert.deepEqual(allModes, modeName.options);
  });

  it('are not what every object has', () => {
    for (const name of ['toString', '__proto__', 'constructor', '', null, 3]) {
      assert.deepEqual([isProvider(name), isMethod(name), isMode(name)], [false, false, false]);
    }
  });
});
