import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { publint } from 'publint';
import { type Packed, pack } from './support/packed.js';

/** All that is in the package: each line has a file, and each file has a line. */
const expected: readonly RegExp[] = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^contract\/(start-request|start-answer|confirm-request|confirm-answer|error)\.schema\.json$/,
  /^dist\/(index|define|doctor)\.js$/,
  /^dist\/doctor\/kr-pay-button-doctor\.js$/,
  /^dist\/modules\/[\w-]+\.js$/,
  /^dist\/cdn\/kr-pay-button\.js$/,
  /^dist\/cdn\/kr-pay-button\.esm\.js$/,
  /^dist\/cdn\/kr-pay-button-[\w-]+\.[\w-]{8}\.js$/,
  /^dist\/cdn\/sri\.json$/,
  /^dist\/conformance\/[\w-]+\.js$/,
  /^dist\/types\/(?:[\w-]+\/)*[\w-]+\.d\.ts$/,
  /^dist\/custom-elements\.json$/,
  /^dist\/editor\/(vscode\.html-custom-data|vscode\.css-custom-data|web-types)\.json$/,
  /^types\/(attributes|props|react|preact|solid|vue|svelte)\.d\.ts$/,
];

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly customElements: string;
  readonly 'web-types': string;
  readonly dependencies: Readonly<Record<string, string>>;
}

describe('the packed package', () => {
  let packed: Packed;
  let manifest: Manifest;
  before(async () => {
    packed = await pack();
    manifest = JSON.parse(readFileSync(join(packed.unpacked, 'package.json'), 'utf8')) as Manifest;
  });
  after(() => packed.remove());

  it('holds the files that are meant to be in it, and no other', () => {
    const unexpected = packed.files.filter((file) => !expected.some((pattern) => pattern.test(file)));
    assert.deepEqual(unexpected, []);
    const missing = expected.filter((pattern) => !packed.files.some((file) => pattern.test(file)));
    assert.deepEqual(missing, []);
  });

  it('weighs less than 300 kB', () => {
    const { size } = statSync(packed.tarball);
    assert.ok(size < 300_000, `${size} bytes`);
  });

  it('runs nothing when it is installed', () => {
    const scripts = Object.keys(manifest.scripts ?? {});
    assert.deepEqual(
      scripts.filter((name) => /^(pre|post)?(install|prepare|publish)$/.test(name)),
      [],
    );
    assert.ok(!packed.files.includes('binding.gyp'));
  });

  it('brings Lit and the loader of Stripe.js, and nothing else', () => {
    assert.deepEqual(Object.keys(manifest.dependencies).sort(), ['@stripe/stripe-js', 'lit']);
  });

  it('has each file that its package.json names', () => {
    const targets = Object.values(manifest.exports).flatMap((each) =>
      typeof each === 'string' ? [each] : Object.values(each),
    );
    const named = [...targets, ...Object.values(manifest.bin), manifest.customElements, manifest['web-types']];
    const missing = named.filter((name) => !existsSync(join(packed.unpacked, name.replace(/\*.*$/, ''))));
    assert.deepEqual(missing, []);
  });

  it('has an integrity hash for each file for script tags', () => {
    const hashes = JSON.parse(readFileSync(join(packed.unpacked, 'dist/cdn/sri.json'), 'utf8')) as object;
    const scripts = packed.files.filter((file) => /^dist\/cdn\/.*\.js$/.test(file));
    assert.deepEqual(
      scripts.map((file) => file.replace('dist/cdn/', '')),
      Object.keys(hashes).sort(),
    );
  });

  it('passes publint without a remark', async () => {
    const { messages } = await publint({ pkgDir: packed.unpacked, strict: true });
    assert.deepEqual(messages, []);
  });
});
