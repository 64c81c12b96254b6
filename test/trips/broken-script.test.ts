import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { enginesUnderTest, launchBrowser, type Browser, type Page } from '../support/browser.js';
import { servePages, type Meddle, type PageServer } from '../support/page-server.js';

const module = '<script type="module" src="/kr-pay-button.esm.js"></script>';
const classic = '<script src="/kr-pay-button.js"></script>';

/** The shop's page, with a form that pays without any script. */
const pageWith = (head: string): string =>
  `<!doctype html><html lang="ko"><meta charset="utf-8"><link rel="icon" href="data:,"><title>shop</title>${head}
  <kr-pay-button order-id="A-1001" amount="14000"><form action="/pay" method="post">
  <input type="hidden" name="orderId" value="A-1001"><button>카카오페이로 결제하기</button></form></kr-pay-button></html>`;

const half: Meddle = (_, text) => text.slice(0, text.length / 2);

/** What can go wrong with the button's own file before it shows itself. */
const faults: readonly { readonly what: string; readonly head: string; readonly meddle?: Meddle }[] = [
  { what: 'the classic file breaks off half-way', head: classic, meddle: half },
  { what: 'the module file breaks off half-way', head: module, meddle: half },
  { what: 'the file is not there', head: classic, meddle: () => '' },
  {
    what: 'a file that the module file imports is not there',
    head: module,
    meddle: (file, text) => (file.includes('-main.') ? '' : text),
  },
  {
    what: 'the browser cannot make the element',
    head: `<script>HTMLElement.prototype.attachInternals = () => { throw new TypeError('not here'); };</script>${classic}`,
  },
  {
    what: 'it cannot show itself',
    head: `<script>Element.prototype.closest = () => { throw new TypeError('not here'); };</script>${classic}`,
  },
];

for (const engine of enginesUnderTest()) {
  describe(`The form inside a button whose script fails, in ${engine}`, () => {
    let browser: Browser;
    let server: PageServer;
    let page: Page;
    before(async () => {
      browser = await launchBrowser(engine);
    });
    after(() => browser.close());
    afterEach(async () => {
      await page.close();
      await server.close();
    });

    for (const { what, head, meddle } of faults)
      it(`pays when ${what}`, async () => {
        server = await servePages({ '/': pageWith(head) }, meddle);
        page = await browser.newProfile();
        await page.goto(server.origin);
        await page.click('kr-pay-button form button');
        await page.waitForUrl('/pay');
        assert.deepEqual(server.posted, ['orderId=A-1001']);
      });

    it('pays when all but its looks is not there, as soon as a press has shown that', async () => {
      server = await servePages({ '/': pageWith(module) }, (file, text) => (file.includes('-checkout.') ? '' : text));
      page = await browser.newProfile();
      await page.goto(server.origin);
      const height = () => document.querySelector('form')?.getBoundingClientRect().height;
      assert.equal(await page.evaluate(height), 0);
      await page.click('kr-pay-button >>> [part=button]');
      await page.waitFor(height, 'the form is not shown');
      await page.click('kr-pay-button form button');
      await page.waitForUrl('/pay');
      assert.deepEqual(server.posted, ['orderId=A-1001']);
    });

    it('gives its place to a button whose script works', async () => {
      server = await servePages({ '/': pageWith(classic) });
      page = await browser.newProfile();
      await page.goto(server.origin);
      assert.equal(await page.text('kr-pay-button >>> [part=label]'), '카카오페이로 결제하기');
      assert.equal(await page.evaluate(() => document.querySelector('form')?.getBoundingClientRect().height), 0);
    });
  });
}
