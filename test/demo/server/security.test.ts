import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { benchGuests, contentSecurityPolicy } from '../../../demo/server/security.js';
import { openShop, temporaryFolder } from './support/shop.js';

/** The sources of a directive. */
const sourcesOf = (policy: string, directive: string): readonly string[] | undefined =>
  policy
    .split('; ')
    .map((each) => each.split(' '))
    .find(([name]) => name === directive)
    ?.slice(1);

const emulated = 'http://localhost:4011';
const script = `${emulated}/sdk.js`;

describe('the strict policy', () => {
  it('lets in nothing but the shop’s own files, and no frame', () => {
    const policy = contentSecurityPolicy();
    for (const directive of ['script-src', 'style-src', 'connect-src', 'img-src', 'font-src', 'form-action']) {
      assert.deepEqual(sourcesOf(policy, directive), ["'self'"]);
    }
    for (const directive of ['default-src', 'base-uri', 'frame-ancestors']) {
      assert.deepEqual(sourcesOf(policy, directive), ["'none'"]);
    }
    assert.equal(sourcesOf(policy, 'frame-src'), undefined);
    assert.deepEqual(sourcesOf(policy, 'require-trusted-types-for'), ["'script'"]);
    assert.deepEqual(sourcesOf(policy, 'trusted-types'), ['lit-html', 'kr-pay-button']);
  });
});

describe('the policy of the try-out page', () => {
  it('lets in an emulator with a script, and still asks for trusted types', () => {
    const policy = contentSecurityPolicy(benchGuests(['portone'], { portone: { origin: emulated, script } }));
    for (const directive of ['script-src', 'connect-src', 'form-action']) {
      assert.deepEqual(sourcesOf(policy, directive), ["'self'", emulated]);
    }
    assert.deepEqual(sourcesOf(policy, 'frame-src'), [emulated]);
    assert.deepEqual(sourcesOf(policy, 'require-trusted-types-for'), ["'script'"]);
    assert.deepEqual(sourcesOf(policy, 'trusted-types'), ['lit-html', 'kr-pay-button', 'slow-water']);
  });

  it('lets forms go to an emulator without a script, and nothing more', () => {
    const policy = contentSecurityPolicy(benchGuests(['adyen'], { adyen: { origin: emulated } }));
    assert.deepEqual(sourcesOf(policy, 'form-action'), ["'self'", emulated]);
    for (const directive of ['script-src', 'connect-src']) assert.deepEqual(sourcesOf(policy, directive), ["'self'"]);
    assert.equal(sourcesOf(policy, 'frame-src'), undefined);
  });

  it('lets in what the providers’ own scripts need, where the shop has these providers', () => {
    const policy = contentSecurityPolicy(benchGuests(['stripe', 'portone', 'portone-v2'], {}));
    assert.deepEqual(sourcesOf(policy, 'script-src'), [
      "'self'",
      'https://js.stripe.com',
      'https://cdn.iamport.kr',
      'https://cdn.portone.io',
    ]);
    assert.deepEqual(sourcesOf(policy, 'frame-src'), [
      'https://js.stripe.com',
      'https://hooks.stripe.com',
      'https://service.iamport.kr',
      'https://checkout-service.prod.iamport.co',
      'https://*.portone.io',
    ]);
    assert.deepEqual(sourcesOf(policy, 'connect-src'), [
      "'self'",
      'https://api.stripe.com',
      'https://service.iamport.kr',
      'https://checkout-service.prod.iamport.co',
      'https://*.portone.io',
    ]);
    assert.deepEqual(sourcesOf(policy, 'form-action'), ["'self'"]);
  });

  it('asks for no trusted types beside scripts that were not written for them', () => {
    const emulators = { portone: { origin: emulated, script } };
    const policy = contentSecurityPolicy(benchGuests(['stripe', 'portone'], emulators));
    assert.equal(sourcesOf(policy, 'require-trusted-types-for'), undefined);
    assert.equal(sourcesOf(policy, 'trusted-types'), undefined);
  });

  it('lets Adyen’s redirects by POST go to any secure host', () => {
    const policy = contentSecurityPolicy(benchGuests(['adyen'], {}));
    assert.deepEqual(sourcesOf(policy, 'form-action'), ["'self'", 'https:']);
    assert.deepEqual(sourcesOf(policy, 'script-src'), ["'self'"]);
  });

  it('is strict for a provider that only redirects by GET', () => {
    assert.equal(contentSecurityPolicy(benchGuests(['checkout'], {})), contentSecurityPolicy());
  });

  it('never lets in inline scripts or all hosts', () => {
    const policy = contentSecurityPolicy(benchGuests(['stripe', 'portone', 'portone-v2', 'checkout', 'adyen'], {}));
    assert.ok(!/unsafe|\*(?!\.portone\.io)|data:|blob:/.test(policy), policy);
  });

  it('is the policy of that page alone', async () => {
    const folder = await temporaryFolder();
    const siteRoot = join(folder.path, 'site');
    await mkdir(join(siteRoot, 'demo'), { recursive: true });
    await mkdir(join(folder.path, 'cdn'));
    for (const name of ['try', 'order']) await writeFile(join(siteRoot, 'demo', `${name}.html`), '<!doctype html>');
    const shop = await openShop({ siteRoot, emulators: { stripe: { origin: emulated, script } } });
    try {
      const policyOf = async (path: string): Promise<string> =>
        (await fetch(shop.origin + path)).headers.get('Content-Security-Policy') ?? '';
      assert.ok(sourcesOf(await policyOf('/demo/try.html?provider=stripe'), 'script-src')?.includes(emulated));
      for (const path of ['/demo/order.html', '/api/providers', '/demo/try', '/pay']) {
        assert.equal(await policyOf(path), contentSecurityPolicy());
      }
    } finally {
      await shop.close();
      await folder.close();
    }
  });
});
