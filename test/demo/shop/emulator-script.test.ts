import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isEmulatorScript } from '../../../demo/shop/emulator-script.js';

describe('the script of an emulator', () => {
  for (const address of [
    'http://localhost:4011/iamport.js',
    'http://127.0.0.1:4011/iamport.js',
    'http://[::1]:4011/a.js',
  ]) {
    it(`is taken from this machine: ${address}`, () => {
      assert.ok(isEmulatorScript(address));
    });
  }

  for (const address of [
    'https://cdn.iamport.kr/v1/iamport.js',
    'http://localhost.example/iamport.js',
    'http://localhost@example.com/iamport.js',
    'javascript:alert(1)//localhost',
    'data:text/javascript,1',
    '/iamport.js',
    '',
  ]) {
    it(`is not taken from anywhere else: ${address || 'no address'}`, () => {
      assert.ok(!isEmulatorScript(address));
    });
  }
});
