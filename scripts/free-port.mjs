import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A port that nobody listens on. Below those that systems give to connections by themselves, so that none of the many
 * connections of other tests takes it before it is used.
 * @returns {Promise<number>}
 */
export async function freePort() {
  const port = randomInt(15_000, 32_000);
  const server = createServer();
  const isFree = await new Promise((resolve) => {
    server.once('error', () => resolve(false)).listen(port, () => resolve(true));
  });
  if (!isFree) return freePort();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
