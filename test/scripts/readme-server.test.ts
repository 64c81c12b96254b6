import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startStripeEmulator } from '../../demo/emulator/stripe/index.js';
import { freePort } from '../../scripts/free-port.mjs';

const secretKey = 'sk_test_readme';
// Beside the project's packages, so that it finds `stripe` as a merchant's file would.
const file = fileURLToPath(new URL('../../dist/readme-server.mjs', import.meta.url));

/** The README's smallest server as it stands there, with another port and the emulator's address put in. */
async function serverOf(port: number, emulatorPort: number): Promise<string> {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const code = /```js\n(import \{ createServer \}[^]*?)```/.exec(readme)?.[1];
  assert.ok(code, 'README.md: expected the smallest server in a js block');
  const api = `{ protocol: 'http', host: '127.0.0.1', port: ${emulatorPort} }`;
  const changed = code
    .replace('process.env.STRIPE_SECRET_KEY', `process.env.STRIPE_SECRET_KEY, ${api}`)
    .replace('listen(3000)', `listen(${port}, '127.0.0.1', () => console.log('open'))`);
  assert.notEqual(changed, code);
  return changed;
}

describe('the smallest server in the README', () => {
  let emulator: Awaited<ReturnType<typeof startStripeEmulator>>;
  let process_: ReturnType<typeof spawn>;
  let origin: string;
  const attemptId = '7f8a2b10-0000-4000-8000-000000000001';
  const returnUrl = `http://localhost:3000/cart?kr_pay_attempt=${attemptId}`;

  const ask = async (body: string): Promise<{ status: number; body: Record<string, unknown> }> => {
    const answer = await fetch(origin, { method: 'POST', headers: { 'x-requested-with': 'kr-pay-button' }, body });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const start = (back = returnUrl) =>
    ask(JSON.stringify({ action: 'start', attemptId, orderId: 'A-1001', method: 'kakao_pay', returnUrl: back }));
  const confirm = (id = attemptId) => ask(JSON.stringify({ action: 'confirm', attemptId: id, params: {} }));

  before(async () => {
    emulator = await startStripeEmulator({ secretKey });
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    await writeFile(file, await serverOf(port, Number(new URL(emulator.origin).port)));
    const environment = { ...process.env, STRIPE_SECRET_KEY: secretKey };
    process_ = spawn(process.execPath, [file], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
    assert.ok(process_.stdout);
    await once(process_.stdout, 'data');
  });
  after(async () => {
    process_.kill();
    await emulator.close();
    await rm(file);
  });

  it('starts, repeats a start without a second session, and says how it stands', async () => {
    const first = await start();
    assert.equal(first.body['provider'], 'stripe');
    assert.deepEqual((await start()).body['action'], first.body['action']);
    assert.equal(emulator.sessions.size, 1);
    assert.deepEqual(await confirm(), { status: 200, body: { orderId: 'A-1001', status: 'pending' } });
  });

  it('outlives what is no request of the button', async () => {
    assert.equal((await ask('not JSON')).status, 500);
    assert.equal((await confirm('7f8a2b10-0000-4000-8000-00000000000f')).status, 404);
    assert.equal((await start()).status, 200);
  });

  it('sends no shopper to another site, and takes no form of one', async () => {
    assert.equal((await start('https://elsewhere.example/')).status, 400);
    const form = await fetch(origin, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' });
    assert.equal(form.status, 403);
  });
});
