import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { after, before, describe, it, type TestContext } from 'node:test';
import { connectionLimits, listen, type Listener } from '../../../demo/server/listen.js';

/** As short as a busy machine can bear. */
const short = { headers: 100, request: 300, idle: 100, check: 20, connections: 100 };

/** Sends this, and answers what came back until the other side closed. */
async function conversation(socket: Socket, text: string): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(text);
  if (!socket.closed) await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

function dial({ port }: Listener, t: TestContext): Socket {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  t.after(() => socket.destroy());
  return socket;
}

describe('a connection', () => {
  let listener: Listener;

  before(async () => {
    const answer: Parameters<typeof listen>[0] = (incoming, outgoing) => {
      incoming
        .on('error', () => undefined)
        .on('end', () => outgoing.end('read'))
        .resume();
    };
    listener = await listen(answer, 0, '127.0.0.1', short);
  });

  after(() => listener.close(0));

  it('that never ends its headers is answered 408 and closed', async (t) => {
    assert.match(await conversation(dial(listener, t), 'GET / HTTP/1.1\r\nHost: shop\r\nX-Slow: '), /^HTTP\/1\.1 408/);
  });

  it('that sends its headers a letter at a time is closed all the same', async (t) => {
    const socket = dial(listener, t);
    const letters = setInterval(() => socket.write('x'), 10);
    t.after(() => clearInterval(letters));
    assert.match(await conversation(socket, 'GET / HTTP/1.1\r\nHost: shop\r\nX-Slow: '), /^HTTP\/1\.1 408/);
  });

  it('that sends its body a letter at a time is closed after the time of a request', async (t) => {
    const socket = dial(listener, t);
    const letters = setInterval(() => socket.write('x'), 10);
    t.after(() => clearInterval(letters));
    const head = 'POST /pay HTTP/1.1\r\nHost: shop\r\nContent-Length: 100000\r\n\r\n';
    assert.match(await conversation(socket, head), /^HTTP\/1\.1 408/);
  });

  it('that says nothing more after an answer is closed', async (t) => {
    const socket = dial(listener, t);
    assert.match(await conversation(socket, 'GET / HTTP/1.1\r\nHost: shop\r\n\r\n'), /^HTTP\/1\.1 200/);
  });

  it('above the most is closed at once, and the others are not', async (t) => {
    const answer: Parameters<typeof listen>[0] = (_, outgoing) => outgoing.end('read');
    const small = await listen(answer, 0, '127.0.0.1', { ...connectionLimits, connections: 1 });
    const first = dial(small, t);
    await once(first, 'connect');
    assert.equal(await conversation(dial(small, t), ''), '');
    const asked = 'GET / HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n';
    assert.match(await conversation(first, asked), /^HTTP\/1\.1 200/);
    await small.close(0);
  });

  it('has five seconds for headers and ten for a request, and is looked at twice a second', () => {
    const { headers, request, check } = connectionLimits;
    assert.deepEqual({ headers, request, check }, { headers: 5_000, request: 10_000, check: 500 });
  });
});

describe('a listener that closes', () => {
  it('cuts off what runs for longer than the grace, and takes nothing new', async (t) => {
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const listener = await listen(() => arrive(), 0, '127.0.0.1');
    const running = conversation(dial(listener, t), 'GET / HTTP/1.1\r\nHost: shop\r\n\r\n');
    await arrived;
    const begin = performance.now();
    await listener.close(200);
    const took = performance.now() - begin;
    assert.ok(took >= 190 && took < 5_000, `it took ${took} ms`);
    assert.equal(await running, '');
    await assert.rejects(once(dial(listener, t), 'connect'), { code: 'ECONNREFUSED' });
  });

  it('waits for a request that ends in time, and not for connections that ask nothing', async (t) => {
    let answer: () => void = () => undefined;
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const listener = await listen(
      (_, outgoing) => {
        answer = () => outgoing.end('done');
        arrive();
      },
      0,
      '127.0.0.1',
    );
    const running = conversation(dial(listener, t), 'GET / HTTP/1.1\r\nHost: shop\r\n\r\n');
    await arrived;
    // As a browser connects ahead of what it may ask.
    await once(dial(listener, t), 'connect');
    const begin = performance.now();
    const closing = listener.close(60_000);
    answer();
    await closing;
    assert.ok(performance.now() - begin < 4_000);
    assert.match(await running, /done/);
  });
});
