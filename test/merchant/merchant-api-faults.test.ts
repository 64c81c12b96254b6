import { expect } from '@open-wc/testing';
import { ask } from '../../src/merchant/merchant-api.js';
import { faultyEndpoint } from '../support/faults.js';
import { answered, key, quick, refusal, request } from './asking.js';

/** Milliseconds in which a request with its preflight reaches the server, on a busy machine too. */
const arrives = 800;

describe('ask, when the connection fails', () => {
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
      const result = await ask(request(endpoint.url), { ...quick, try: arrives });
      expect(refusal(result)).to.include({ code: 'timeout', retryable: true });
      expect(await endpoint.received()).to.have.lengthOf(3);
    });
  }

  it('ends all tries together when the time is up', async () => {
    const endpoint = await faultyEndpoint({ fault: 'hang' });
    const began = performance.now();
    const result = await ask(request(endpoint.url), { ...quick, try: arrives, total: arrives * 1.5 });
    expect(refusal(result)).to.include({ code: 'timeout' });
    expect(performance.now() - began).to.be.within(arrives * 1.5 - 10, arrives * 3);
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
