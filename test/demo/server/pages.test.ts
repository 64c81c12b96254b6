import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openShop, temporaryFolder, type TestShop } from './support/shop.js';
import { readAnswer, type Answer } from './support/shopper.js';

const page = `<!doctype html>
<html lang="ko"><head><script src="/cdn/kr-pay-button.js"></script></head><body>찻집</body></html>`;

let shop: TestShop;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

before(async () => {
  folder = await temporaryFolder();
  const siteRoot = join(folder.path, 'site');
  await mkdir(join(siteRoot, 'demo'), { recursive: true });
  await mkdir(join(siteRoot, 'assets'));
  await mkdir(join(folder.path, 'cdn'));
  await writeFile(join(folder.path, 'secret.html'), 'secret');
  await writeFile(join(siteRoot, 'index.html'), page);
  await writeFile(join(siteRoot, 'demo', 'order.html'), page);
  await writeFile(join(siteRoot, 'assets', 'shop.css'), 'body { margin: 0 }');
  await writeFile(join(folder.path, 'cdn', 'kr-pay-button.esm.js'), 'export {};');
  shop = await openShop({ siteRoot });
});

after(async () => {
  await shop.close();
  await folder.close();
});

const get = async (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  readAnswer(await fetch(`${shop.origin}${path}`, { headers }));

const languageOf = ({ text }: Answer): string | undefined => /<html lang="(\w+)">/.exec(text)?.[1];

describe('the pages', () => {
  it('carry a policy that lets in the shop’s own files only, and are not kept', async () => {
    for (const path of ['/', '/demo/order.html', '/assets/shop.css', '/healthz', '/pay', '/nothing']) {
      const { headers } = await get(path);
      const policy = headers.get('Content-Security-Policy') ?? '';
      const parts = [
        "default-src 'none'",
        "script-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types lit-html kr-pay-button',
      ];
      for (const part of parts) assert.ok(policy.includes(part), `${path} lacks ${part}`);
      assert.ok(!policy.includes('unsafe'));
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
      assert.equal(headers.get('Referrer-Policy'), 'strict-origin-when-cross-origin');
    }
    assert.equal((await get('/')).headers.get('Cache-Control'), 'no-store');
  });

  it('are in the language of the address, else of the cookie, else of the browser, else in Korean', async () => {
    const cases: [string, Record<string, string>, string][] = [
      ['/', {}, 'ko'],
      ['/', { 'Accept-Language': 'en-US,en;q=0.9,ko;q=0.8' }, 'en'],
      ['/', { 'Accept-Language': 'fr-FR,ko-KR;q=0.5,en;q=0.3' }, 'ko'],
      ['/', { 'Accept-Language': 'fr' }, 'ko'],
      ['/', { 'Accept-Language': 'ko', Cookie: 'lang=en' }, 'en'],
      ['/?lang=ko', { 'Accept-Language': 'en', Cookie: 'lang=en' }, 'ko'],
      ['/demo/order.html?lang=en', {}, 'en'],
      ['/?lang="><script>', { Cookie: 'lang="><script>' }, 'ko'],
    ];
    for (const [path, headers, expected] of cases) assert.equal(languageOf(await get(path, headers)), expected);
  });

  it('keep a chosen language in a cookie', async () => {
    const chosen = (await get('/?lang=en')).headers.getSetCookie();
    assert.ok(chosen.some((cookie) => cookie.startsWith('lang=en;')));
    const unasked = (await get('/', { 'Accept-Language': 'en' })).headers.getSetCookie();
    assert.ok(!unasked.some((cookie) => cookie.startsWith('lang=')));
  });

  it('make a shopper on the first visit, in a cookie that scripts cannot read', async () => {
    const [cookie = ''] = (await get('/')).headers.getSetCookie();
    assert.match(cookie, /^shopper=[0-9a-f-]{36};.*HttpOnly; SameSite=Lax$/);
    const again = await get('/', { Cookie: cookie.split(';', 1)[0] ?? '' });
    assert.deepEqual(again.headers.getSetCookie(), []);
    const invented = await get('/', { Cookie: 'shopper=11111111-1111-4111-8111-111111111111' });
    assert.equal(invented.headers.getSetCookie().length, 1);
  });

  it('send their cookies over https only where shoppers see the shop over https', async () => {
    const secured = await openShop({ otherOrigins: ['https://shop.example'], siteRoot: join(folder.path, 'site') });
    try {
      for (const [origin, isSecure] of [
        [secured.origin, true],
        [shop.origin, false],
      ] as const) {
        const visit = await fetch(`${origin}/?lang=en`);
        const cart = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"productId":"sejak"}' };
        const cookies = [
          ...visit.headers.getSetCookie(),
          ...(await fetch(`${origin}/api/carts`, cart)).headers.getSetCookie(),
        ];
        assert.equal(cookies.length, 3);
        for (const cookie of cookies) assert.equal(/; Secure/.test(cookie), isSecure, cookie);
      }
    } finally {
      await secured.close();
    }
  });

  it('take the module file of the button when asked to', async () => {
    const classic = '<script src="/cdn/kr-pay-button.js"></script>';
    const module = '<script type="module" src="/cdn/kr-pay-button.esm.js"></script>';
    const usual = await get('/');
    const asked = await get('/?script=module');
    assert.ok(usual.text.includes(classic) && !usual.text.includes(module));
    assert.ok(asked.text.includes(module) && !asked.text.includes(classic));
  });

  it('come with their files, and the button’s file is for any site', async () => {
    const style = await get('/assets/shop.css');
    assert.deepEqual([style.status, style.text], [200, 'body { margin: 0 }']);
    const button = await get('/cdn/kr-pay-button.esm.js');
    assert.deepEqual([button.status, button.headers.get('Access-Control-Allow-Origin')], [200, '*']);
    assert.match(button.headers.get('Content-Type') ?? '', /javascript/);
    assert.equal((await get('/')).headers.get('Access-Control-Allow-Origin'), null);
  });

  it('end at the folder they are in', async () => {
    const paths = ['/../secret.html', '/%2e%2e/secret.html', '/..%2fsecret.html', '/demo/..%5c..%5csecret.html'];
    for (const path of [...paths, '/cdn/%2e%2e/secret.html', '/none.html', '/demo/']) {
      const answer = await get(path);
      assert.deepEqual([answer.status, answer.text.includes('secret')], [404, false]);
    }
  });

  it('say whether the shop is alive and ready', async () => {
    assert.deepEqual((await get('/healthz')).body, { status: 'alive' });
    assert.deepEqual((await get('/readyz')).body, { status: 'ready' });
  });
});
