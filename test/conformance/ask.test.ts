import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describe as words } from '../../conformance/answer.js';
import { createAsker, type Asker } from '../../conformance/ask.js';
import { openCookieJar } from '../../conformance/cookie-jar.js';
import { readCommand } from '../../conformance/command-line.js';
import type { Handler } from './support/reference.js';

/** An asker of a server that is a function, with what it was asked and how long it waited. */
async function open(server: Handler, ...more: string[]): Promise<{ asker: Asker; seen: Request[]; waits: number[] }> {
  const command = await readCommand(['check', 'https://shop.example/pay', '--order-id', 'A-1', ...more]);
  if (command.type !== 'check') throw new Error(JSON.stringify(command));
  const seen: Request[] = [];
  const waits: number[] = [];
  const tools = {
    send: (request: Request) => {
      seen.push(request);
      return server(request);
    },
    now: () => 0,
    pause: async (milliseconds: number) => void waits.push(milliseconds),
  };
  return { asker: createAsker(command.options, tools, openCookieJar(command.options.cookies)), seen, waits };
}

const url = 'https://shop.example/pay';

describe('a request of the kit', () => {
  it('has the headers of the button and of a browser', async () => {
    const { asker, seen } = await open(async () => Response.json({}), '--header', 'X-CSRF-Token: t');
    await asker.post(url, '{}');
    const expected = {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-requested-with': 'kr-pay-button',
      'x-csrf-token': 't',
      origin: 'https://shop.example',
      'sec-fetch-site': 'same-origin',
    };
    for (const [name, value] of Object.entries(expected)) assert.equal(seen[0]?.headers.get(name), value);
    assert.equal(seen[0]?.redirect, 'manual');
  });

  it('leaves out and replaces headers when told to', async () => {
    const { asker, seen } = await open(async () => Response.json({}), '--cookie', 'a=1');
    await asker.post(url, '{}', { headers: { 'X-Requested-With': null, Origin: 'https://evil.example' } });
    await asker.post(url, '{}', { withoutCookies: true });
    assert.equal(seen[0]?.headers.has('X-Requested-With'), false);
    assert.equal(seen[0]?.headers.get('Origin'), 'https://evil.example');
    assert.deepEqual(
      seen.map(({ headers }) => headers.get('Cookie')),
      ['a=1', null],
    );
  });

  it('keeps the cookies that it is given, and forgets those that are taken away', async () => {
    const lines = [['session=1; Path=/; HttpOnly', 'theme=a=b'], ['session=; Max-Age=0'], []];
    const { asker, seen } = await open(async () => {
      const headers = (lines.shift() ?? []).map((line): [string, string] => ['Set-Cookie', line]);
      return new Response('{}', { headers });
    });
    await asker.open('https://shop.example/');
    await asker.post(url, '{}');
    await asker.post(url, '{}');
    assert.deepEqual(
      seen.map(({ headers }) => headers.get('Cookie')),
      [null, 'session=1; theme=a=b', 'theme=a=b'],
    );
  });

  it('waits where the server limits how often it is asked, and asks again', async () => {
    const answers = [new Response('{}', { status: 429, headers: { 'Retry-After': '3' } }), Response.json({})];
    const { asker, waits } = await open(async () => answers.shift() ?? Response.error());
    assert.equal((await asker.post(url, '{}')).status, 200);
    assert.deepEqual(waits, [3_000]);
  });

  it('says why nothing came', async () => {
    const { asker } = await open(async () => {
      throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:3000') });
    });
    assert.equal(words(await asker.post(url, '{}')), 'no answer (connect ECONNREFUSED 127.0.0.1:3000)');
  });
});
