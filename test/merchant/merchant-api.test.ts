import { expect } from '@open-wc/testing';
import { ask, type AskRequest, type AskResult } from '../../src/merchant/merchant-api.js';
import type { AskingTimes } from '../../src/merchant/retry.js';
import { faultyEndpoint, type Step } from '../support/faults.js';

/** The same rules with short waits. */
const quick: AskingTimes = {
  try: 2_000,
  total: 6_000,
  waits: [
    [5, 10],
    [10, 20],
  ],
};
const answered: Step = { body: '{"url":"https://psp.example/pay"}' };
const key = '3f2b8a50-6a3c-4c52-9a58-0d2a4f9a7c11';

const request = (url: string, more: Partial<AskRequest> = {}): AskRequest => ({
  url,
  action: 'start',
  body: '{"action":"start","orderName":"김치 2kg"}',
  credentials: 'omit',
  idempotencyKey: key,
  signal: new AbortController().signal,
  policyBlocked: () => false,
  ...more,
});

const refusal = (result: AskResult) => {
  if (result.ok || result.aborted) throw new Error(`Expected a failure, got ${JSON.stringify(result)}`);
  return result.failure;
};

describe('ask, over real connections', () => {
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

  for (const fault of ['reset', 'truncate'] as const) {
    it(`asks again after a connection that was cut (${fault}), and gets the answer`, async () => {
      const endpoint = await faultyEndpoint({ fault, body: '{"url":' }, answered);
      expect(await ask(request(endpoint.url), quick)).to.include({ ok: true });
      const keys = (await endpoint.received()).map(({ headers }) => headers['idempotency-key']);
      expect(keys).to.deep.equal([key, key]);
    });

    it(`calls it a network failure when every connection is cut (${fault})`, async () => {
      const endpoint = await faultyEndpoint({ fault, body: '{"url":' });
      expect(refusal(await ask(request(endpoint.url), quick))).to.include({ code: 'network', retryable: true });
    });
  }

  it('calls an address where nobody listens a network failure', async () => {
    expect(refusal(await ask(request('http://127.0.0.1:9/pay'), quick))).to.include({ code: 'network' });
  });

  it('calls an answer without CORS headers a network failure, and hints at it', async () => {
    const endpoint = await faultyEndpoint({ ...answered, fault: 'no-cors' });
    const why = refusal(await ask(request(endpoint.url), quick));
    expect(why.code).to.equal('network');
    expect(why.hint).to.include('CORS');
  });

  it('keeps to the status of a failure whose body breaks off', async () => {
    const endpoint = await faultyEndpoint({ status: 400, fault: 'truncate', body: '{"code":' });
    expect(refusal(await ask(request(endpoint.url), quick))).to.include({ code: 'rejected', httpStatus: 400 });
  });

  for (const fault of ['hang', 'hang-in-body'] as const) {
    it(`calls it a time-out when the server never ends (${fault}), and asks three times`, async () => {
      const endpoint = await faultyEndpoint({ fault });
      const result = await ask(request(endpoint.url), { ...quick, try: 250 });
      expect(refusal(result)).to.include({ code: 'timeout', retryable: true });
      expect(await endpoint.received()).to.have.lengthOf(3);
    });
  }

  it('ends all tries together when the time is up', async () => {
    const endpoint = await faultyEndpoint({ fault: 'hang' });
    const began = performance.now();
    const result = await ask(request(endpoint.url), { ...quick, try: 400, total: 600 });
    expect(refusal(result)).to.include({ code: 'timeout' });
    expect(performance.now() - began).to.be.within(590, 1_500);
    expect(await endpoint.received()).to.have.lengthOf(2);
  });

  it('does not ask again what a security policy blocks', async () => {
    const asked: string[] = [];
    const policyBlocked = (url: string) => asked.push(url) > 0;
    const result = await ask(request('http://127.0.0.1:9/pay', { policyBlocked }), quick);
    expect(refusal(result)).to.include({ code: 'blocked-by-policy', retryable: false });
    expect(asked).to.deep.equal(['http://127.0.0.1:9/pay']);
  });

  it('learns of a real content security policy in time', async () => {
    const frame = document.createElement('iframe');
    const verdict = new Promise<unknown>((resolve) =>
      frame.addEventListener('verdict', (event) => resolve(event), { once: true }),
    );
    frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">
      <script type="module">
        import { ask } from '/src/merchant/merchant-api.ts';
        const url = 'http://127.0.0.1:9/pay';
        let named = '';
        document.addEventListener('securitypolicyviolation', (event) => (named = event.blockedURI));
        const result = await ask({ url, action: 'start', body: '{}', credentials: 'omit',
          signal: new AbortController().signal, policyBlocked: (asked) => asked === named });
        frameElement.dispatchEvent(new CustomEvent('verdict', { detail: result.failure.code }));
      </script>`;
    document.body.append(frame);
    expect(await verdict).to.have.property('detail', 'blocked-by-policy');
    frame.remove();
  });

  it('says offline at once when the browser says so', async () => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    try {
      const result = await ask(request('http://127.0.0.1:9/pay'), { ...quick, waits: [[60_000, 60_000]] });
      expect(refusal(result)).to.include({ code: 'offline', retryable: true });
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });

  it('turns an address that is none into a failure', async () => {
    expect(refusal(await ask(request('http://'), quick))).to.include({ code: 'network' });
  });
});

describe('ask, when its signal aborts', () => {
  const aborted = { ok: false, aborted: true };

  it('asks nothing if that was before', async () => {
    const endpoint = await faultyEndpoint(answered);
    expect(await ask(request(endpoint.url, { signal: AbortSignal.abort() }), quick)).to.deep.equal(aborted);
    expect(await endpoint.received()).to.have.lengthOf(0);
  });

  for (const fault of ['hang', 'hang-in-body'] as const) {
    it(`ends while it waits for the server (${fault})`, async () => {
      const endpoint = await faultyEndpoint({ fault });
      const controller = new AbortController();
      const asking = ask(request(endpoint.url, { signal: controller.signal }));
      setTimeout(() => controller.abort(), 150);
      const began = performance.now();
      expect(await asking).to.deep.equal(aborted);
      expect(performance.now() - began).to.be.below(2_000);
    });
  }

  it('ends while it waits to ask again', async () => {
    const endpoint = await faultyEndpoint({ status: 503 });
    const controller = new AbortController();
    const asking = ask(request(endpoint.url, { signal: controller.signal }), { ...quick, waits: [[5_000, 5_000]] });
    setTimeout(() => controller.abort(), 400);
    const began = performance.now();
    expect(await asking).to.deep.equal(aborted);
    expect(performance.now() - began).to.be.below(2_000);
    expect(await endpoint.received()).to.have.lengthOf(1);
  });
});

describe('ask, when it is over', () => {
  it('leaves no timer running and no listener on the signal', async () => {
    const endpoint = await faultyEndpoint({ status: 503 }, answered);
    const { signal } = new AbortController();
    const listeners = new Set<unknown>();
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (type: string, listener: EventListener) => (listeners.add(listener), add(type, listener));
    signal.removeEventListener = (type: string, listener: EventListener) => (
      listeners.delete(listener),
      remove(type, listener)
    );
    const timers = new Set<number>();
    const realSet = window.setTimeout.bind(window);
    const realClear = window.clearTimeout.bind(window);
    const set = (action: () => void, wait?: number) => {
      const timer = realSet(() => (timers.delete(timer), action()), wait);
      timers.add(timer);
      return timer;
    };
    Object.assign(window, {
      setTimeout: set,
      clearTimeout: (timer: number) => (timers.delete(timer), realClear(timer)),
    });
    try {
      expect(await ask(request(endpoint.url, { signal }), quick)).to.include({ ok: true });
    } finally {
      Object.assign(window, { setTimeout: realSet, clearTimeout: realClear });
    }
    expect(timers.size).to.equal(0);
    expect(listeners.size).to.equal(0);
  });
});
