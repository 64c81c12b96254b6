import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { capabilities } from '../../demo/server/capabilities.js';
import { currentPage, describeProviders, run, type CapabilityTable } from '../../scripts/provider-docs.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const table: CapabilityTable = {
  swift: {
    kakao_pay: { modes: ['pay', 'subscribe'], minimum: 1_000, maximum: 2_000_000 },
    payco: { modes: ['pay'], minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
  },
};

describe('the page of providers', () => {
  it('has a row for each method, with its modes and its limits in won', () => {
    const lines = describeProviders(table, () => undefined).split('\n');
    assert.ok(lines.includes('| `swift` | `kakao_pay` | yes | – | – | yes | ₩1,000 | ₩2,000,000 |'));
    assert.ok(lines.includes('| `swift` | `payco` | yes | – | – | – | ₩1 | – |'));
  });

  it('leads to the page of a provider where there is one', () => {
    assert.match(
      describeProviders(table, (provider) => `${provider}.md`),
      /\| \[`swift`\]\(swift\.md\) \|/,
    );
  });

  it('explains the modes in the words of the contract', () => {
    assert.match(
      describeProviders(table, () => undefined),
      /- `save`: keep the method, no charge\n/,
    );
  });

  it('has every method of every provider that the server knows, and no other row', async () => {
    const rows = (await currentPage()).split('\n').filter((line) => /^\| (?:`|\[`)(?!provider)/.test(line));
    const methods = Object.values(capabilities).flatMap((provider) => Object.keys(provider));
    assert.deepEqual(
      rows.map((line) => /^\| \S+ +\| `(\w+)`/.exec(line)?.[1]),
      methods,
    );
  });

  it('is up to date in docs/providers/README.md', async () => {
    assert.equal(readFileSync(join(root, 'docs/providers/README.md'), 'utf8'), await currentPage());
  });
});

describe('scripts/provider-docs.ts', () => {
  it('fails with --check before the page is written and after it is changed, and passes in between', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'kr-pay-provider-docs-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'README.md');
    assert.equal(await run(['--check'], file), 1);
    assert.equal(existsSync(file), false);
    assert.equal(await run([], file), 0);
    assert.equal(await run(['--check'], file), 0);
    writeFileSync(file, readFileSync(file, 'utf8').replace('₩2,000,000', '₩3,000,000'));
    assert.equal(await run(['--check'], file), 1);
  });

  it('passes with --check as a command', () => {
    const words = ['--import', 'tsx', 'scripts/provider-docs.ts', '--check'];
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
    assert.equal(stderr, '');
    assert.equal(status, 0);
  });
});
