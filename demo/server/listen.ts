import { createServer, type RequestListener, type Server } from 'node:http';

/** An open port. */
export interface Listener {
  readonly port: number;
  /** Takes no new requests, lets the running ones end for up to `graceMilliseconds`, then cuts what is left. */
  close(graceMilliseconds?: number): Promise<void>;
}

const limits = { requestTimeout: 10_000, headersTimeout: 5_000, keepAliveTimeout: 5_000 };

/**
 * Opens a port. Without a host it is open on this machine only, on both loopback addresses where there are two, since
 * browsers take `localhost` for either.
 *
 * @throws Error with code `EADDRINUSE` when the port is taken.
 */
export async function listen(handler: RequestListener, port: number, host: string | undefined): Promise<Listener> {
  const servers = [await open(handler, port, host ?? '127.0.0.1')];
  const chosen = portOf(servers[0]);
  if (host === undefined) {
    try {
      servers.push(await open(handler, chosen, '::1'));
    } catch (error) {
      const code = errorCode(error);
      if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') {
        await closeAll(servers, 0);
        // A port that was free on one address may be taken on the other: look for another free one.
        if (port === 0 && code === 'EADDRINUSE') return listen(handler, port, host);
        throw error;
      }
    }
  }
  return { port: chosen, close: (graceMilliseconds = 5_000) => closeAll(servers, graceMilliseconds) };
}

async function open(handler: RequestListener, port: number, host: string): Promise<Server> {
  const server = createServer(limits, handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
  return server;
}

async function closeAll(servers: readonly Server[], graceMilliseconds: number): Promise<void> {
  const cut = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), graceMilliseconds);
  // A connection whose last request ends now would be kept open for another one.
  const sweep = setInterval(() => servers.forEach((server) => server.closeIdleConnections()), 50);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  clearTimeout(cut);
  clearInterval(sweep);
}

function portOf(server: Server | undefined): number {
  const address = server?.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return address.port;
}

/** Node's code of a system error, such as `EADDRINUSE`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
