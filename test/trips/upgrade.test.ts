import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { enginesUnderTest, launchBrowser, type Browser, type Page } from '../support/browser.js';
import { servePages, type PageServer } from '../support/page-server.js';

const files = { classic: 'kr-pay-button.js', module: 'kr-pay-button.esm.js' } as const;

/** The lines that the README gives to a merchant's style sheet. */
const [, lines = ''] =
  /```css\n(kr-pay-button:not\(:defined\)[^`]*)```/.exec(
    readFileSync(new URL('../../README.md', import.meta.url), 'utf8'),
  ) ?? [];

const terms = `mode="save" merchant="느린물" frequency="recurring" timing="매월 5일" amount-rule="월 18,000원" cancellation="주문 내역"`;

/** A page with a button between two lines of text. What stands below it must never move. */
const pageWith = (head: string, attributes: string, inside = ''): string =>
  `<!doctype html><html lang="ko"><meta charset="utf-8"><link rel="icon" href="data:,"><title>shop</title>${head}
  <p>위</p><kr-pay-button endpoint="/pay" order-id="A-1001" amount="14000" ${attributes}>${inside}</kr-pay-button><p id="below">아래</p>
  <script>requestAnimationFrame(() => { first = Math.round(document.querySelector('#below').getBoundingClientRect().top * 100) / 100; });</script></html>`;

const form = '<form action="/pay" method="post"><button>결제하기</button></form>';
const style = `<style>${lines}</style>`;
/** The same for another size, whose pixels stand in the comment. */
const styleOf = (size: 's' | 'l'): string =>
  style.replace(/\d+px/, new RegExp(`size="${size}": (\\d+px)`).exec(lines)?.[1] ?? 'none');

const pages: Readonly<Record<string, string>> = {
  '/late': pageWith(style, ''),
  '/late-small': pageWith(styleOf('s'), 'size="s"'),
  '/late-large': pageWith(styleOf('l'), 'size="l"'),
  '/late-with-form': pageWith(style, '', form),
  '/late-with-terms': pageWith(style, terms),
  '/without-line': pageWith('', ''),
  '/in-head': pageWith(`<script src="/${files.classic}"></script>`, ''),
  '/in-head-with-terms': pageWith(`<script src="/${files.classic}"></script>`, terms),
  '/in-head-with-form': pageWith(`<script src="/${files.classic}"></script>`, '', form).replace('endpoint="/pay"', ''),
};

/** Where the text below stands now, and how far Chromium says that anything has moved; 0 where the engine does not tell. */
const look = async (page: Page): Promise<{ readonly top: number; readonly shift: number }> =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const top = document.querySelector('#below')?.getBoundingClientRect().top ?? 0;
    const shift = await new Promise<number>((resolve) => {
      if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) resolve(0);
      const sum = (entries: PerformanceEntryList): number =>
        entries.reduce((total, entry) => total + (entry as PerformanceEntry & { value: number }).value, 0);
      new PerformanceObserver((list) => resolve(sum(list.getEntries()))).observe({
        type: 'layout-shift',
        buffered: true,
      });
      // Nobody tells of nothing.
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(0))));
    });
    return { top: Math.round(top * 100) / 100, shift };
  });

/** The script comes when all else has been painted. */
async function comeLate(page: Page, file: keyof typeof files): Promise<void> {
  const add = (source: string, type: string): void => {
    const script = document.createElement('script');
    document.head.append(Object.assign(script, { type, src: source }));
  };
  await page.evaluate(add, `/${files[file]}`, file === 'module' ? 'module' : '');
  await beWhole(page);
}

/** Runs in the page: counts how often what an element shows changes. */
function countShowings(): void {
  const { attachShadow } = Element.prototype;
  const counted = globalThis as { showings?: number };
  counted.showings = 0;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    const observer = new MutationObserver(() => (counted.showings = (counted.showings ?? 0) + 1));
    observer.observe(root, { childList: true, attributes: true, characterData: true, subtree: true });
    return root;
  };
}

/** Waits for all that the button shows, and that its file brings. */
async function beWhole(page: Page): Promise<void> {
  const words = `document.querySelector('kr-pay-button').shadowRoot?.querySelector('[part=label]')?.textContent.trim()`;
  await page.waitFor(words, 'a button with its words');
  await page.evaluate(`document.querySelector('kr-pay-button').updateComplete.then(() => true)`);
}

for (const engine of enginesUnderTest()) {
  describe(`The page around a button that appears, in ${engine}`, () => {
    let browser: Browser;
    let page: Page;
    let server: PageServer;

    before(async () => {
      server = await servePages(pages);
      browser = await launchBrowser(engine);
      page = await browser.newProfile();
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    for (const file of ['classic', 'module'] as const)
      for (const path of ['/late', '/late-small', '/late-large', '/late-with-form'])
        it(`does not move with the README's lines and a ${file} file that comes late (${path})`, async () => {
          await page.goto(server.origin + path);
          const { top } = await look(page);
          await comeLate(page, file);
          assert.deepEqual(await look(page), { top, shift: 0 });
        });

    for (const path of ['/in-head', '/in-head-with-terms', '/in-head-with-form'])
      it(`does not move with the classic file in the head (${path})`, async () => {
        await page.goto(server.origin + path);
        // Where it stood in the first frame.
        const first = await page.waitFor<number>('globalThis.first');
        await beWhole(page);
        assert.deepEqual(await look(page), { top: first, shift: 0 });
        // What the parser had not reached yet was not missed.
        assert.equal(await page.text('kr-pay-button >>> [role=alert]'), '');
        assert.deepEqual(page.consoleErrors(), []);
      });

    it('sees a button with its terms at once with the classic file, which waits for nothing', async () => {
      await page.goto(`${server.origin}/late-with-terms`);
      await page.evaluate(countShowings);
      await comeLate(page, 'classic');
      assert.equal(await page.evaluate('showings'), 1);
    });

    it('does move without the lines: a planted fault', async () => {
      await page.goto(`${server.origin}/without-line`);
      const { top } = await look(page);
      await comeLate(page, 'module');
      const moved = await look(page);
      assert.ok(moved.top - top > 40, `It moved by ${moved.top - top} px.`);
      assert.ok(engine !== 'chromium' || moved.shift > 0);
    });
  });
}
