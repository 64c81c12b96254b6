import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { type Packed, installInto, pack, root, run, writeInto } from './support/packed.js';

interface Checker {
  readonly name: string;
  /** The program, below the folder of the project's modules, and its words. */
  readonly program: string;
  readonly words: readonly string[];
  /** Below the project: what the checker reads. */
  readonly files: readonly string[];
  readonly options?: Readonly<Record<string, unknown>>;
  /** What stands beside `compilerOptions`. */
  readonly beside?: Readonly<Record<string, unknown>>;
  /** The modules of this repository instead: its TypeScript is the newest. */
  readonly own?: true;
}

const words = ['--project', 'tsconfig.json', '--pretty', 'false'];
const older = { program: 'typescript/bin/tsc', words };
const newest = { ...older, own: true } as const;

const checkers: readonly Checker[] = [
  { name: 'plain TypeScript', ...older, files: ['examples/react/env.d.ts', 'checks/dom.ts'] },
  {
    name: 'plain TypeScript that resolves as Node does',
    ...newest,
    files: ['examples/react/env.d.ts', 'checks/dom.ts'],
    options: { module: 'node16', moduleResolution: 'node16' },
  },
  {
    name: 'React',
    ...newest,
    files: ['examples/react/env.d.ts', 'examples/react/checkout.tsx', 'checks/jsx-react.tsx'],
    options: { jsx: 'react-jsx' },
  },
  {
    name: 'Preact',
    ...newest,
    files: ['examples/preact/env.d.ts', 'examples/preact/checkout.tsx', 'checks/jsx-preact.tsx'],
    options: { jsx: 'react-jsx', jsxImportSource: 'preact' },
  },
  {
    name: 'Solid',
    ...newest,
    files: ['examples/solid/env.d.ts', 'examples/solid/checkout.tsx', 'checks/jsx-solid.tsx'],
    options: { jsx: 'preserve', jsxImportSource: 'solid-js' },
  },
  {
    name: 'Vue',
    program: 'vue-tsc/bin/vue-tsc.js',
    words,
    files: ['examples/vue/env.d.ts', 'examples/vue/Checkout.vue', 'checks/template.vue'],
    beside: { vueCompilerOptions: { strictTemplates: true } },
  },
  {
    name: 'Svelte',
    program: 'svelte-check/bin/svelte-check',
    words: ['--output', 'machine', '--tsconfig', './tsconfig.json'],
    files: ['examples/svelte/env.d.ts', 'examples/svelte/Checkout.svelte', 'checks/template.svelte'],
  },
  {
    name: 'Angular',
    program: '@angular/compiler-cli/bundles/src/bin/ngc.js',
    words,
    files: ['examples/angular/checkout.component.ts', 'checks/template-angular.ts'],
    // Angular's own declarations do not pass this project's strictness.
    options: { experimentalDecorators: true, skipLibCheck: true },
    beside: { angularCompilerOptions: { strictTemplates: true } },
  },
];

/** As strict as it gets, the package's declarations included. */
const strict = {
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  noEmit: true,
};

/** `checks/dom.ts:16` for each line on which a checker complains. An error without a place stands as it is. */
function complaints(output: string): string[] {
  const found = stripVTControlCharacters(output)
    .split('\n')
    .flatMap((line) => {
      const [, file, number] =
        /^([^\s(:][^(:]*)[(:](\d+)[,:]\d+\)?(?: -|:) error /.exec(line) ?? / ERROR "([^"]+)" (\d+):/.exec(line) ?? [];
      if (file !== undefined) return [`${file}:${number}`];
      return /^error|\bFAILURE\b/.test(line) ? [line] : [];
    });
  return [...new Set(found)].sort();
}

/** The lines that say `wrong`, as a comment of theirs. */
function marked(project: string, files: readonly string[]): string[] {
  return files
    .flatMap((file) =>
      readFileSync(join(project, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (/(?:\/\/|<!--) wrong: /.test(line) ? [`${file}:${index + 1}`] : [])),
    )
    .sort();
}

describe('the types of the package refuse each wrong line and take all others', () => {
  let packed: Packed;
  let project: string;
  before(async () => {
    packed = await pack();
    const frameworks = JSON.parse(readFileSync(join(root, 'types/checks/package.json'), 'utf8')) as object;
    project = await installInto(packed, { ...frameworks });
    cpSync(join(root, 'types/checks'), join(project, 'checks'), {
      recursive: true,
      filter: (file) => !/node_modules|package\.json$/.test(file),
    });
    cpSync(join(root, 'examples'), join(project, 'examples'), { recursive: true });
  });
  after(() => packed.remove());

  for (const { name, program, words: told, files, options, beside, own } of checkers) {
    it(`in ${name}`, async () => {
      const settings = { compilerOptions: { ...strict, ...options }, files, ...beside };
      writeInto(project, 'tsconfig.json', JSON.stringify(settings));
      const modules = join(own ? root : project, 'node_modules', program);
      const { status, output, errors } = await run(process.execPath, [modules, ...told], project);
      assert.deepEqual(complaints(output + errors), marked(project, files), output + errors);
      assert.notEqual(status, 0);
    });
  }
});
