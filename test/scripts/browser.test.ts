import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from '../support/browser.js';
import { enginesUnderTest, launchBrowser } from '../support/browser.js';
import type { PageServer } from './pages.js';
import { servePages } from './pages.js';

const shopPage = `
  <style>body { margin: 0 } .tall { height: 3000px }</style>
  <div class="tall"></div>
  <pay-probe><b>Pay</b></pay-probe>
  <input name="note">
  <a href="/result?paid=no">result</a>
  <p id="shown">Nothing yet</p>
  <script>
    customElements.define('pay-probe', class extends HTMLElement {
      connectedCallback() {
        const root = this.attachShadow({ mode: 'open' });
        root.innerHTML = '<button part="button"><slot></slot></button>';
        const say = (event) => { shown.textContent = event.type + (event.isTrusted ? '  trusted' : '  synthetic'); };
        root.firstChild.addEventListener('click', say);
        root.firstChild.addEventListener('dblclick', say);
      }
    });
    globalThis.heap = Math.random();
    addEventListener('pageshow', (event) => { globalThis.restored = event.persisted; });
    document.querySelector('input').addEventListener('input', (event) => { shown.textContent = event.target.value; });
  </script>`;

for (const engine of enginesUnderTest()) {
  describe(`the driver of ${engine}`, () => {
    let browser: Browser;
    let server: PageServer;
    let page: Page;

    before(async () => {
      server = await servePages({
        '/': shopPage,
        '/provider': '<h1>Provider</h1>',
        '/hop': '<script>setTimeout(() => location.replace("/result?paid=yes"), 50)</script>',
        '/now': '<script>location.replace("/result?paid=now")</script>',
        '/result': '<p>Thank you</p>',
        '/covered': '<button>Below</button><div style="position:fixed;inset:0;background:#fff"></div>',
        '/broken': '<script>console.error("a line"); setTimeout(() => { throw new Error("a crash"); })</script>',
      });
      browser = await launchBrowser(engine);
      page = await browser.newProfile();
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    it('clicks in a shadow root, below the fold, as a person does', async () => {
      await page.goto(server.shop);
      await page.click('pay-probe >>> [part=button]');
      assert.equal(await page.text('#shown'), 'click trusted');
    });

    it('double-clicks as a person does', async () => {
      await page.goto(server.shop);
      await page.doubleClick('pay-probe >>> button');
      assert.equal(await page.waitFor(() => document.querySelector('#shown')?.textContent), 'dblclick  trusted');
    });

    it('presses keys where the focus is', async () => {
      await page.goto(server.shop);
      await page.press('Tab');
      await page.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.localName), 'input');
      await page.press('Shift+Tab');
      await page.press('Space');
      assert.equal(await page.text('#shown'), 'click trusted');
    });

    it('fills a field with Korean text', async () => {
      await page.goto(server.shop);
      await page.fill('input[name=note]', '문 앞에 놓아 주세요');
      assert.equal(await page.text('#shown'), '문 앞에 놓아 주세요');
    });

    it('goes back from another site to the same living page', async () => {
      await page.goto(server.shop);
      const heap = await page.evaluate<[], number>('heap');
      await page.goto(`${server.provider}/provider`);
      await page.back();
      await page.waitFor('globalThis.restored', 'a page restored from the back/forward cache');
      assert.equal(await page.evaluate('heap'), heap);
      assert.equal(await page.url(), `${server.shop}/`);
    });

    it('waits across a navigation', async () => {
      await page.goto(`${server.shop}/hop`);
      const text = await page.waitFor(() => /Thank/.exec(document.body?.innerText ?? '')?.[0]);
      assert.equal(text, 'Thank');
      assert.match(await page.waitForUrl('paid=yes'), /\/result\?paid=yes$/);
    });

    it('opens a page that leaves at once', async () => {
      await page.goto(`${server.shop}/now`);
      assert.match(await page.waitForUrl('/result'), /paid=now/);
    });

    it('starts anew by reload', async () => {
      await page.goto(server.shop);
      const heap = await page.evaluate('heap');
      await page.reload();
      assert.notEqual(await page.evaluate('heap'), heap);
    });

    it('hands arguments and promised answers over, and errors too', async () => {
      await page.goto(server.shop);
      const sum = await page.evaluate(
        async (words: string[], last: string) => [...words, last].join('·'),
        ['가'],
        '나',
      );
      assert.equal(sum, '가·나');
      assert.equal(await page.evaluate(() => undefined), undefined);
      await assert.rejects(page.evaluate('Promise.reject(new RangeError("too far"))'), /too far/);
    });

    it('shares cookies and storage between tabs but not between profiles', async () => {
      const keep = (): void => {
        document.cookie = 'seen=1';
        localStorage.setItem('seen', '1');
      };
      const kept = (): [string, string | null] => [document.cookie, localStorage.getItem('seen')];
      await page.goto(server.shop);
      await page.evaluate(keep);
      const tab = await page.newTab();
      await tab.goto(server.shop);
      assert.deepEqual(await tab.evaluate(kept), ['seen=1', '1']);
      await tab.click('pay-probe >>> button');
      assert.equal(await tab.text('#shown'), 'click trusted');
      await tab.close();
      const other = await browser.newProfile();
      await other.goto(server.shop);
      assert.deepEqual(await other.evaluate(kept), ['', null]);
      await other.close();
      assert.deepEqual(await page.evaluate(kept), ['seen=1', '1']);
    });

    it('shows a page as another browser, or as one without scripts, sees it', async () => {
      const other = await browser.newProfile({ userAgent: 'KAKAOTALK 10.4', javaScript: false });
      await other.goto(server.shop);
      assert.equal(server.headersOf('/')['user-agent'], 'KAKAOTALK 10.4');
      assert.equal(await other.text('#shown'), 'Nothing yet');
      assert.equal(await other.evaluate('typeof heap'), 'undefined');
      await other.click('a');
      assert.match(await other.waitForUrl('/result'), /paid=no/);
      await other.close();
    });

    it('changes the viewport and takes a picture of it', async () => {
      const file = join(tmpdir(), `kr-pay-button-${engine}-${process.pid}.png`);
      await page.goto(server.shop);
      await page.setViewport(600, 500);
      assert.deepEqual(await page.evaluate(() => [innerWidth, innerHeight]), [600, 500]);
      await page.screenshot(file);
      const picture = await readFile(file);
      await rm(file);
      assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [600, 500]);
    });

    it('works under a strict content security policy', async () => {
      const strict = await servePages(
        { '/': '<p>Strict</p>' },
        "default-src 'none'; require-trusted-types-for 'script'",
      );
      await page.goto(strict.shop);
      assert.equal(await page.waitFor(() => document.querySelector('p')?.textContent), 'Strict');
      await strict.close();
    });

    it('says why an element cannot be clicked, and where it was', async () => {
      const hurried = await browser.newProfile({ waitLimit: 500 });
      await hurried.goto(`${server.shop}/covered`);
      await assert.rejects(hurried.click('button'), /button to be clickable[^]*covered by <div>[^]*\/covered[^]*Below/);
      await hurried.close();
    });

    it('collects console errors and crashes', async () => {
      const other = await browser.newProfile();
      await other.goto(`${server.shop}/broken`);
      const before = engine === 'webkit' ? [] : [/a line/, /a crash/]; // there before WebKit was asked anything
      await other.waitFor('document.readyState === "complete"');
      await other.evaluate(failLater);
      await other.waitFor('globalThis.hasFailed');
      await other.reload();
      const expected = [...before, /a later line/, /a later crash/];
      const errors = other.consoleErrors().slice(0, expected.length);
      for (const [at, each] of expected.entries()) assert.match(errors[at] ?? '', each);
      await other.close();
    });
  });
}

/** What runs in the page: a line, then a crash, then a sign that it is over. */
function failLater(): void {
  console.error('a later line');
  setTimeout(() => {
    setTimeout(() => Object.assign(globalThis, { hasFailed: true }));
    throw new Error('a later crash');
  });
}
