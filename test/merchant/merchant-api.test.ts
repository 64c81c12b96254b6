import { expect } from '@open-wc/testing';
import { ask } from '../../src/merchant/merchant-api.js';
import { faultyEndpoint, type Step } from '../support/faults.js';
import { answered, key, quick, refusal, request } from './asking.js';

describe('ask, with an answer', () => {
  it('gives back the JSON of the answer', async () => {
    const endpoint = await faultyEndpoint(answered);
    const result = await ask(request(endpoint.url), quick);
    expect(result).to.deep.equal({ ok: true, body: { url: 'https://psp.example/pay' } });
  });

  it('sends one POST with the headers of the contract', async () => {
    const endpoint = await faultyEndpoint(answered);
    await ask(request(endpoint.url), quick);
    const received = await endpoint.received();
    expect(received).to.have.lengthOf(1);
    expect(received[0]).to.include({ method: 'POST', body: '{"action":"start","orderName":"김치 2kg"}' });
    expect(received[0]?.headers).to.include({
      'content-type': 'application/json',
      accept: 'application/json',
      'x-requested-with': 'kr-pay-button',
      'idempotency-key': key,
    });
  });

  it('sends no Idempotency-Key where there is none', async () => {
    const endpoint = await faultyEndpoint(answered);
    const { idempotencyKey: _, ...without } = request(endpoint.url, { action: 'confirm' });
    await ask(without, quick);
    const [received] = await endpoint.received();
    expect(received?.headers).not.to.have.property('idempotency-key');
  });

  it("sends a listener's headers, but never in place of ours", async () => {
    const endpoint = await faultyEndpoint(answered);
    const headers = new Headers({ 'X-CSRF-Token': 'abc', 'Idempotency-Key': 'theirs', 'Content-Type': 'text/plain' });
    await ask(request(endpoint.url, { headers }), quick);
    const [received] = await endpoint.received();
    expect(received?.headers).to.include({
      'x-csrf-token': 'abc',
      'idempotency-key': key,
      'content-type': 'application/json',
    });
    expect(headers.get('Idempotency-Key')).to.equal('theirs');
  });

  it('has called fetch before it returns', async () => {
    const endpoint = await faultyEndpoint(answered);
    const real = window.fetch;
    let called = 0;
    window.fetch = (...given) => {
      called++;
      return real(...given);
    };
    const asking = ask(request(endpoint.url), quick);
    window.fetch = real;
    expect(called).to.equal(1);
    await asking;
  });

  it('reads JSON whatever its content type says, and with a byte-order mark', async () => {
    const endpoint = await faultyEndpoint({ headers: { 'Content-Type': 'text/html' }, body: '\ufeff{"url":"x"}' });
    expect(await ask(request(endpoint.url), quick)).to.deep.equal({ ok: true, body: { url: 'x' } });
  });

  const invalid: [string, Step][] = [
    ['a login page', { headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><title>Login</title>' }],
    ['no body', {}],
    ['204', { status: 204 }],
    ['broken JSON', { body: '{"url":"https://psp.exa' }],
    ['more than 64 KiB', { body: '{"url":"https://psp.example"}', padding: 65_536 }],
    ['a body without end', { fault: 'endless' }],
    ['a redirect', { status: 303, headers: { Location: '/elsewhere' } }],
    ['a redirect to another origin', { status: 307, headers: { Location: 'https://psp.example/' } }],
  ];
  for (const [what, step] of invalid) {
    it(`finds ${what} invalid and does not ask again`, async () => {
      const endpoint = await faultyEndpoint(step, answered);
      const result = await ask(request(endpoint.url), quick);
      expect(refusal(result)).to.include({ code: 'invalid-response', retryable: true });
      expect(refusal(result).hint).to.match(/^Expected /);
      expect(await endpoint.received()).to.have.lengthOf(1);
    });
  }

  for (const status of [408, 425, 429, 500, 502, 503, 504]) {
    it(`asks again after ${status}, with the same key and body`, async () => {
      const endpoint = await faultyEndpoint({ status }, { status }, answered);
      expect(await ask(request(endpoint.url), quick)).to.include({ ok: true });
      const received = await endpoint.received();
      expect(received.map(({ body }) => body)).to.deep.equal(
        Array(3).fill('{"action":"start","orderName":"김치 2kg"}'),
      );
      expect(received.map(({ headers }) => headers['idempotency-key'])).to.deep.equal([key, key, key]);
    });
  }

  for (const status of [400, 401, 403, 404, 405, 409, 410, 422, 501]) {
    it(`does not ask again after ${status}`, async () => {
      const endpoint = await faultyEndpoint({ status }, answered);
      expect(refusal(await ask(request(endpoint.url), quick))).to.include({ httpStatus: status });
      expect(await endpoint.received()).to.have.lengthOf(1);
    });
  }

  it('gives up after three tries', async () => {
    const endpoint = await faultyEndpoint({ status: 503 });
    expect(refusal(await ask(request(endpoint.url), quick))).to.include({ code: 'server-error', httpStatus: 503 });
    expect(await endpoint.received()).to.have.lengthOf(3);
  });

  it('waits as long as Retry-After says', async () => {
    const endpoint = await faultyEndpoint({ status: 503, headers: { 'Retry-After': '1' } }, answered);
    const began = performance.now();
    expect(await ask(request(endpoint.url), quick)).to.include({ ok: true });
    expect(performance.now() - began).to.be.within(990, 3_000);
  });

  it('does not wait for a Retry-After of more than ten seconds', async () => {
    const endpoint = await faultyEndpoint({ status: 429, headers: { 'Retry-After': '11' } }, answered);
    expect(refusal(await ask(request(endpoint.url), quick))).to.include({ code: 'rate-limited', retryable: true });
    expect(await endpoint.received()).to.have.lengthOf(1);
  });

  it('passes on that the terms changed', async () => {
    const endpoint = await faultyEndpoint({ status: 422, body: '{"code":"terms-changed"}' });
    const result = await ask(request(endpoint.url), quick);
    expect(refusal(result)).to.include({ code: 'terms-changed' });
    expect(result).to.include({ serverCode: 'terms-changed' });
  });

  it('calls a 404 for an outcome an unknown attempt', async () => {
    const endpoint = await faultyEndpoint({ status: 404 });
    expect(refusal(await ask(request(endpoint.url, { action: 'confirm' }), quick))).to.include({
      code: 'unknown-attempt',
    });
  });
});
