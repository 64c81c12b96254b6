import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';

/** An open port. */
export interface Listener {
  readonly port: number;
  /** Takes no new requests, lets the running ones end for up to `graceMilliseconds`, then cuts what is left. */
  close(graceMilliseconds?: number): Promise<void>;
}

/** How long a connection may take, milliseconds, and how many there may be. */
export interface ConnectionLimits {
  /** Until the headers of a request are here. */
  readonly headers: number;
  /** Until its body is. */
  readonly request: number;
  /** Between two requests. */
  readonly idle: number;
  /** Between two looks at who took too long. */
  readonly check: number;
  readonly connections: number;
}

/** Node looks every 30 seconds of its own accord, which would make 35 seconds of 5. */
export const connectionLimits: ConnectionLimits = {
  headers: 5_000,
  request: 10_000,
  idle: 5_000,
  check: 500,
  connections: 1_000,
};

/**
 * Opens a port. Without a host it is open on this machine only, on both loopback addresses where there are two, since
 * browsers take `localhost` for either. Who sends too slowly is answered 408 and cut off; connections above the most are
 * closed at once.
 *
 * @throws Error with code `EADDRINUSE` when the port is taken.
 */
export async function listen(
  handler: RequestListener,
  port: number,
  host: string | undefined,
  limits: ConnectionLimits = connectionLimits,
): Promise<Listener> {
  const doors = [await open(handler, port, host ?? '127.0.0.1', limits)];
  const chosen = portOf(doors[0]?.server);
  if (host === undefined) {
    try {
      doors.push(await open(handler, chosen, '::1', limits));
    } catch (error) {
      const code = errorCode(error);
      if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') {
        await closeAll(doors, 0);
        // A port that was free on one address may be taken on the other: look for another free one.
        if (port === 0 && code === 'EADDRINUSE') return listen(handler, port, host, limits);
        throw error;
      }
    }
  }
  return { port: chosen, close: (graceMilliseconds = 5_000) => closeAll(doors, graceMilliseconds) };
}

/** A server, and the connections that never asked anything: browsers open some ahead. */
interface Door {
  readonly server: Server;
  readonly quiet: ReadonlySet<Socket>;
}

async function open(handler: RequestListener, port: number, host: string, limits: ConnectionLimits): Promise<Door> {
  const timeouts = { headersTimeout: limits.headers, requestTimeout: limits.request, keepAliveTimeout: limits.idle };
  const server = createServer({ ...timeouts, connectionsCheckingInterval: limits.check }, handler);
  server.maxConnections = limits.connections;
  const quiet = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    quiet.add(socket);
    socket.once('close', () => quiet.delete(socket));
  });
  server.on('request', ({ socket }) => quiet.delete(socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
  return { server, quiet };
}

async function closeAll(doors: readonly Door[], graceMilliseconds: number): Promise<void> {
  const servers = doors.map(({ server }) => server);
  const cut = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), graceMilliseconds);
  // A connection whose last request ends now would be kept open for another one.
  const sweep = setInterval(() => servers.forEach((server) => server.closeIdleConnections()), 50);
  const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
  // Node takes a connection without a first request for a busy one.
  for (const { quiet } of doors) for (const socket of quiet) if (socket.bytesRead === 0) socket.destroy();
  await Promise.all(closed);
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
