import { existsSync, readFileSync } from 'node:fs';
import { type IncomingHttpHeaders, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What came to `/pay`. */
export interface PayRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A shop with a page for each built example, and the smallest endpoint. */
export interface ExampleShop {
  /** Without a slash at its end. */
  readonly origin: string;
  readonly requests: PayRequest[];
  /** What every request to `/pay` gets. */
  answer: object;
  /** What a server has rendered, inside the pages. */
  markup: string;
  close(): void;
}

const place = '<div id="place">';

/** Serves the folder `built` of the examples, and their page at each `/<mode>/<example>/`. */
export async function openExampleShop(frameworks: string): Promise<ExampleShop> {
  const html = readFileSync(join(frameworks, 'index.html'), 'utf8');
  if (!html.includes(place)) throw new Error(`The page has no ${place}.`);
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(frameworks, 'built', path);
    if (path === '/pay') {
      shop.requests.push({ headers: request.headers, body: JSON.parse(await text(request)) as PayRequest['body'] });
      response.setHeader('content-type', 'application/json').end(JSON.stringify(shop.answer));
    } else if (path.endsWith('/')) {
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(html.replace(place, () => place + shop.markup));
    } else if (existsSync(file)) response.setHeader('content-type', 'text/javascript').end(readFileSync(file));
    else response.writeHead(204).end(); // no icon
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const shop: ExampleShop = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    answer: {},
    markup: '',
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return shop;
}
