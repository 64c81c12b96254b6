import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { listen } from '../../../../demo/server/listen.js';

/** Where a static host keeps the built site: the pages, and the button's files. */
export interface SiteFolders {
  readonly site: string;
  readonly cdn: string;
}

/** A host that can do nothing but hand out files. Pages can be put beside them. */
export interface StaticSite {
  /** `http://localhost:PORT` */
  readonly origin: string;
  /** Bodies of what was posted to `/pay`, oldest first. Answered with `succeeded`, so that a button can be seen to start. */
  readonly posted: readonly string[];
  /** Puts a page at `/pasted.html`. */
  paste(html: string): void;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** What the shop's server sends with its strict pages; a static host should send it, too. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; " +
  "form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html kr-pay-button";

/** Opens a static host of the built site. */
export async function openStaticSite(folders: SiteFolders): Promise<StaticSite> {
  const posted: string[] = [];
  let pasted = '';
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST' && pathname === '/pay') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      posted.push(Buffer.concat(chunks).toString());
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"provider":"none","status":"succeeded"}');
      return;
    }
    if (pathname === '/pasted.html') {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(pasted);
      return;
    }
    const root = pathname.startsWith('/cdn/') ? folders.cdn : folders.site;
    const path = normalize(pathname.replace(/^\/cdn\//, '/'));
    const file = await readFile(join(root, path)).catch(() => undefined);
    const headers = { 'Content-Type': types[extname(path)] ?? 'text/plain', 'Content-Security-Policy': policy };
    response.writeHead(file ? 200 : 404, headers).end(file ?? 'Not found');
  };
  const listener = await listen((request, response) => void serve(request, response), 0, undefined);
  return {
    origin: `http://localhost:${listener.port}`,
    posted,
    paste: (html) => {
      pasted = html;
    },
    close: () => listener.close(0),
  };
}
