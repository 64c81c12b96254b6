import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { type Packed, installInto, pack, root, run } from './support/packed.js';

describe('the package on a server', () => {
  let packed: Packed;
  let project: string;
  before(async () => {
    packed = await pack();
    project = await installInto(packed, { private: true, type: 'module' });
  });
  after(() => packed.remove());

  /** What a module says when Node runs it inside the project. */
  async function say(source: string): Promise<unknown> {
    const { status, output, errors } = await run(process.execPath, ['--input-type=module', '--eval', source], project);
    assert.equal(errors, '');
    assert.equal(status, 0);
    return JSON.parse(output) as unknown;
  }

  it('is imported without a word and registers nothing', async () => {
    const said = await say(`
      const { version, KrPayButtonElement } = await import('kr-pay-button');
      const registered = globalThis.customElements?.get('kr-pay-button') !== undefined;
      console.log(JSON.stringify([version === KrPayButtonElement.version, registered, typeof document]));
    `);
    assert.deepEqual(said, [true, false, 'undefined']);
  });

  it('may be imported to be registered, as a framework that renders on the server does', async () => {
    const said = await say(`
      const registering = await import('kr-pay-button/define');
      const api = await import('kr-pay-button');
      console.log(JSON.stringify(registering.KrPayButtonElement === api.KrPayButtonElement));
    `);
    assert.equal(said, true);
  });

  it('gives tools their files', async () => {
    const said = await say(`
      const data = await Promise.all(
        ['custom-elements.json', 'editor/web-types.json', 'contract/start-request.schema.json', 'package.json'].map(
          (name) => import('kr-pay-button/' + name, { with: { type: 'json' } }),
        ),
      );
      console.log(JSON.stringify(data.map((each) => Object.keys(each.default).length > 2)));
    `).catch((error: unknown) => String(error));
    assert.deepEqual(said, [true, true, true, true]);
  });

  it('has the command that checks an endpoint', async () => {
    const { status, errors } = await run(join(project, 'node_modules/.bin/kr-pay-button'), ['check'], project);
    assert.match(errors, /expected/i);
    assert.equal(status, 2);
  });

  it('is used by the example of a server', async () => {
    copyFileSync(join(root, 'examples/server-rendered/server.mjs'), join(project, 'server.mjs'));
    const server = spawn(process.execPath, ['server.mjs'], { cwd: project, env: { ...process.env, PORT: '0' } });
    try {
      const [line] = (await once(server.stdout, 'data')) as [Buffer];
      const address = new URL(line.toString().trim());
      const page = await (await fetch(address)).text();
      assert.match(page, /<kr-pay-button method="kakao_pay" order-id="A-1001" amount="14000">/);
      assert.match(page, /<form action="\/pay" method="post">/);
      const script = await fetch(new URL('/kr-pay-button.js', address));
      assert.match(await script.text(), /kr-pay-button/);
      assert.equal((await fetch(new URL('/orders/B-1', address))).status, 404);
    } finally {
      server.kill();
    }
  });
});
