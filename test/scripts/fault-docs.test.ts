import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { currentPage, describeFaults, run } from '../../scripts/fault-docs.js';
import { failureCodes } from '../../src/contract/failure.js';
import { fails, silent } from '../faults/fault.js';
import type { Fault } from '../faults/fault.js';
import { table } from '../faults/table.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const rows: readonly Fault[] = [
  {
    id: 'F1',
    name: 'rain',
    outcomes: [
      { ends: fails('offline', true), retry: ['auto', 'click'] },
      { when: 'in summer', ends: silent, reads: 'nothing', retry: [] },
    ],
    remedy: 'Take an umbrella.',
    limit: 'WebKit: it is always dry there.',
  },
];

describe('the page of faults', () => {
  it('says what the page hears, how it goes on and what the shopper reads', () => {
    const page = describeFaults(rows);
    assert.match(page, /^### F1: rain$/m);
    assert.match(
      page,
      /^- `kr-pay-failure` with code `offline`, retryable; the element asks .*; the next click .*\.$/m,
    );
    assert.match(page, /“인터넷 연결을 .*” \/ “You are offline\..*”/);
    assert.match(page, /^- \(in summer\) no event\.\n {2}The shopper reads nothing of it\.$/m);
  });

  it('says what is to be done, and what the tests cannot show', () => {
    const page = describeFaults(rows);
    assert.match(page, /^What to do: Take an umbrella\.$/m);
    assert.match(page, /^In the tests: WebKit: it is always dry there\.$/m);
  });

  it('has a line for every code with the faults that raise it', async () => {
    const page = await currentPage();
    for (const code of failureCodes) assert.match(page, new RegExp(`^\\| \`${code}\` +\\|.*\\| +[FS]\\d+`, 'm'));
  });

  it('has every row of the table', async () => {
    const ids = [...(await currentPage()).matchAll(/^### (\w+):/gm)].map(([, id]) => id);
    assert.deepEqual(
      ids,
      table.map(({ id }) => id),
    );
  });

  it('is up to date in docs/faults.md', async () => {
    assert.equal(readFileSync(join(root, 'docs/faults.md'), 'utf8'), await currentPage());
  });
});

describe('scripts/fault-docs.ts', () => {
  it('fails with --check before the page is written and after it is changed, and passes in between', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'kr-pay-fault-docs-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'faults.md');
    assert.equal(await run(['--check'], file), 1);
    assert.equal(existsSync(file), false);
    assert.equal(await run([], file), 0);
    assert.equal(await run(['--check'], file), 0);
    writeFileSync(file, readFileSync(file, 'utf8').replace('F62', 'F63'));
    assert.equal(await run(['--check'], file), 1);
  });

  it('passes with --check as a command', () => {
    const words = ['--import', 'tsx', 'scripts/fault-docs.ts', '--check'];
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
    assert.equal(stderr, '');
    assert.equal(status, 0);
  });
});
