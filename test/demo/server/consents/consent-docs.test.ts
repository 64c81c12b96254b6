import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { temporaryFolder } from '../support/shop.js';
import { planConsent } from '../support/shopper.js';

const page = await readFile(new URL('../../../../docs/consent.md', import.meta.url), 'utf8');

/** What the snippet of the page prints for a record. */
async function runSnippet(record: unknown): Promise<string> {
  const folder = await temporaryFolder();
  try {
    const snippet = /```js\n(?<code>[^]+?)```/.exec(page)?.groups?.['code'] ?? '';
    await writeFile(join(folder.path, 'snippet.mjs'), snippet);
    await writeFile(join(folder.path, 'record.json'), JSON.stringify(record));
    return spawnSync(process.execPath, ['snippet.mjs'], { cwd: folder.path, encoding: 'utf8' }).stdout;
  } finally {
    await folder.close();
  }
}

describe('the page on consent', () => {
  it('has a snippet that finds every hash of a record right, and one that was changed wrong', async () => {
    const record = planConsent({ locale: 'ja', news: true });
    assert.equal(await runSnippet(record), 'true\ntrue\n');
    const [mandate, ...others] = record.terms;
    assert.ok(mandate);
    assert.equal(await runSnippet({ ...record, terms: [{ ...mandate, text: '' }, ...others] }), 'false\ntrue\n');
    assert.equal(await runSnippet({ ...record, terms: [{ ...mandate, agreed: false }, ...others] }), 'true\nfalse\n');
  });
});
