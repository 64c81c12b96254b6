import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isLoopbackHostHeader, isLoopbackHostname } from '../../../demo/emulator/loopback.js';

void describe('isLoopbackHostname', () => {
  for (const name of ['localhost', 'shop.localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]', 'LOCALHOST']) {
    void it(`accepts ${name}`, () => assert.equal(isLoopbackHostname(name), true));
  }
  for (const name of ['0.0.0.0', '10.0.0.1', 'localhost.example', '127.0.0.1.example', 'notlocalhost', '', '::']) {
    void it(`refuses "${name}"`, () => assert.equal(isLoopbackHostname(name), false));
  }
});

void describe('isLoopbackHostHeader', () => {
  for (const header of ['127.0.0.1:4242', 'localhost', 'localhost:80', '[::1]:4242']) {
    void it(`accepts ${header}`, () => assert.equal(isLoopbackHostHeader(header), true));
  }
  for (const header of [
    undefined,
    '',
    'evil.example',
    'evil.example:4242',
    'localhost:80:80',
    'localhost@evil.example',
  ]) {
    void it(`refuses ${header}`, () => assert.equal(isLoopbackHostHeader(header), false));
  }
});
