import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A fenced block of a page. */
export interface Block {
  /** What stands behind the fence, such as `js`; empty where nothing does. */
  readonly language: string;
  /** The comment above the block, without its marks, such as `file: server.mjs`; empty where there is none. */
  readonly mark: string;
  readonly code: string;
  /** The line on which the block begins, from 1. */
  readonly line: number;
}

// A mark may be above another comment, such as one for prettier.
const fenced =
  /(?:^ *<!-- ([^\n]*?) -->\n\n?)?(?:^ *<!-- prettier-ignore -->\n)?^( *)```([\w-]*)[^\n]*\n([^]*?)^\2```$/gm;

/** The fenced blocks of a page of Markdown, in order, without the white space that indents them. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(fenced)].map(
    ({ 0: whole, 1: mark = '', 2: indent = '', 3: language = '', 4: code = '', index }) => ({
      language,
      mark,
      code: indent === '' ? code : code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      line: markdown.slice(0, index + whole.indexOf('```')).split('\n').length,
    }),
  );
}

/** README.md and every page under docs, by their paths. */
export const pages: readonly string[] = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path))
    .sort(),
];

/** A page of the repository, by its path. */
export async function readPage(path: string): Promise<string> {
  return readFile(join(root, path), 'utf8');
}

/**
 * The block with a mark.
 *
 * @throws Error when there is none.
 */
export function blockMarked(markdown: string, mark: string): Block {
  const found = blocksOf(markdown).find((block) => block.mark === mark);
  if (!found) throw new Error(`Expected a block under <!-- ${mark} -->.`);
  return found;
}
