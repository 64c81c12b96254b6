import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { currentPage, describeAttacks, run } from '../../../scripts/threat-docs.js';
import type { Shown } from '../../attacks/attack.js';
import { attacks } from '../../attacks/table.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a file holds a test of this name, as it is written there, that is not skipped. */
function holds([file, title]: Shown): boolean {
  if (!existsSync(join(root, file))) return false;
  return new RegExp(`\\bit\\(\\s*(['"\`])${escape(title)}\\1`).test(readFileSync(join(root, file), 'utf8'));
}

describe('the table of attacks', () => {
  it('has T1 to T36, each once', () => {
    assert.deepEqual(
      attacks.map(({ id }) => id),
      Array.from({ length: 36 }, (_, at) => `T${at + 1}`),
    );
  });

  it('names for each attack who, what is done, and a test', () => {
    for (const { id, who, attack, answer, shown } of attacks) {
      assert.ok(who.length > 0 && shown.length > 0, id);
      for (const text of [attack, answer]) assert.match(text, /^[A-Z].+\.$/, id);
    }
  });

  it('names only tests that there are', () => {
    const all = attacks.flatMap(({ id, shown }) => shown.map((test) => ({ id, test })));
    const missing = all.filter(({ test }) => !holds(test)).map(({ id, test }) => [id, ...test]);
    assert.deepEqual(missing, []);
  });
});

describe('the page of attacks', () => {
  it('says who, what is tried, what is done, what shows it and what is not shown', () => {
    const page = describeAttacks([
      {
        id: 'T1',
        who: ['link', 'robot'],
        attack: 'Somebody knocks.',
        answer: 'Nobody opens.',
        shown: [['test/door.test.ts', 'stays closed for ${knocks} knocks']],
        limit: 'The window.',
      },
    ]);
    assert.match(page, /^### T1\n\nSomebody knocks\.$/m);
    assert.match(page, /^- Who: somebody who sends a link; a robot that talks to the server\.$/m);
    assert.match(page, /^- What is done: Nobody opens\.$/m);
    assert.match(page, /\[door\.test\.ts\]\(\.\.\/test\/door\.test\.ts\): “stays closed for … knocks”/);
    assert.match(page, /^- Not shown, or left to you: The window\.$/m);
  });

  it('is up to date in docs/security.md', async () => {
    assert.equal(readFileSync(join(root, 'docs/security.md'), 'utf8'), await currentPage());
  });

  it('is found out when it is missing or was changed', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'kr-pay-threat-docs-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'security.md');
    assert.equal(await run(['--check'], file), 1);
    assert.equal(await run([], file), 0);
    assert.equal(await run(['--check'], file), 0);
    writeFileSync(file, readFileSync(file, 'utf8').replace('T36', 'T37'));
    assert.equal(await run(['--check'], file), 1);
  });
});
