import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { type Browser, type Page, launchBrowser } from '../support/browser.js';
import { type Packed, pack, root } from './support/packed.js';

/** A page with nothing but what is to be tried. */
const empty = (content: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Empty</title>${content}</html>`;
const button = '<kr-pay-button endpoint="/pay" lang="en" order-id="A-1001" amount="14000"></kr-pay-button>';
const label = 'kr-pay-button >>> [part=button]';
const shown = 'Pay with Kakao Pay ₩14,000';

describe('the packed files in an empty page', () => {
  let packed: Packed;
  let server: Server;
  let browser: Browser;
  let origin: string;
  let version: string;
  /** The page at `/`. */
  let html = '';

  before(async () => {
    packed = await pack();
    const folders = ['dist/cdn', 'dist/doctor'].map((folder) => join(packed.unpacked, folder));
    ({ version } = JSON.parse(readFileSync(join(packed.unpacked, 'package.json'), 'utf8')) as { version: string });
    server = createServer(({ url = '/' }, response) => {
      const { pathname, searchParams } = new URL(url, 'http://localhost');
      const file = folders.map((folder) => join(folder, pathname)).find(existsSync);
      if (pathname === '/') response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
      else if (file === undefined) response.writeHead(204).end();
      else {
        const source = readFileSync(file, 'utf8').replaceAll(version, searchParams.get('as') ?? version);
        response.setHeader('content-type', 'text/javascript').end(source);
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await launchBrowser('chromium');
  });
  after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
    packed.remove();
  });

  /** Opens a page and gives it to a test; nothing may go wrong in its console but what the test expects. */
  async function inPage(
    source: string,
    test: (page: Page) => Promise<void>,
    isExpected: (error: string) => boolean = () => false,
  ): Promise<void> {
    html = source;
    const page = await browser.newProfile();
    await page.goto(origin);
    await test(page);
    assert.deepEqual(
      page.consoleErrors().filter((error) => !isExpected(error)),
      [],
    );
    await page.close();
  }

  const waitForButton = (page: Page): Promise<unknown> =>
    page.waitFor("document.querySelector('kr-pay-button')?.shadowRoot?.querySelector('[part=button]')");

  it('the classic file shows the button, held to its integrity hash', async () => {
    const hashes = JSON.parse(readFileSync(join(packed.unpacked, 'dist/cdn/sri.json'), 'utf8')) as Record<
      string,
      string
    >;
    const tag = `<script src="/kr-pay-button.js" integrity="${hashes['kr-pay-button.js']}" crossorigin></script>`;
    await inPage(empty(tag + button), async (page) => {
      await waitForButton(page);
      assert.equal(await page.text(label), shown);
    });
  });

  it('the module shows the button, and each of its files loads', async () => {
    await inPage(empty(`<script type="module" src="/kr-pay-button.esm.js"></script>${button}`), async (page) => {
      await waitForButton(page);
      assert.equal(await page.text(label), shown);
      const chunks = packed.files.flatMap((file) => /^dist\/cdn(\/kr-pay-button-.*\.js)$/.exec(file)?.[1] ?? []);
      const loaded = await page.evaluate(
        async (names: readonly string[]) => (await Promise.all(names.map((name) => import(name)))).length,
        chunks,
      );
      assert.equal(loaded, chunks.length);
    });
  });

  for (const order of ['older', 'newer'] as const) {
    it(`the ${order} of two versions on a page stays where it comes first, and a warning names both for each further copy`, async () => {
      const [one, two] = order === 'older' ? [version, '99.0.0'] : ['99.0.0', version];
      const listen = '<script>warnings = []; console.warn = (text) => warnings.push(text);</script>';
      const tags = [one, two].map((each) => `<script src="/kr-pay-button.js?as=${each}"></script>`).join('');
      const third = '<script type="module" src="/kr-pay-button.esm.js"></script>';
      await inPage(empty(listen + tags + third + button), async (page) => {
        await waitForButton(page);
        assert.equal(await page.evaluate('customElements.get("kr-pay-button").version'), one);
        assert.equal(await page.text(label), shown);
        await page.waitFor('warnings.length === 2', 'a warning of each further copy');
        assert.deepEqual(await page.evaluate<readonly never[], string[]>('warnings'), [
          `<kr-pay-button> ${one} is defined already; ${two} is not used`,
          `<kr-pay-button> ${one} is defined already; ${version} is not used`,
        ]);
      });
    });
  }

  it('the doctor says what is wrong with a button that has no endpoint, and nothing of one that has', async () => {
    const tags =
      '<script src="/kr-pay-button.js"></script><script type="module" src="/kr-pay-button-doctor.js"></script>';
    const lost = '<kr-pay-button id="lost" lang="en" order-id="A-1002" amount="14000"></kr-pay-button>';
    // The doctor says it in the console, too, and so does the button.
    const isSaid = (error: string): boolean => /^<kr-pay-(?:doctor|button)> .*endpoint/.test(error);
    const findings = async (page: Page): Promise<unknown> => {
      await page.waitFor("document.querySelector('kr-pay-doctor')?.diagnoses.length > 0", 'a finding');
      return page.evaluate(
        "document.querySelector('kr-pay-doctor').diagnoses.map(({ kind, severity, where }) => ({ kind, severity, where }))",
      );
    };
    await inPage(
      empty(tags + button + lost),
      async (page) => {
        assert.deepEqual(await findings(page), [
          { kind: 'missing-attribute', severity: 'error', where: 'kr-pay-button#lost' },
        ]);
        assert.match(await page.text('kr-pay-doctor >>> ol'), /endpoint/);
        assert.equal(await page.text('kr-pay-doctor >>> .summary'), 'kr-pay-button doctor: 1 error');
      },
      isSaid,
    );
  });

  it('a term whose properties are set, as frameworks do, asks for as much as one written in HTML', async () => {
    await inPage(empty(`<script src="/kr-pay-button.js"></script>${button}`), async (page) => {
      await page.evaluate(() => {
        const term = document.createElement('kr-pay-term');
        Object.assign(term, { id: 'privacy', textContent: 'Privacy', required: true, href: '/privacy' });
        document.querySelector('kr-pay-button')?.append(term);
      });
      await page.waitFor("document.querySelector('kr-pay-button').shadowRoot.querySelector('[part=term] a')");
      assert.equal(await page.text('kr-pay-button >>> [part=term]'), '[Required] Privacy Full text (new window)');
    });
  });

  it('the plain example shows the button and its term', async () => {
    const source = readFileSync(join(root, 'examples/plain/index.html'), 'utf8');
    await inPage(source, async (page) => {
      await waitForButton(page);
      assert.equal(await page.text(label), '카카오페이로 결제하기 14,000원');
      assert.match(await page.text('kr-pay-button >>> [part=term]'), /\[필수\] 개인정보 제3자 제공 동의/);
    });
  });
});
