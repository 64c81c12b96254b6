import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Ajv from 'ajv';
import { type Answer, root, run } from './support/packed.js';

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
}
type Lists = 'attributes' | 'members' | 'events' | 'slots' | 'cssParts' | 'cssProperties';
type Declaration = Named & { readonly tagName?: string } & { readonly [List in Lists]?: readonly Named[] };
interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Declaration[] }[];
}

const names = (list: readonly Named[] | undefined): string[] => (list ?? []).map(({ name }) => name).sort();

describe('the custom elements manifest', () => {
  let folder: string;
  let made: Answer;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kr-pay-manifest-'));
    for (const name of [
      'src',
      'types',
      'scripts',
      'custom-elements-manifest.config.mjs',
      'package.json',
      '.prettierrc.json',
    ])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    made = await make();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const make = (...words: string[]): Promise<Answer> =>
    run(process.execPath, ['scripts/manifest.mjs', ...words], folder);
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const manifest = (): Manifest => JSON.parse(read('dist/custom-elements.json')) as Manifest;
  const button = (): Declaration => {
    const found = manifest()
      .modules.flatMap(({ declarations }) => declarations)
      .find(({ tagName }) => tagName === 'kr-pay-button');
    assert.ok(found);
    return found;
  };
  /** What a pattern's first group finds in the sources, each once. */
  const inSources = (pattern: RegExp): string[] => {
    const files = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' });
    const texts = files.filter((file) => file.endsWith('.ts')).map((file) => read(`src/${file}`));
    const found = texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
    return [...new Set(found)].sort();
  };

  it('is made without a word', () => {
    assert.deepEqual(made, { status: 0, output: '', errors: '' });
  });

  it('has the shape that tools expect', () => {
    const file = createRequire(import.meta.url).resolve('custom-elements-manifest/schema.json');
    const validate = new Ajv({ strict: false, logger: false }).compile(
      JSON.parse(readFileSync(file, 'utf8')) as object,
    );
    assert.ok(validate(manifest()), JSON.stringify(validate.errors));
  });

  it('tells every attribute, with a sentence and its values', () => {
    const { attributes = [] } = button();
    assert.equal(attributes.length, 24);
    assert.ok(attributes.every(({ description, type }) => description?.endsWith('.') && type));
    assert.equal(
      attributes.find(({ name }) => name === 'mode')?.type?.text,
      "'pay' | 'save' | 'pay-and-save' | 'subscribe'",
    );
  });

  it('tells what is for pages of the members, and nothing else', () => {
    const own = names(button().members).filter((name) => !names(button().attributes).includes(name));
    for (const name of ['start', 'check', 'reset', 'state', 'consent', 'terms', 'texts'])
      assert.ok(own.includes(name), name);
    for (const name of own) assert.doesNotMatch(name, /^#|^_|^messages$|^changed$|Callback$|^render$|^updated$/);
  });

  it('tells the events, slots, parts and custom properties that the sources have', () => {
    assert.deepEqual(names(button().events), inSources(/super\('(kr-pay-[a-z]+)'/g));
    assert.deepEqual(
      names(button().slots).filter((name) => name),
      inSources(/<slot name="([a-z-]+)"/g),
    );
    assert.deepEqual(names(button().cssProperties), inSources(/var\((--kr-pay-[a-z-]+)/g));
    const parts = inSources(/\bpart="([a-z-]+)"|'(?:checkbox|agree-all)'/g).filter((name) => name);
    assert.deepEqual(names(button().cssParts), [...parts, 'agree-all', 'checkbox'].sort());
  });

  it('becomes data for VS Code and JetBrains', () => {
    const html = JSON.parse(read('dist/editor/vscode.html-custom-data.json')) as { tags: readonly Named[] };
    assert.deepEqual(names(html.tags), ['kr-pay-button', 'kr-pay-term']);
    const css = JSON.parse(read('dist/editor/vscode.css-custom-data.json')) as { properties: readonly Named[] };
    assert.deepEqual(names(css.properties), names(button().cssProperties));
    const web = JSON.parse(read('dist/editor/web-types.json')) as {
      readonly version: string;
      readonly contributions: { readonly html: { readonly elements: readonly Declaration[] } };
    };
    assert.deepEqual(names(web.contributions.html.elements), ['kr-pay-button', 'kr-pay-term']);
    assert.deepEqual(names(web.contributions.html.elements[0]?.attributes), names(button().attributes));
    assert.equal(web.version, (JSON.parse(read('package.json')) as { version: string }).version);
  });

  it('is up to date only as long as nobody changes it', async () => {
    assert.equal((await make('--check')).status, 0);
    writeFileSync(join(folder, 'dist/editor/web-types.json'), '{}');
    const { status, errors } = await make('--check');
    assert.equal(status, 1);
    assert.match(errors, /dist\/editor\/web-types\.json/);
    assert.equal(read('dist/editor/web-types.json'), '{}');
  });

  it('is not made from a table that names another attribute than the element', async () => {
    const table = read('types/attributes.d.ts');
    writeFileSync(join(folder, 'types/attributes.d.ts'), table.replace("'order-id'", "'order-number'"));
    const { status, errors } = await make('--check');
    assert.equal(status, 1);
    assert.match(errors, /types\/attributes\.d\.ts and KrPayButtonElement disagree about orderNumber, orderId/);
  });
});
