import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { help } from '../../conformance/help.js';
import { chapters } from '../../conformance/rules/all.js';

const page = await readFile(new URL('../../docs/conformance.md', import.meta.url), 'utf8');

describe('docs/conformance.md', () => {
  it('lists every rule with its title, in the order in which they are tried', () => {
    const listed = [...page.matchAll(/^\| `([\w-]+)` +\| (.+?) +\|$/gm)].map(([, id, title]) => `${id}: ${title}`);
    const rules = chapters.flatMap((chapter) => chapter.rules.map(({ id, title }) => `${id}: ${title}`));
    assert.deepEqual(listed, rules);
  });

  it('names only options that there are', () => {
    const options = new Set([...page.matchAll(/--[a-z][a-z-]*/g)].map(([option]) => option));
    assert.deepEqual(
      [...options].filter((option) => !help.includes(option)),
      [],
    );
  });
});
