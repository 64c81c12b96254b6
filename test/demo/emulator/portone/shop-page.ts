import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { PortOneEmulator } from '../../../../demo/emulator/portone/index.js';

/** A shop's page that has loaded the script, under a policy that lets in the emulator and nothing inline. */
export interface ShopPage {
  readonly page: Page;
  readonly origin: string;
  /** What the callback was called with so far. */
  results(): Promise<Readonly<Record<string, unknown>>[]>;
  /** Presses the button, whose click calls request_pay. */
  press(): Promise<void>;
}

/** What stands on the shop's page: its button calls request_pay in the click itself, as popup channels need. */
const shopScript = `
const settings = JSON.parse(document.body.dataset.settings);
window.results = [];
if (settings.userCode) IMP.init(settings.userCode);
if (settings.blocksPopups) window.open = () => null;
document.querySelector('button').addEventListener('click', () => {
  IMP.request_pay(settings.params, settings.hasCallback ? (result) => window.results.push(result) : undefined);
});`;

/** What the shop's page does. */
export interface ShopSettings {
  /** Null calls request_pay without IMP.init. */
  readonly userCode: string | null;
  /** A function, because the way back is at the shop's own origin. */
  readonly params: (origin: string) => object;
  readonly hasCallback?: boolean;
  readonly blocksPopups?: boolean;
}

/** Serves the page and opens it in a tab. */
export async function openShopPage(
  t: TestContext,
  page: Page,
  emulator: PortOneEmulator,
  settings: ShopSettings,
): Promise<ShopPage> {
  let origin = '';
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${emulator.origin}`,
    `connect-src ${emulator.origin}`,
    `frame-src ${emulator.origin}`,
    "style-src 'self'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  const server = createServer((request, response) => {
    if (request.url === '/shop.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(shopScript);
      return;
    }
    const { userCode, hasCallback = true, blocksPopups = false } = settings;
    const data = JSON.stringify({ userCode, hasCallback, blocksPopups, params: settings.params(origin) });
    const attribute = data.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
    response.end(
      `<!doctype html><title>Shop</title><body data-settings="${attribute}"><button>결제</button>` +
        `<script src="${emulator.script}"></script><script src="/shop.js"></script>`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
  await page.goto(`${origin}/`);
  return {
    page,
    origin,
    results: async () => (await page.evaluate('window.results')) as Readonly<Record<string, unknown>>[],
    press: () => page.click('button'),
  };
}
