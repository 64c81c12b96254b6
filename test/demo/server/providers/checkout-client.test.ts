import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { describe, it, type TestContext } from 'node:test';
import { createCheckoutClient, errorCodes } from '../../../../demo/server/providers/checkout-client.js';

const secretKey = 'sk_sbox_client';
const endless = Number.POSITIVE_INFINITY;

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

describe('a request to Checkout.com', () => {
  it('is given up by its own time-out', { timeout: 20_000 }, async (t) => {
    const baseUrl = await serve(t, () => undefined);
    const ask = createCheckoutClient({ secretKey, baseUrl, timeoutMilliseconds: 50 });
    const answer = await ask({ method: 'GET', path: '/payments/pay_1' }, endless);
    assert.deepEqual(answer, { type: 'unreachable', reason: 'TimeoutError' });
  });

  it('is given up with the deadline', { timeout: 20_000 }, async (t) => {
    const baseUrl = await serve(t, () => undefined);
    const ask = createCheckoutClient({ secretKey, baseUrl, timeoutMilliseconds: 600_000 });
    const answer = await ask({ method: 'GET', path: '/payments/pay_1' }, performance.now() + 50);
    assert.deepEqual(answer, { type: 'unreachable', reason: 'TimeoutError' });
  });

  it('is unreachable when the connection breaks', async (t) => {
    const baseUrl = await serve(t, (request) => request.socket.destroy());
    const ask = createCheckoutClient({ secretKey, baseUrl });
    const answer = await ask({ method: 'GET', path: '/payments/pay_1' }, endless);
    assert.deepEqual(answer, { type: 'unreachable', reason: 'TypeError' });
  });

  it('follows no redirect, so that the key goes nowhere else', async (t) => {
    const paths: (string | undefined)[] = [];
    const baseUrl = await serve(t, (request, response) => {
      paths.push(request.url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    const ask = createCheckoutClient({ secretKey, baseUrl: `${baseUrl}/` });
    const answer = await ask({ method: 'POST', path: '/payments/setups', body: {} }, endless);
    assert.equal(answer.type === 'answered' && answer.status, 307);
    assert.deepEqual(paths, ['/payments/setups']);
  });

  it('reads Checkout.com’s codes, its error type, or nothing', () => {
    const codesOf = (body: unknown) => errorCodes({ type: 'answered', status: 422, body, requestId: null });
    assert.deepEqual(codesOf({ error_type: 'request_invalid', error_codes: ['a', 'b'] }), ['a', 'b']);
    assert.deepEqual(codesOf({ error_type: 'request_malformed' }), ['request_malformed']);
    for (const body of [undefined, 'x', { error_codes: 'a' }]) assert.deepEqual(codesOf(body), []);
  });
});
