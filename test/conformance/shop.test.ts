import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runCommand } from '../../conformance/run-command.js';
import { openShopWithStripe, type TestShopWithStripe } from '../demo/server/support/shop-with-stripe.js';
import { openBrowser, type ShopperBrowser } from '../demo/server/support/shopper.js';
import { freePort } from '../../scripts/free-port.mjs';

let shop: TestShopWithStripe;
let browser: ShopperBrowser;

before(async () => {
  shop = await openShopWithStripe();
  browser = await openBrowser(shop.origin);
});

after(() => shop.close());

/** Runs the command as a terminal would. */
async function run(words: readonly string[]): Promise<{ code: number; printed: string; complaints: string }> {
  const printed: string[] = [];
  const complaints: string[] = [];
  const terminal = {
    colors: false,
    print: (text: string) => void printed.push(text),
    complain: (text: string) => void complaints.push(text),
  };
  const code = await runCommand(words, terminal);
  return { code, printed: printed.join('\n'), complaints: complaints.join('\n') };
}

/** What somebody does in the wallet: two forms of the emulator, by Node alone. */
const payInEmulator = `${process.execPath} --input-type=module --eval '
  const send = (url, fields) => fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  const first = await send(process.env.KR_PAY_URL, { method: "kakao_pay" });
  const page = new URL(first.headers.get("Location"), process.env.KR_PAY_URL);
  const second = await send(page, { decision: "authorize" });
  process.exitCode = second.status === 303 || second.status === 302 ? 0 : 1;
'`;

describe('kr-pay-button check, against the demo shop over the network', () => {
  it('finds nothing wrong, pays once, and says so rule by rule', async () => {
    const { orderId, amount } = await browser.createCart();
    const { code, printed, complaints } = await run([
      'check',
      `${shop.origin}/pay`,
      '--order-id',
      orderId,
      '--amount',
      String(amount),
      '--cookie',
      browser.cookie,
      '--pay-command',
      payInEmulator,
    ]);
    assert.equal(complaints, '');
    assert.doesNotMatch(printed, /FAIL/);
    assert.match(printed, /pass {2}paid-again: .*\n.*Came: none, succeeded\./);
    assert.match(printed, /skip {2}consent-missing: .*\n.*mode "pay" sends no consent/);
    assert.match(printed, /\d+ rules: \d+ passed, 0 failed, 4 not tried\.$/);
    assert.equal(code, 0);
    assert.deepEqual(await shop.rows('SELECT state FROM orders WHERE order_id = ?', orderId), [{ state: 'paid' }]);
  });

  it('tells a program which rules do not hold, and ends with 1', async () => {
    const { orderId } = await browser.createCart();
    const words = ['check', `${shop.origin}/pay`, '--order-id', orderId, '--amount', '14000', '--json'];
    const { code, printed } = await run(words);
    const report = JSON.parse(printed) as { fail: number; rules: { id: string; outcome: string; came: string }[] };
    assert.equal(code, 1);
    assert.equal(report.fail, 1);
    assert.deepEqual(
      report.rules.filter(({ outcome }) => outcome === 'fail').map(({ id, came }) => `${id}: ${came}`),
      ['start-accepted: 401 no-shopper'],
    );
  });

  it('ends with 2 where nobody answers', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}/pay`;
    const { code, printed, complaints } = await run(['check', endpoint, '--order-id', 'A-1']);
    assert.equal(code, 2);
    assert.equal(complaints, `${endpoint} did not answer.`);
    assert.match(printed, /FAIL {2}start-accepted: [^]*Came: no answer \(connect ECONNREFUSED/);
  });
});
