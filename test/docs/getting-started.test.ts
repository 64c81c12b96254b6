import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { launchBrowser, type Browser } from '../support/browser.js';
import { arriveAt, passCheckout, payButton, waitForState } from '../support/trip-steps.js';
import { blocksOf, readPage, root } from './support/blocks.js';
import { startProgram, type Program } from './support/programs.js';
import { freePort } from '../../scripts/free-port.mjs';

const run = promisify(execFile);

describe('docs/getting-started.md, followed word for word with Chromium', () => {
  const programs: Program[] = [];
  let folder: string;
  let browser: Browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kr-pay-first-shop-'));
    // Stands for cloning, `npm ci` and `npm run build`.
    await symlink(root, join(folder, 'kr-pay-button'));
    browser = await launchBrowser('chromium');
  });
  after(async () => {
    await browser.close();
    for (const program of programs.reverse()) await program.close();
    await rm(folder, { recursive: true });
  });

  it('ends with a paid order in less than five minutes, cloning and installing left out', async (test) => {
    const began = performance.now();
    const [shopPort, emulatorPort] = [await freePort(), await freePort()];
    const withFreePorts = (text: string) =>
      text.replaceAll(/3000|4242/g, (port) => String(port === '3000' ? shopPort : emulatorPort));
    const page = withFreePorts(await readPage('docs/getting-started.md'));
    const blocks = blocksOf(page).filter(({ mark }) => mark !== '');
    for (const { mark, code } of blocks) {
      const [, name] = /^file: (.+)$/.exec(mark) ?? [];
      if (name !== undefined) await writeFile(join(folder, name), code);
    }
    for (const { mark, code } of blocks) {
      const [, port] = /^run and leave: (\d+)$/.exec(mark) ?? [];
      if (mark === 'run') await run('sh', ['-c', code], { cwd: folder });
      if (port === undefined) continue;
      const program = startProgram(['sh', '-c', code], folder, {});
      programs.push(program);
      await program.listens(Number(port));
    }

    const shopper = await browser.newProfile();
    const address = `http://localhost:${shopPort}/`;
    await shopper.goto(address);
    await waitForState(shopper, 'ready');
    assert.match(await shopper.text(payButton), /^Pay with Kakao Pay/);
    assert.equal(await shopper.text('#told'), 'Not paid yet.');
    await shopper.click(payButton);
    await passCheckout(shopper);
    await shopper.click('#authorize');
    await arriveAt(shopper, address);
    await waitForState(shopper, 'succeeded');
    assert.equal(await shopper.text('#told'), 'Paid: A-1001');
    assert.equal(await shopper.url(), address);
    assert.deepEqual(shopper.consoleErrors(), []);

    const question = blocks.find(({ mark }) => mark === 'run and read')?.code ?? '';
    const promised = blocksOf(page).find(({ language }) => language === 'json')?.code ?? '';
    const { stdout } = await run('sh', ['-c', question], { cwd: folder });
    assert.deepEqual(JSON.parse(stdout), JSON.parse(promised));
    assert.deepEqual(JSON.parse(stdout), { amount: 14_000, state: 'paid' });
    const seconds = (performance.now() - began) / 1_000;
    test.diagnostic(`From the copied file to the paid order: ${seconds.toFixed(1)} s.`);
    // What the page promises. Somebody who reads and types is slower; cloning, `npm ci` and the build came before.
    assert.ok(seconds < 300, `${seconds} s`);
  });
});
