import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, it, type TestContext } from 'node:test';
import type { FaultInjector } from '../../../../demo/emulator/portone/index.js';
import { createPortOneProvider } from '../../../../demo/server/providers/portone.js';
import { choose, openWindow, startBench } from '../../emulator/portone/bench.js';
import { atProvider, newAttempt, optionsFor, paramsOf, providerFor } from '../../emulator/portone/provider-bench.js';

const answer = (response: unknown, code = 0): Response => Response.json({ code, message: null, response });

/** A paid attempt, whose records PortOne answers as `tamper` says. */
async function observed(t: TestContext, tamper: (record: Readonly<Record<string, unknown>>) => Response) {
  let record: Readonly<Record<string, unknown>> | undefined;
  const fault: FaultInjector = ({ method, path }) =>
    record && method === 'GET' && path.startsWith('/payments/') ? tamper(record) : undefined;
  const emulator = await startBench(t, { fault });
  const bench = providerFor(emulator);
  const attempt = newAttempt();
  await choose(await openWindow(emulator, await paramsOf(bench, attempt)), 'approve');
  record = { ...[...emulator.payments.values()][0] };
  return bench.provider.retrieve(atProvider(attempt), { imp_uid: String(record['imp_uid']) });
}

describe('an answer of PortOne V1', () => {
  it('about another order is not believed', async (t) => {
    const seen = await observed(t, (record) => answer({ ...record, merchant_uid: 'another' }));
    assert.equal(seen.status, 'unknown');
  });

  it('with another amount or currency is handed on as it is', async (t) => {
    const seen = await observed(t, (record) => answer({ ...record, amount: 1, currency: 'usd' }));
    assert.ok(seen.status === 'succeeded');
    assert.deepEqual([seen.amount, seen.currency], [1, 'USD']);
  });

  it('about an account that money is to be sent to is pending', async (t) => {
    const seen = await observed(t, (record) => answer({ ...record, status: 'ready', pay_method: 'vbank' }));
    assert.equal(seen.status, 'pending');
  });

  const nonsense: readonly (readonly [string, (record: object) => Response])[] = [
    ['with an unknown status', (record) => answer({ ...record, status: 'PAID' })],
    ['with an amount as text', (record) => answer({ ...record, amount: '14000' })],
    ['that does not say whether it is a test', (record) => answer({ ...record, sandbox: undefined })],
    ['that is empty', () => answer(null)],
    ['that is a list', () => answer([])],
    ['without an envelope', () => Response.json({ status: 'paid' })],
    ['that is no JSON', () => new Response('<html>paid</html>')],
    ['with status 500', () => answer({}, 1) && new Response('{}', { status: 500 })],
    ['with status 429', () => new Response('{}', { status: 429 })],
    ['that leads elsewhere', () => new Response(null, { status: 302, headers: { location: 'http://127.0.0.1:1/' } })],
  ];
  for (const [what, tamper] of nonsense) {
    it(`${what} is unknown, never a payment`, async (t) => {
      assert.equal((await observed(t, tamper)).status, 'unknown');
    });
  }

  it('that never comes is given up', async (t) => {
    const server = createServer(() => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const { provider } = providerFor({ origin }, { timeoutMilliseconds: 50 });
    const attempt = newAttempt();
    assert.equal((await provider.create(attempt)).type, 'unavailable');
    assert.equal((await provider.retrieve(atProvider(attempt), {})).status, 'unknown');
    assert.equal((await provider.expire(atProvider(attempt))).status, 'unknown');
  });

  it('that refuses the keys makes nothing, and the log does not hold them', async (t) => {
    const emulator = await startBench(t);
    const { provider, log } = providerFor(emulator, { apiSecret: 'emulator_wrong' });
    assert.equal((await provider.create(newAttempt())).type, 'unavailable');
    assert.ok(log.length > 0);
    assert.doesNotMatch(JSON.stringify(log), /emulator_/);
  });

  it('that refuses the token twice is given up after a second one', async (t) => {
    const emulator = await startBench(t, {
      fault: ({ path }) => (path === '/users/getToken' ? undefined : new Response('{}', { status: 401 })),
    });
    assert.equal((await providerFor(emulator).provider.create(newAttempt())).type, 'unavailable');
    assert.equal(emulator.requests.filter(({ path }) => path === '/users/getToken').length, 2);
  });

  it('that refuses to register the amount is a refusal with its words', async (t) => {
    const emulator = await startBench(t, {
      fault: ({ method, path }) =>
        method === 'POST' && path === '/payments/prepare'
          ? Response.json({ code: -1, message: '점검 중', response: null })
          : undefined,
    });
    const creation = await providerFor(emulator).provider.create(newAttempt());
    assert.ok(creation.type === 'refused' && creation.message.includes('점검 중'));
  });
});

describe('settings for PortOne V1', () => {
  const good = optionsFor({ origin: 'http://localhost:4011' });
  const wrong = [
    { userCode: 'store-1' },
    { apiKey: ' ' },
    { apiSecret: '' },
    { baseUrl: 'http://api.iamport.kr' },
    { timeoutMilliseconds: 5_000 },
  ];
  for (const change of wrong) {
    it(`are refused with ${JSON.stringify(change)}, naming what was expected`, () => {
      const name = Object.keys(change)[0] ?? '';
      const make = () => createPortOneProvider({ ...good, ...change }, () => undefined);
      assert.throws(make, { name: 'TypeError', message: new RegExp(`^${name}: expected`) });
    });
  }
});
