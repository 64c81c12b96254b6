import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** Listens on a port (0 takes any free one) and says where. Rejects when the port is taken. */
export async function listen(host: string, port: number): Promise<{ server: Server; origin: string }> {
  const server = createServer();
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error(`Expected to listen on a TCP port of ${host}.`);
  }
  return { server, origin: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}` };
}

/** Stops listening and drops open connections. */
export async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
