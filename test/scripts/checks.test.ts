import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const script = (name: string): string => fileURLToPath(new URL(`../../scripts/${name}`, import.meta.url));

/** A folder of the few files that a check reads, and the check run there. */
function project(name: string) {
  const folder = mkdtempSync(join(tmpdir(), 'kr-pay-check-'));
  return {
    write(files: Readonly<Record<string, string>>): void {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    },
    check(): { readonly passes: boolean; readonly errors: string } {
      const { status, stderr } = spawnSync(process.execPath, [script(name)], { cwd: folder, encoding: 'utf8' });
      return { passes: status === 0, errors: stderr };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

describe('scripts/check-layers.mjs, in a project of three small rooms', () => {
  const small = project('check-layers.mjs');
  const good = {
    'ARCHITECTURE.md': [
      '| 0 | `words` | texts | |',
      '| 1 | `flow` | what happens next | |',
      '| 2 | `element` | what is seen | `lit` |',
      '',
    ].join('\n'),
    'src/words/words.ts': "export const paid = 'paid';\n",
    'src/flow/flow.ts': "export { paid } from '../words/words.js';\n",
    'src/element/element.ts': "import 'lit';\nexport { paid } from '../flow/flow.js';\n",
    'conformance/kit.ts': "import '../src/words/words.js';\n",
    'demo/shop.ts': '',
  };
  beforeEach(() => small.write(good));
  after(() => small.remove());

  const planted: readonly (readonly [fault: string, file: string, text: string, told: RegExp])[] = [
    [
      'an import from a level above',
      'src/words/words.ts',
      "export { paid } from '../flow/flow.js';\n",
      /^words\/words\.ts: "words" \(level 0\) imports "flow" \(level 1\); expected a lower level\n$/,
    ],
    [
      'a type from a level above',
      'src/words/words.ts',
      "import type { Flow } from '../flow/flow.js';\n",
      /"words" \(level 0\) imports "flow"/,
    ],
    [
      'an import() from a level above',
      'src/flow/flow.ts',
      "export const later = () => import('../element/element.js');\n",
      /"flow" \(level 1\) imports "element" \(level 2\)/,
    ],
    ['a package of another room', 'src/flow/flow.ts', "import 'lit';\n", /^flow\/flow\.ts: imports lit, which/],
    ['an import from outside src', 'src/flow/flow.ts', "import '../../demo/shop.js';\n", /from outside src/],
    [
      'an import of the kit from the demo',
      'conformance/kit.ts',
      "import '../demo/shop.js';\n",
      /^conformance\/kit\.ts: /,
    ],
    ['a file of 300 lines', 'demo/shop.ts', '\n'.repeat(300), /^demo\/shop\.ts: 300 lines; expected about 250/],
  ];

  it('passes', () => {
    assert.deepEqual(small.check(), { passes: true, errors: '' });
  });

  for (const [fault, file, text, told] of planted) {
    it(`fails with ${fault}: a planted fault`, () => {
      small.write({ [file]: text });
      const { passes, errors } = small.check();
      assert.equal(passes, false);
      assert.match(errors, told);
    });
  }
});

describe('scripts/check-size.mjs, in a project of three small files', () => {
  const small = project('check-size.mjs');
  /** So many bytes that nothing can make much smaller than half: hex digits of hashes. */
  const dense = (bytes: number): string => {
    const hashes = Array.from({ length: Math.ceil(bytes / 64) }, (_, at) =>
      createHash('sha256').update(String(at)).digest('hex'),
    );
    return `//${hashes.join('')}`;
  };
  const readme = (entry: string): string =>
    [`| \`kr-pay-button.esm.js\` | ${entry} |`, '| `kr-pay-button.js` | 0.0 kB |', ''].join('\n');
  const good = {
    'dist/cdn/kr-pay-button.esm.js': "import './kr-pay-button-base.A1.js';\n",
    'dist/cdn/kr-pay-button-base.A1.js': 'export {};\n',
    'dist/cdn/kr-pay-button-ko.A1.js': 'export {};\n',
    'dist/cdn/kr-pay-button.js': 'void 0;\n',
    'README.md': readme('0.1 kB'),
  };
  beforeEach(() => small.write(good));
  after(() => small.remove());

  it('passes', () => {
    assert.deepEqual(small.check(), { passes: true, errors: '' });
  });

  const planted: readonly (readonly [fault: string, files: Readonly<Record<string, string>>, told: RegExp])[] = [
    [
      'a file over its budget',
      { 'dist/cdn/kr-pay-button-ko.A1.js': dense(6_000) },
      /^kr-pay-button-ko\.A1\.js: \d{4} bytes are over 2000$/m,
    ],
    [
      'an entry over its budget by what it imports',
      { 'dist/cdn/kr-pay-button-base.A1.js': dense(30_000) },
      /^kr-pay-button\.esm\.js: \d{5} bytes are over 11000$/m,
    ],
    ['another figure in the README', { 'README.md': readme('0.2 kB') }, /^README\.md: expected 0\.1 kB for/m],
    ['a letter beyond ASCII in the classic file', { 'dist/cdn/kr-pay-button.js': '"결제"' }, /expected ASCII only/],
  ];
  for (const [fault, files, told] of planted) {
    it(`fails with ${fault}: a planted fault`, () => {
      small.write(files);
      const { passes, errors } = small.check();
      assert.equal(passes, false);
      assert.match(errors, told);
    });
  }
});
