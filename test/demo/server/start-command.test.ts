import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { temporaryFolder } from './support/shop.js';
import { freePort } from '../../../scripts/free-port.mjs';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

before(async () => {
  folder = await temporaryFolder();
});

after(() => folder.close());

function run(environment: Readonly<Record<string, string>>): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  // An empty key outweighs one in a developer's own .env.
  const env = {
    PATH,
    HOME,
    STRIPE_SECRET_KEY: '',
    DATABASE_URL: `file:${join(folder.path, 'shop.db')}`,
    ...environment,
  };
  return spawn(process.execPath, ['--import', 'tsx', 'demo/start.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function runToEnd(environment: Readonly<Record<string, string>>): Promise<{ code: unknown; words: string }> {
  const child = run(environment);
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const [code] = await once(child, 'close');
  return { code, words };
}

describe('npm start', () => {
  it('opens the shop and the emulator, says where and what, and stops with Ctrl-C', async (t) => {
    const [port, emulatorPort] = [await freePort(), await freePort()];
    const child = run({ PORT: String(port), EMULATOR_PORT: String(emulatorPort) });
    // It would outlive a failure, and keep the test runner from ending.
    t.after(() => child.kill('SIGKILL'));
    assert.ok(child.stdout);
    const lines: string[] = [];
    for await (const line of createInterface(child.stdout)) {
      lines.push(line);
      if (line.includes('Ctrl-C')) break;
    }
    const words = lines.join('\n');
    assert.match(words, new RegExp(`The shop: +http://localhost:${port}`));
    assert.match(words, new RegExp(`stripe +emulator, http://127\\.0\\.0\\.1:${emulatorPort}`));
    assert.equal((await fetch(`http://localhost:${port}/readyz`)).status, 200);
    child.kill('SIGINT');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  it('refuses a live key', async () => {
    const { code, words } = await runToEnd({ STRIPE_SECRET_KEY: 'sk_live_123' });
    assert.equal(code, 1);
    assert.match(words, /STRIPE_SECRET_KEY: this is a live key/);
    assert.ok(!words.includes('sk_live_123'));
  });

  it('says which port is in use, and how to choose another', async () => {
    const server = createServer();
    const [port, emulatorPort] = [await freePort(), await freePort()];
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const ports = { PORT: String(port), EMULATOR_PORT: String(emulatorPort) };
    const shop = await runToEnd(ports);
    const emulator = await runToEnd({ PORT: ports.EMULATOR_PORT, EMULATOR_PORT: ports.PORT });
    server.close();
    assert.deepEqual([shop.code, emulator.code], [1, 1]);
    assert.match(shop.words, new RegExp(`Port ${port} is in use\\. Choose another one: PORT=${port + 1} npm start`));
    assert.match(emulator.words, new RegExp(`Port ${port} is in use\\. Choose another one: EMULATOR_PORT=${port + 1}`));
  });
});
