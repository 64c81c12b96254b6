import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { text } from 'node:stream/consumers';
import { payByCommand, payByRequest } from '../../conformance/pay-hook.js';
import { temporaryFolder } from '../demo/server/support/shop.js';

const step = { kind: 'address', url: 'https://pay.example/$(rm -rf x)', method: 'GET', fields: [] } as const;
const payable = { attemptId: 'a-1', orderId: 'A-1', step };

describe('paying by a command', () => {
  it('tells it the attempt in its environment, where a shell does not read it as code', async () => {
    const folder = await temporaryFolder();
    const file = join(folder.path, 'told');
    await payByCommand(`echo "$KR_PAY_ATTEMPT_ID $KR_PAY_ORDER_ID $KR_PAY_URL $KR_PAY_STEP" > ${file}`)(payable);
    assert.equal(await readFile(file, 'utf8'), `a-1 A-1 ${step.url} ${JSON.stringify(step)}\n`);
    await folder.close();
  });

  it('rejects when the command says that it did not pay', async () => {
    await assert.rejects(payByCommand('exit 3')(payable), { message: '--pay-command: expected exit code 0, got 3' });
  });
});

describe('paying by a request', () => {
  it('sends the attempt, and rejects for all but a 2xx', async () => {
    const bodies: unknown[] = [];
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        bodies.push(JSON.parse(body));
        response.writeHead(bodies.length === 1 ? 204 : 500).end();
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    const pay = payByRequest(`http://127.0.0.1:${address.port}/pay-it`);
    await pay(payable);
    await assert.rejects(pay(payable), { message: '--pay-url: expected a 2xx, got 500' });
    assert.deepEqual(bodies[0], { attemptId: 'a-1', orderId: 'A-1', step, url: step.url });
    server.closeAllConnections();
    server.close();
  });
});
