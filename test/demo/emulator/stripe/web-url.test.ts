import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asLocation, isWebUrl, withParameters } from '../../../../demo/emulator/stripe/web-url.js';

void describe('withParameters', () => {
  void it('begins a query', () =>
    assert.equal(withParameters('https://a.example/x', { b: '1' }), 'https://a.example/x?b=1'));
  void it('goes behind a query without touching it', () =>
    assert.equal(withParameters('https://a.example/?q=%20+%ea', { b: '1' }), 'https://a.example/?q=%20+%ea&b=1'));
  void it('stays before the fragment', () =>
    assert.equal(withParameters('https://a.example/#top?', { b: '1' }), 'https://a.example/?b=1#top?'));
});

void describe('asLocation', () => {
  void it('leaves an ASCII address as it is', () =>
    assert.equal(asLocation('https://a.example/?q={x}%20'), 'https://a.example/?q={x}%20'));
  void it('encodes the rest once', () =>
    assert.equal(asLocation('https://a.example/가?q=%20'), 'https://a.example/%EA%B0%80?q=%20'));
});

void describe('isWebUrl', () => {
  void it('takes http and https', () => assert.ok(isWebUrl('http://127.0.0.1:1/') && isWebUrl('https://a.example')));
  for (const address of ['/done', 'javascript:alert(1)', 'data:text/html,x', 'myapp://back', '', 'https://']) {
    void it(`refuses "${address}"`, () => assert.equal(isWebUrl(address), false));
  }
});
