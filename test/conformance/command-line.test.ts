import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readCommand } from '../../conformance/command-line.js';
import { attributeNames } from '../../conformance/help.js';
import type { CheckOptions } from '../../conformance/options.js';
import { textNames } from '../../src/settings/look.js';
import { temporaryFolder } from '../demo/server/support/shop.js';

const endpoint = 'http://localhost:3000/pay';

async function optionsOf(...words: string[]): Promise<CheckOptions> {
  const command = await readCommand(['check', endpoint, ...words]);
  if (command.type !== 'check') throw new Error(JSON.stringify(command));
  return command.options;
}

async function complaintOf(...words: string[]): Promise<string> {
  const command = await readCommand(words);
  return command.type === 'wrong' ? command.message : command.type;
}

describe('the command line', () => {
  it('takes the button’s attributes, as the button reads them', async () => {
    const words = [
      '--order-id',
      'A-1',
      '--amount',
      '14000',
      '--method',
      'toss_pay',
      '--allowed-hosts',
      '*.Pay.example',
    ];
    const { settings, page } = await optionsOf(...words);
    const { orderId, amount, method, mode, allowedHosts, returnUrl } = settings;
    assert.deepEqual(
      { orderId, amount, method, mode, allowedHosts, returnUrl, page },
      {
        orderId: 'A-1',
        amount: 14_000,
        method: 'toss_pay',
        mode: 'pay',
        allowedHosts: ['*.pay.example'],
        returnUrl: 'http://localhost:3000/',
        page: 'http://localhost:3000/',
      },
    );
  });

  it('knows every attribute that says what is bought', () => {
    const looks = new Set(['endpoint', 'credentials', 'message-mode', 'brand-colors', 'size']);
    const names = textNames.map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    assert.deepEqual(names.filter((name) => !looks.has(name)).sort(), [...attributeNames].sort());
  });

  it('makes the consent to a mandate in the button’s own words', async () => {
    const mandate = ['--merchant', '느린물', '--frequency', 'recurring', '--timing', '매월 5일'];
    const rule = ['--amount-rule', '매월 18,000원', '--cancellation', '언제든지', '--terms-version', '2026-11'];
    const { consent } = await optionsOf('--order-id', 'A-1', '--mode', 'subscribe', ...mandate, ...rule);
    assert.equal(consent?.terms.length, 1);
    const { id, version, agreed, text } = consent?.terms[0] ?? {};
    assert.deepEqual({ id, version, agreed }, { id: 'mandate', version: '2026-11', agreed: true });
    assert.match(String(text), /^느린물.*매월 5일\..*매월 18,000원\..*언제든지\.$/);
  });

  it('takes a consent record from a file', async () => {
    const folder = await temporaryFolder();
    const file = join(folder.path, 'consent.json');
    await writeFile(file, '{ "version": 1, "terms": [{ "id": "privacy" }] }');
    const { consent } = await optionsOf('--order-id', 'A-1', '--consent', file);
    assert.equal(consent?.terms[0]?.id, 'privacy');
    await writeFile(file, '{}');
    const words = ['check', endpoint, '--order-id', 'A-1', '--consent', file];
    assert.equal(await complaintOf(...words), '--consent: expected a file with a consent record as JSON');
    await folder.close();
  });

  it('takes headers, cookies, metadata and a page', async () => {
    const own = ['--header', 'X-CSRF-Token: a:b', '--header', 'X-Shop: 2', '--cookie', 'session=1'];
    const words = ['--order-id', 'A-1', '--metadata', '{"planId":"tea"}', '--page', '/cart?step=2#top'];
    const { headers, cookies, metadata, page, settings } = await optionsOf(...own, ...words);
    assert.deepEqual(
      { headers, cookies, metadata: { ...metadata }, page, returnUrl: settings.returnUrl },
      {
        headers: [
          ['X-CSRF-Token', 'a:b'],
          ['X-Shop', '2'],
        ],
        cookies: 'session=1',
        metadata: { planId: 'tea' },
        page: 'http://localhost:3000/cart?step=2#top',
        returnUrl: 'http://localhost:3000/cart?step=2',
      },
    );
  });

  it('says what it expected', async () => {
    const order = ['check', endpoint, '--order-id', 'A-1'];
    const cases: readonly (readonly [string[], RegExp])[] = [
      [['check'], /^Expected: kr-pay-button check <address/],
      [['start', endpoint], /^Expected: kr-pay-button check <address/],
      [['check', endpoint, 'more'], /^Expected: kr-pay-button check <address/],
      [['check', 'localhost:3000/pay'], /^The endpoint: expected an address such as .*, got localhost:3000\/pay$/],
      [['check', endpoint], /^--order-id: expected your order, got null$/],
      [[...order, '--amount', '14,000'], /^--amount: expected whole won such as 14000, got "14,000"$/],
      [[...order, '--method', 'cash'], /^--method: expected kakao_pay \| /],
      [[...order, '--mode', 'save'], /^--merchant: expected a text with mode save/],
      [
        [...order, '--page', 'https://shop.example/', '--return-url', 'https://evil.example/'],
        /^--return-url: expected /,
      ],
      [[...order, '--header', 'X-Token'], /^--header: expected "Name: value", got "X-Token"$/],
      [[...order, '--metadata', '[1]'], /^--metadata: expected a JSON object$/],
      [[...order, '--pay-url', 'there'], /^--pay-url: expected an address, got there$/],
      [[...order, '--colour'], /Unknown option '--colour'/],
    ];
    for (const [words, expected] of cases) assert.match(await complaintOf(...words), expected, words.join(' '));
  });

  it('explains itself when asked, and when nothing was said', async () => {
    for (const words of [[], ['--help'], ['check', '-h']]) assert.equal(await complaintOf(...words), 'help');
  });
});

describe('the program', () => {
  it('ends with 2 and a hint when the words make no sense', () => {
    const program = fileURLToPath(new URL('../../conformance/cli.ts', import.meta.url));
    const words = ['--import', 'tsx', program, 'check', endpoint];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
    assert.equal(stderr, '--order-id: expected your order, got null\nMore: kr-pay-button --help\n');
  });
});
