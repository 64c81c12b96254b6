import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { blocksOf, root } from './blocks.js';
import { leftOut } from './left-out.js';

/** A piece of JavaScript or TypeScript as it stands in a page. */
export interface Snippet {
  readonly page: string;
  /** The line of the page on which its code begins, from 1. */
  readonly line: number;
  /** As a file's name ends: `js`, `ts`, `mts`, `tsx`. */
  readonly ending: string;
  readonly code: string;
}

/** Kinds of block that are code which a compiler can read. */
export const typedKinds: readonly string[] = ['js', 'mjs', 'jsx', 'ts', 'mts', 'tsx'];

/** All code of a page: its blocks, and the scripts that stand within blocks of HTML. */
export function snippetsOf(page: string, markdown: string): Snippet[] {
  return blocksOf(markdown).flatMap(({ language, code, line }): Snippet[] => {
    if (typedKinds.includes(language)) return [{ page, line: line + 1, ending: language, code }];
    if (language !== 'html') return [];
    return [...code.matchAll(/<script(?:\s[^>]*)?>([^]*?)<\/script>/g)].map(({ 0: whole, 1: inner = '', index }) => {
      const above = code.slice(0, index + whole.indexOf('>') + 1).split('\n').length;
      return { page, line: line + above, ending: 'js', code: inner };
    });
  });
}

/** As strict as it gets, but that a snippet in JavaScript need not name the types of what it is given. */
const compilerOptions = {
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  moduleDetection: 'force',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: ['node'],
  strict: true,
  noImplicitAny: false,
  skipLibCheck: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
  paths: {
    'kr-pay-button': [join(root, 'dist/types/index.d.ts')],
    'kr-pay-button/*': [join(root, 'dist/types/*.d.ts')],
  },
};

/** What the compiler finds wrong, each as `docs/events.md:22 TS2339: …`, in the order of the snippets. */
export async function complaintsAbout(snippets: readonly Snippet[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kr-pay-snippets-'));
  try {
    // A merchant has the package's neighbors, and the first shop has the repository beside it.
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    await symlink(root, join(folder, 'kr-pay-button'));
    const names = snippets.map(({ ending }, at) => `snippet-${at}.${ending}`);
    await Promise.all(names.map((name, at) => writeFile(join(folder, name), snippets[at]?.code ?? '')));
    await writeFile(join(folder, 'left-out.d.ts'), leftOut);
    const files = ['left-out.d.ts', ...names];
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    const words = [join(root, 'node_modules/typescript/bin/tsc'), '--project', folder, '--pretty', 'false'];
    const output = await promisify(execFile)(process.execPath, words, { cwd: folder }).then(
      ({ stdout }) => stdout,
      ({ stdout }: { readonly stdout: string }) => stdout,
    );
    return output.split('\n').flatMap((line) => placed(line, snippets));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A line of the compiler's, with the place in the page. What goes on from the line before is indented, and left out. */
function placed(line: string, snippets: readonly Snippet[]): string[] {
  const [, at, below, words] = /^snippet-(\d+)\.\w+\((\d+),\d+\): error (.*)$/.exec(line) ?? [];
  const snippet = snippets[Number(at)];
  if (at === undefined || !snippet) return /^\S/.test(line) ? [line] : [];
  return [`${snippet.page}:${snippet.line + Number(below) - 1} ${words}`];
}
