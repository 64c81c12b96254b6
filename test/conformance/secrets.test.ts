import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findSecret } from '../../conformance/rules/secrets.js';

const inJson = (value: unknown, clientSecretToo = false): string | undefined =>
  findSecret(JSON.stringify(value), clientSecretToo);

describe('a secret in an answer', () => {
  it('is found by how it begins, and not repeated', () => {
    for (const key of ['sk_test_51Habcdef', 'rk_live_51Habcdef', 'sk_sbox_abcdefgh', 'whsec_abcdef']) {
      const found = inJson({ deep: [{ key }] });
      assert.match(String(found), /^a key that begins with /);
      assert.equal(found?.includes(key), false);
    }
  });

  it('is found by the name of its field', () => {
    for (const name of ['apiKey', 'api_secret', 'secretKey', 'imp_secret', 'hmacKey', 'password', 'client_secret']) {
      assert.equal(inJson({ action: { [name]: 'x' } }), `a field "${name}"`);
    }
  });

  it('is none where the provider’s script needs it, or where it is empty or public', () => {
    assert.equal(inJson({ action: { client_secret: 'pi_1_secret_2' } }, true), undefined);
    const publicKeys = { publishableKey: 'pk_test_1', clientKey: 'test_1', channelKey: 'c', storeId: 's' };
    assert.equal(inJson({ ...publicKeys, client_secret: null, task_list: 'ask_someone_else' }), undefined);
    assert.equal(findSecret('no JSON', false), undefined);
  });
});
