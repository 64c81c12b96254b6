import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const entry = new URL('../../dist/index.js', import.meta.url);

/** Runs a module in a Node of its own, without loaders. */
function run(source: string): { readonly status: number | null; readonly output: string; readonly errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  return { status, output: stdout, errors: stderr };
}

describe('the npm entry in Node', () => {
  it('is built', () => {
    assert.ok(existsSync(entry), 'expected dist/index.js; run `npm run build`');
  });

  it('is imported without a word, without a DOM, and registers nothing', () => {
    const { status, output, errors } = run(`
      const api = await import(${JSON.stringify(entry.href)});
      const registered = globalThis.customElements?.get('kr-pay-button') !== undefined;
      console.log(JSON.stringify({ names: Object.keys(api).sort(), registered, version: api.version, dom: typeof document }));
    `);
    assert.equal(errors, '');
    assert.equal(status, 0);
    const { names, registered, version, dom } = JSON.parse(output) as Record<string, unknown>;
    assert.equal(registered, false);
    assert.equal(dom, 'undefined');
    assert.match(String(version), /^\d+\.\d+\.\d+/);
    assert.deepEqual(names, [
      'KrPayButtonElement',
      'KrPayConsentEvent',
      'KrPayFailureEvent',
      'KrPayPendingEvent',
      'KrPayRedirectEvent',
      'KrPayStartEvent',
      'KrPaySuccessEvent',
      'KrPayTermElement',
      'version',
    ]);
  });

  it('gives event classes that a server can make and send', () => {
    const { status, output, errors } = run(`
      const { KrPayPendingEvent } = await import(${JSON.stringify(entry.href)});
      const target = new EventTarget();
      target.addEventListener('kr-pay-pending', (event) => console.log(event.detail.attemptId));
      target.dispatchEvent(new KrPayPendingEvent({ attemptId: 'a' }));
    `);
    assert.equal(errors, '');
    assert.equal(status, 0);
    assert.equal(output.trim(), 'a');
  });
});
