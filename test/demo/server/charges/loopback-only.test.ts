import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findRemoteCaller } from '../../../../demo/server/charges/loopback-only.js';

const ownOrigins = ['http://localhost:3000', 'http://127.0.0.1:3000'];
const asked = (address: string | undefined, url = 'http://localhost:3000/api/admin/charges', headers = {}) =>
  findRemoteCaller(new Request(url, { headers }), address, ownOrigins)?.code;

describe('what only this machine may ask', () => {
  it('is answered for every loopback address', () => {
    for (const address of ['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])
      assert.equal(asked(address), undefined);
  });

  it('is refused for any other address, and for none', () => {
    for (const address of ['192.168.0.7', '10.0.0.1', '::ffff:10.0.0.1', '2001:db8::1', '1127.0.0.1', '', undefined]) {
      assert.equal(asked(address), 'loopback-only');
    }
  });

  it('is refused for what a proxy on this machine forwards', () => {
    for (const name of ['X-Forwarded-For', 'Forwarded']) {
      assert.equal(asked('127.0.0.1', undefined, { [name]: 'for=203.0.113.7' }), 'loopback-only');
    }
  });

  it('is refused under a name that is not the shop’s, though it leads here', () => {
    assert.equal(asked('127.0.0.1', 'http://rebound.example:3000/api/admin/saved-methods'), 'loopback-only');
  });
});
