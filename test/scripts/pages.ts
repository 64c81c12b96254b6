import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Two origins on two hosts, so that browsers treat them as two sites: 127.0.0.1 is the shop, localhost the provider. */
export interface PageServer {
  readonly shop: string;
  readonly provider: string;
  /** The last request for a path: its headers. */
  headersOf(path: string): Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

/** Serves these pages (path to body markup) on the loopback interface. */
export async function servePages(pages: Readonly<Record<string, string>>, policy?: string): Promise<PageServer> {
  const seen = new Map<string, Readonly<Record<string, unknown>>>();
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    seen.set(path, request.headers);
    const body = pages[path];
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      ...(policy && { 'content-security-policy': policy }),
    };
    response.writeHead(200, headers).end(`<!doctype html><title>${path}</title><link rel="icon" href="data:,">${body}`);
  });
  // No host: both 127.0.0.1 and ::1, because localhost may be either.
  await new Promise<void>((resolve) => {
    server.listen(0, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    shop: `http://127.0.0.1:${port}`,
    provider: `http://localhost:${port}`,
    headersOf: (path) => seen.get(path) ?? {},
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
