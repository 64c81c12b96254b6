import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { enginesUnderTest, launchBrowser, type Browser } from '../../support/browser.js';
import { built } from '../../support/trip-world.js';

/** The classic file, one byte of which somebody changed on its way: a letter within a word that is shown. */
function altered(file: Buffer): Buffer {
  const copy = Buffer.from(file);
  const place = copy.indexOf('KRW');
  assert.ok(place > 0);
  copy.writeUInt8('X'.charCodeAt(0), place);
  return copy;
}

const file = 'kr-pay-button.js';
let cdn: Server;
let origin = '';
let integrity = '';

before(async () => {
  const bytes = readFileSync(built(`cdn/${file}`));
  integrity = (JSON.parse(readFileSync(built('cdn/sri.json'), 'utf8')) as Record<string, string>)[file] ?? '';
  assert.match(integrity, /^sha384-/);
  const headers = { 'Content-Type': 'text/javascript; charset=utf-8', 'Access-Control-Allow-Origin': '*' };
  const page = (path: string): string =>
    `<!doctype html><link rel="icon" href="data:,"><script>var how = '';</script>` +
    `<script src="http://127.0.0.1:${new URL(origin).port}${path}" integrity="${integrity}" crossorigin="anonymous" ` +
    `onload="how = 'run'" onerror="how = 'refused'"></script><kr-pay-button></kr-pay-button>`;
  cdn = createServer((request, response) => {
    if (request.url === '/genuine.js') response.writeHead(200, headers).end(bytes);
    else if (request.url === '/altered.js') response.writeHead(200, headers).end(altered(bytes));
    else response.writeHead(200, { 'Content-Type': 'text/html' }).end(page(`${request.url}.js`));
  });
  await new Promise<void>((resolve) => cdn.listen(0, '127.0.0.1', resolve));
  const address = cdn.address();
  assert.ok(typeof address === 'object' && address !== null);
  // The page has another name than its script's server: for a browser these are two origins.
  origin = `http://localhost:${address.port}`;
});

after(() => {
  cdn.closeAllConnections();
  cdn.close();
});

for (const engine of enginesUnderTest()) {
  describe(`the file of a script tag with an integrity attribute, in ${engine}`, () => {
    let browser: Browser;
    before(async () => {
      browser = await launchBrowser(engine);
    });
    after(() => browser.close());

    for (const [path, expected, defined] of [
      ['/genuine', 'run', true],
      ['/altered', 'refused', false],
    ] as const) {
      it(`is ${expected} when it is ${path.slice(1)}`, async () => {
        const page = await browser.newProfile();
        await page.goto(`${origin}${path}`);
        assert.equal(await page.waitFor<string>('how'), expected);
        assert.equal(await page.evaluate("!!customElements.get('kr-pay-button')"), defined);
      });
    }
  });
}
