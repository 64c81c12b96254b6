import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { folderOf } from './build.js';
import { paths } from './paths.js';
import { subjects } from './subjects.js';
import type { Subject } from './subjects.js';

const told = z.object({ clicked: z.number(), requested: z.number() });

/** When what happened to one click, milliseconds of the clock of this process or, where `told`, of the page. */
export interface Journey {
  told?: z.infer<typeof told>;
  answered?: number;
  departed?: number;
}

/** A server on loopback with a page a subject, its files, and a shop that answers at once. */
export interface Site {
  readonly origin: string;
  /** The scripts that a page has asked for since `begin`. */
  scripts(): ReadonlySet<string>;
  journey(): Journey;
  begin(): void;
  close(): Promise<void>;
}

// Tells what the click has cost when the page goes. `requestStart` is when the request went out.
const timer = `<script>
let clicked;
addEventListener('click', (event) => { clicked = event.timeStamp; }, true);
addEventListener('pagehide', () => {
  const [{ requestStart }] = performance.getEntriesByName(new URL('/pay', location).href);
  navigator.sendBeacon('/told', JSON.stringify({ clicked, requested: requestStart }));
});
</script>`;

const pageOf = ({ head, body }: Subject, timed: boolean): string =>
  `<!doctype html><html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<link rel="icon" href="data:,">${timed ? timer : ''}${head}</head><body>${body}</body></html>`;

function fileOf(path: string): string | undefined {
  const [, room = '', name = ''] = path.split('/');
  if (room === 'cdn' || room === 'looks') return join(paths.shipped, name);
  if (room === 'styles') return paths.adyenStyle;
  const owner = subjects
    .filter(({ from }) => 'page' in from)
    .find(({ id }) => name === `${id}.js` || name.startsWith(`${id}-`));
  return owner && join(folderOf(owner), name);
}

/** Starts the server. Files are read once and sent uncompressed. */
export async function openSite(): Promise<Site> {
  let scripts = new Set<string>();
  let journey: Journey = {};
  const files = new Map<string, Buffer>();
  const send = (response: ServerResponse, type: string, body: string | Buffer): void => {
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' }).end(body);
  };
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const subject = subjects.find(({ id }) => pathname === `/page/${id}`);
    if (subject) return send(response, 'text/html', pageOf(subject, searchParams.has('timed')));
    if (pathname === '/away') {
      journey.departed = performance.now();
      return send(response, 'text/html', '<!doctype html><title>Away</title>');
    }
    if (pathname === '/pay' || pathname === '/told') {
      const body = Buffer.concat(await request.toArray()).toString();
      if (pathname === '/told') {
        journey.told = told.parse(JSON.parse(body));
        return send(response, 'text/plain', '');
      }
      response.on('finish', () => (journey.answered = performance.now()));
      return send(response, 'application/json', JSON.stringify({ url: `http://${request.headers.host}/away` }));
    }
    const file = fileOf(pathname);
    if (!file) {
      response.writeHead(404).end();
      return undefined;
    }
    // Asked for, and never answered: what the page costs until then is what showing the button costs.
    if (pathname.startsWith('/looks/kr-pay-button-checkout')) return undefined;
    if (pathname.endsWith('.js')) scripts.add(pathname);
    const content = files.get(file) ?? readFileSync(file);
    files.set(file, content);
    return send(response, pathname.endsWith('.css') ? 'text/css' : 'text/javascript', content);
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    scripts: () => scripts,
    journey: () => journey,
    begin() {
      scripts = new Set();
      journey = {};
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
