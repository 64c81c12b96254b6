import { readFileSync } from 'node:fs';
import { listen } from '../../demo/server/listen.js';
import { built } from './trip-world.js';

/** A server of pages that a test has written, and of the built files for script tags. */
export interface PageServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** The bodies that were posted to `/pay`, oldest first. */
  readonly posted: readonly string[];
  close(): Promise<void>;
}

/** What a file for script tags becomes on its way. */
export type Meddle = (file: string, text: string) => string;

/** Serves each page at its path. A file that `meddle` makes empty is not there. */
export async function servePages(
  pages: Readonly<Record<string, string>>,
  meddle: Meddle = (_, text) => text,
): Promise<PageServer> {
  const posted: string[] = [];
  const listener = await listen(
    async (request, response) => {
      const { url = '/', method } = request;
      if (method === 'POST') {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        posted.push(Buffer.concat(chunks).toString());
        return void response
          .setHeader('Content-Type', 'text/html')
          .end('<link rel="icon" href="data:,"><title>received</title>');
      }
      const page = pages[url];
      if (page !== undefined) return void response.setHeader('Content-Type', 'text/html').end(page);
      const script = meddle(url.slice(1), readFileSync(built(`cdn${url}`), 'utf8'));
      if (script === '') return void response.writeHead(404).end();
      return void response.setHeader('Content-Type', 'text/javascript').end(script);
    },
    0,
    undefined,
  );
  return { origin: `http://127.0.0.1:${listener.port}`, posted, close: () => listener.close(0) };
}
