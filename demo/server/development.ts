import { readFile } from 'node:fs/promises';
import type { ViteDevServer } from 'vite';
import type { ReadPage } from './pages.js';

/** Vite's development server before the shop: it serves the sources, and hands everything else on. */
export interface DevelopmentServer {
  readonly origin: string;
  /** The pages as Vite changes them. The shop then makes language and cookies of them as always. */
  readonly readPage: ReadPage;
  close(): Promise<void>;
}

/** What the shop answers itself, pages included. */
const shopAddresses = '^/(?:pay|webhooks/.*|api/.*|(?:demo/)?[a-z0-9-]+\\.html)?(?:\\?.*)?$';

/**
 * Opens Vite's server on a port of its own. Pages that come through it have no Content-Security-Policy, since Vite
 * puts styles into them as it goes; the built shop is the one to judge a policy by.
 */
export async function startDevelopmentServer(port: number, shopOrigin: string): Promise<DevelopmentServer> {
  const { createServer } = await import('vite');
  const vite: ViteDevServer = await createServer({
    server: {
      port,
      strictPort: true,
      proxy: {
        [shopAddresses]: {
          target: shopOrigin,
          configure: (proxy) => {
            proxy.on('proxyRes', (answer) => delete answer.headers['content-security-policy']);
          },
        },
      },
    },
  });
  await vite.listen();
  return {
    origin: `http://localhost:${port}`,
    readPage: async (file) => vite.transformIndexHtml(file, await readFile(`.${file}`, 'utf8')),
    close: () => vite.close(),
  };
}
