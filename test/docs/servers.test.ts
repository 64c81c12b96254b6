import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { runCommand } from '../../conformance/run-command.js';
import { startStripeEmulator } from '../../demo/emulator/stripe/index.js';
import type { StripeEmulator } from '../../demo/emulator/stripe/index.js';
import { blockMarked, readPage } from './support/blocks.js';
import { isThere, startProgram } from './support/programs.js';
import type { Program } from './support/programs.js';
import { freePort } from '../../scripts/free-port.mjs';

interface Language {
  readonly name: string;
  readonly file: string;
  /** How the page says that it is started. */
  readonly command: (port: number) => readonly [string, ...string[]];
  /** What has to be there: a program that answers to these words, and files. */
  readonly needs: readonly [string, ...string[]];
  readonly files?: readonly string[];
}

/** Where Debian has it; GSON_JAR for another place. */
const gson = process.env['GSON_JAR'] ?? '/usr/share/java/gson.jar';

const languages: readonly Language[] = [
  { name: 'python', file: 'pay.py', command: () => ['python3', 'pay.py'], needs: ['python3', '--version'] },
  {
    name: 'php',
    file: 'pay.php',
    command: (port) => ['php', '-S', `127.0.0.1:${port}`, 'pay.php'],
    needs: ['php', '-r', "exit(function_exists('curl_init') ? 0 : 1);"],
  },
  {
    name: 'ruby',
    file: 'pay.ru',
    command: (port) => ['rackup', '-q', '-o', '127.0.0.1', '-p', String(port), 'pay.ru'],
    needs: ['rackup', '--version'],
  },
  {
    name: 'java',
    file: 'Pay.java',
    command: () => ['java', '-cp', gson, 'Pay.java'],
    needs: ['java', '-version'],
    files: [gson],
  },
  { name: 'go', file: 'pay.go', command: () => ['go', 'run', 'pay.go'], needs: ['go', 'version'] },
];

const secretKey = 'sk_test_docs_servers';
const shop = 'http://localhost:3000';

/** What a shopper does on the provider's pages: two forms of the emulator, by Node alone. */
const payInEmulator = `${process.execPath} --input-type=module --eval '
  const send = (url, fields) => fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  const first = await send(process.env.KR_PAY_URL, { method: "kakao_pay" });
  const second = await send(new URL(first.headers.get("Location"), process.env.KR_PAY_URL), { decision: "authorize" });
  process.exitCode = second.status === 303 || second.status === 302 ? 0 : 1;
'`;

const startOf = (attemptId: string, method: string) => ({
  action: 'start',
  version: 1,
  attemptId,
  orderId: 'A-1001',
  method,
  mode: 'pay',
  amount: 14_000,
  currency: 'KRW',
  locale: 'ko',
  returnUrl: `${shop}/cart?kr_pay_attempt=${attemptId}`,
  device: { type: 'desktop', os: 'other', inApp: null },
});

const confirmOf = (attemptId: string) => ({ action: 'confirm', version: 1, attemptId, params: {} });

async function ask(
  endpoint: string,
  body: { readonly attemptId: string },
): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = {
    'Content-Type': 'application/json',
    'X-Requested-With': 'kr-pay-button',
    'Idempotency-Key': body.attemptId,
  };
  const answer = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** Pays 1 won less than asked for, which the emulator can do. */
async function payAnotherAmount(url: string): Promise<void> {
  const send = (address: string | URL, fields: Record<string, string>) =>
    fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const page = await send(url, { method: 'naver_pay' });
  const decided = new URL(page.headers.get('Location') ?? '', url);
  await send(decided, { decision: 'authorize', outcome: 'approve-wrong-amount' });
}

interface Report {
  readonly rules: readonly { readonly id: string; readonly outcome: string; readonly came: string }[];
}

for (const { name, file, command, needs, files = [] } of languages) {
  const [program, ...question] = needs;
  const missing = isThere(program, question)
    ? files.find((each) => !existsSync(each))
    : `a working \`${needs.join(' ')}\``;
  const skip = missing === undefined ? false : `not run: ${missing} is not on this machine`;

  describe(`the server of docs/servers/${name}.md`, { skip }, () => {
    let emulator: StripeEmulator;
    let folder: string;
    let server: Program;
    let endpoint: string;

    beforeEach(async () => {
      emulator = await startStripeEmulator({ secretKey });
      folder = await mkdtemp(join(tmpdir(), `kr-pay-docs-${name}-`));
      await writeFile(join(folder, file), blockMarked(await readPage(`docs/servers/${name}.md`), `file: ${file}`).code);
      const port = await freePort();
      const environment = { PORT: `${port}`, STRIPE_API: emulator.origin, STRIPE_SECRET_KEY: secretKey, SHOP: shop };
      server = startProgram(command(port), folder, environment);
      endpoint = `http://127.0.0.1:${port}/pay`;
      await server.listens(port);
    });
    afterEach(async () => {
      await server.close();
      await emulator.close();
      await rm(folder, { recursive: true });
    });

    it('holds every rule of the conformance kit that is about paying once, and is paid one order', async () => {
      const words = ['--order-id', 'A-1001', '--amount', '14000', '--page', `${shop}/`, '--pay-command', payInEmulator];
      const printed: string[] = [];
      const say = (text: string) => void printed.push(text);
      const code = await runCommand(['check', endpoint, ...words, '--json'], {
        colors: false,
        print: say,
        complain: say,
      });
      const { rules } = JSON.parse(printed.join('\n')) as Report;
      assert.deepEqual(
        rules.filter(({ outcome }) => outcome === 'fail'),
        [],
      );
      const skipped = rules.filter(({ outcome }) => outcome === 'skipped').map(({ id }) => id);
      // Mode "pay" sends no consent, and there is no log-in whose cookie could be missing.
      assert.deepEqual(
        skipped.filter((id) => !id.startsWith('consent-')),
        ['confirm-other-browser'],
      );
      assert.equal(code, 0);
      const sessions = [...emulator.sessions.values()].map(({ status, amount_total: amount }) => ({ status, amount }));
      assert.deepEqual(sessions, [{ status: 'complete', amount: 14_000 }]);
    });

    it('closes an open page when the method changes, and does not take another amount for the price', async () => {
      const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
      const one = await ask(endpoint, startOf(first, 'kakao_pay'));
      assert.equal(one.status, 200);
      const two = await ask(endpoint, startOf(second, 'naver_pay'));
      assert.deepEqual(
        [...emulator.sessions.values()].map(({ status }) => status),
        ['expired', 'open'],
      );
      assert.deepEqual(await ask(endpoint, confirmOf(first)), {
        status: 200,
        body: { status: 'expired', orderId: 'A-1001' },
      });

      await payAnotherAmount((two.body['action'] as { readonly url: string }).url);
      const [, session] = emulator.sessions.values();
      assert.equal(session?.payment_status, 'paid');
      assert.deepEqual(await ask(endpoint, confirmOf(second)), {
        status: 200,
        body: { status: 'pending', orderId: 'A-1001' },
      });
      const three = await ask(endpoint, startOf(third, 'kakao_pay'));
      assert.deepEqual(three, { status: 409, body: { code: 'payment-in-progress' } });

      const made = emulator.requests.filter(
        ({ method, path }) => method === 'POST' && path === '/v1/checkout/sessions',
      );
      assert.deepEqual(
        made.map(({ idempotencyKey }) => idempotencyKey),
        [first, second],
      );
    });
  });
}
