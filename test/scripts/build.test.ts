import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { build } from 'vite';

const folder = new URL('../../dist/cdn/', import.meta.url);

/** What a build would write: the files' names and what is in them. */
async function filesOf(mode: 'classic' | 'module'): Promise<Record<string, string>> {
  const built = await build({ mode, logLevel: 'silent', build: { write: false } });
  const outputs = Array.isArray(built) ? built : [built];
  const files = outputs.flatMap((each) => ('output' in each ? each.output : []));
  return Object.fromEntries(files.map((file) => [file.fileName, file.type === 'chunk' ? file.code : '']));
}

describe('the built files', () => {
  for (const mode of ['classic', 'module'] as const) {
    it(`are the same byte for byte when the ${mode} build runs again`, async () => {
      const first = await filesOf(mode);
      assert.ok(Object.keys(first).length > 0);
      assert.deepEqual(await filesOf(mode), first);
    });
  }

  it('each stand in sri.json with the hash for an integrity attribute', () => {
    const list = JSON.parse(readFileSync(new URL('sri.json', folder), 'utf8')) as Record<string, string>;
    const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
    const hashOf = (name: string): string =>
      createHash('sha384')
        .update(readFileSync(new URL(name, folder)))
        .digest('base64');
    assert.deepEqual(list, Object.fromEntries(names.sort().map((name) => [name, `sha384-${hashOf(name)}`])));
  });

  it('of modules ask for no other file than those that the page has: each more would be a wait on a phone', () => {
    const importsOf = (name: string): string[] => {
      const code = readFileSync(new URL(name, folder), 'utf8');
      return [...code.matchAll(/(?:from|import)\s*["'`]\.\/kr-pay-button-([^"'`]+)\.[\w-]{8}\.js["'`]/g)].map(
        ([, room = '']) => room,
      );
    };
    const lazy = readdirSync(folder).filter((name) => /^kr-pay-button-.*\.js$/.test(name) && !name.includes('-main.'));
    assert.deepEqual(importsOf('kr-pay-button.esm.js'), ['main']);
    assert.deepEqual(importsOf(readdirSync(folder).find((name) => name.includes('-main.')) ?? ''), []);
    assert.ok(lazy.length > 10, String(lazy));
    for (const name of lazy) {
      // All others are asked for once the checkout is there.
      const there = /-(?:checkout|ko|en|ja|zh)\./.test(name) ? ['main'] : ['main', 'checkout'];
      assert.deepEqual(
        importsOf(name).filter((room) => !there.includes(room)),
        [],
        name,
      );
    }
  });
});
