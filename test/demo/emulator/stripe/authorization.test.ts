import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refusalOf, sdkFor, startBench, visit } from './bench.js';

void describe('API keys', () => {
  void it('answers 401 without one', async (t) => {
    const { emulator } = await startBench(t);
    const response = await visit(`${emulator.origin}/v1/customers`, { method: 'POST' });
    assert.equal(response.status, 401);
    assert.match(response.headers.get('request-id') ?? '', /^req_/);
    assert.match(await response.text(), /"type": "invalid_request_error"/);
  });

  void it('answers 401 to another one', async (t) => {
    const { emulator } = await startBench(t);
    const refusal = await refusalOf(sdkFor(emulator, 'sk_test_other').customers.create());
    assert.equal(refusal.status, 401);
  });

  for (const key of ['sk_live_x', 'rk_live_x']) {
    void it(`refuses the live key ${key} by name`, async (t) => {
      const { emulator } = await startBench(t);
      await assert.rejects(sdkFor(emulator, key).customers.create(), { statusCode: 401, message: /live key/ });
    });
  }

  void it('records no request that was not authorized', async (t) => {
    const { emulator } = await startBench(t);
    await refusalOf(sdkFor(emulator, 'sk_test_other').customers.create());
    assert.deepEqual(emulator.requests, []);
  });
});
