import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { bodyLimitBytes, pageBodyLimitBytes, webhookLimitBytes } from '../../../demo/server/security.js';
import { openShop, type TestShop } from './support/shop.js';

/** As short as a busy machine can bear. */
const short = { headers: 200, request: 400, idle: 200, check: 20, connections: 100 };

let shop: TestShop;

before(async () => {
  shop = await openShop({ connectionLimits: short });
});

after(() => shop.close());

/** A POST in chunks that never ends, sent until the other side closes. Answers what came back. */
async function endless(path: string): Promise<string> {
  const socket = connect(Number(new URL(shop.origin).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString())).on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const fromButton = 'Content-Type: application/json\r\nX-Requested-With: kr-pay-button\r\nStripe-Signature: t=1,v1=0';
  socket.write(`POST ${path} HTTP/1.1\r\nHost: shop\r\n${fromButton}\r\nTransfer-Encoding: chunked\r\n\r\n`);
  const chunk = `4000\r\n${'x'.repeat(0x40_00)}\r\n`;
  const drained = (): Promise<void> => new Promise((resolve) => socket.once('drain', resolve));
  while (!socket.destroyed) if (!socket.write(chunk)) await Promise.race([drained(), closed]);
  return answer;
}

describe('a body', () => {
  it('is bounded: little for carts, the texts of all terms for a start, whole objects for a webhook', async () => {
    assert.deepEqual([pageBodyLimitBytes, bodyLimitBytes, webhookLimitBytes], [16_384, 262_144, 262_144]);
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ productId: 'x'.repeat(17_000) });
    const answer = await fetch(`${shop.origin}/api/carts`, { method: 'POST', headers, body });
    assert.equal(answer.status, 413);
  });

  for (const path of ['/pay', '/api/carts', '/webhooks/stripe']) {
    it(`that never ends is refused at ${path}, and its connection is closed`, async () => {
      assert.match(await endless(path), /^HTTP\/1\.1 413 /);
    });
  }

  it('that comes too slowly is cut off, and is no fault of the shop', async () => {
    const socket = connect(Number(new URL(shop.origin).port), '127.0.0.1');
    socket.on('error', () => undefined).resume();
    const lines = ['POST /pay HTTP/1.1', 'Host: shop', 'Content-Type: application/json'];
    socket.write([...lines, 'X-Requested-With: kr-pay-button', 'Content-Length: 1000', '', '{'].join('\r\n'));
    await once(socket, 'close');
    // Whatever the shop made of the broken request is done when a later one is.
    assert.equal((await fetch(`${shop.origin}/readyz`)).status, 200);
    assert.deepEqual(shop.log, []);
  });
});
