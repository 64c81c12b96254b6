import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { format } from 'prettier';
import { parseSync } from 'vite';
import { problemsOf, schemas } from '../contract-schemas/support/schemas.js';
import { blocksOf, pages, readPage, root } from './support/blocks.js';
import type { Block } from './support/blocks.js';
import { unknownNames } from './support/markup.js';
import { linksOf, targetsOf } from './support/links.js';

const scripts = /^(?:m?[jt]s|[jt]sx)$/;
/** Shells, policies, styles and other languages are not read here; test/docs/servers.test.ts runs some of them. */
const others = /^(?:sh|http|text|css|python|php|ruby|java|go|vue|svelte)$/;

/** What is wrong with a block, if anything is. */
async function problemOf({ language, mark, code }: Block): Promise<string | undefined> {
  if (language === 'json') {
    try {
      const value: unknown = JSON.parse(code);
      // A mark such as `start-answer` names the schema of the contract that the block has to hold by.
      return schemas.has(mark) ? problemsOf(mark, value).join(', ') || undefined : undefined;
    } catch (error) {
      return String(error);
    }
  }
  if (language === 'html') {
    const unknown = unknownNames(code);
    if (unknown.length > 0) return `unknown: ${unknown.join(', ')}`;
    // Prettier reads markup strictly: what is opened has to be closed, and scripts inside have to parse.
    return format(code, { parser: 'html' }).then(
      () => undefined,
      (error: unknown) => String(error),
    );
  }
  const [error] = scripts.test(language) ? parseSync(`block.${language}`, code).errors : [];
  return error?.message;
}

describe('README.md and the pages under docs', () => {
  it('hold blocks of script, JSON and markup, and each can be read', async () => {
    const problems: string[] = [];
    const seen: Record<string, number> = {};
    for (const page of pages) {
      for (const block of blocksOf(await readPage(page))) {
        seen[block.language] = (seen[block.language] ?? 0) + 1;
        const problem = await problemOf(block);
        if (problem !== undefined) problems.push(`${page}:${block.line} ${problem}`);
      }
    }
    assert.deepEqual(problems, []);
    for (const language of ['js', 'ts', 'json', 'html']) assert.ok((seen[language] ?? 0) > 0, language);
  });

  it('name a language for every block, and one of those that are known here', async () => {
    const unnamed: string[] = [];
    for (const page of pages) {
      const blocks = blocksOf(await readPage(page));
      const known = (language: string) =>
        /^(?:json|html)$/.test(language) || scripts.test(language) || others.test(language);
      unnamed.push(...blocks.filter(({ language }) => !known(language)).map(({ line }) => `${page}:${line}`));
    }
    // A policy's lines have no language of their own.
    assert.deepEqual(
      unnamed.filter((place) => !place.startsWith('docs/providers/')),
      [],
    );
  });

  it('link to files and headings that there are', async () => {
    const broken: string[] = [];
    let count = 0;
    for (const page of pages) {
      for (const { path, fragment, line } of linksOf(await readPage(page))) {
        count += 1;
        const target = path === '' ? page : join(dirname(page), path);
        const there = existsSync(join(root, target));
        const found = there && (fragment === '' || targetsOf(await readPage(target)).has(fragment));
        if (!found) broken.push(`${page}:${line} ${path}${fragment === '' ? '' : `#${fragment}`}`);
      }
    }
    assert.deepEqual(broken, []);
    assert.ok(count > 100);
  });
});

describe('docs/README.md', () => {
  it('leads to every page', async () => {
    const linked = new Set(linksOf(await readPage('docs/README.md')).map(({ path }) => join('docs', path)));
    assert.deepEqual(
      pages.filter((page) => page !== 'README.md' && page !== 'docs/README.md' && !linked.has(page)),
      [],
    );
  });
});

describe('the readers of pages', () => {
  it('find what is wrong with a block', async () => {
    const problem = async (language: string, code: string) =>
      (await problemOf({ language, code, mark: '', line: 1 })) ?? '';
    assert.match(await problem('json', '{ "a": 1, }'), /SyntaxError/);
    const answer = { language: 'json', mark: 'start-answer', code: '{ "provider": "moon" }', line: 1 };
    assert.notEqual(await problemOf(answer), undefined);
    assert.match(await problem('js', 'const = 3;'), /\S/);
    assert.match(await problem('ts', 'const a: = 3;'), /\S/);
    assert.match(await problem('html', '<kr-pay-button order="A-1"></kr-pay-button>'), /unknown: kr-pay-button order/);
    assert.match(await problem('html', '<kr-pay-button methods="kakao_pay">'), /unknown: kr-pay-button methods/);
    assert.match(await problem('html', '<p><b></p>'), /SyntaxError/);
    assert.equal(
      await problem('html', '<kr-pay-button order-id="A-1" [amount]="price" @kr-pay-success="done">\n</kr-pay-button>'),
      '',
    );
    assert.equal(await problem('ts', 'const a: number = 3;'), '');
  });

  it('find a block under its mark, where it begins, without its indent', () => {
    const page = 'One\n\n<!-- file: a.js -->\n\n```js\nlet a;\n```\n\n- two\n\n  ```sh\n  ls\n    -l\n  ```\n';
    assert.deepEqual(blocksOf(page), [
      { language: 'js', mark: 'file: a.js', code: 'let a;\n', line: 5 },
      { language: 'sh', mark: '', code: 'ls\n  -l\n', line: 11 },
    ]);
  });

  it('find links outside of blocks, and the headings that they may name', () => {
    const page =
      '# The `a` file, and B\n[one](a.md#x) ![two](b.png)\n```md\n[no](c.md)\n```\n[far](https://example.com)\n';
    assert.deepEqual(linksOf(page), [
      { path: 'a.md', fragment: 'x', line: 2 },
      { path: 'b.png', fragment: '', line: 2 },
    ]);
    assert.deepEqual([...targetsOf(page)], ['the-a-file-and-b']);
  });
});
