import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { currentPage, describePress, describeRetry, readPayloads } from '../../scripts/event-docs.js';
import { failureCodes } from '../../src/contract/failure.js';
import * as events from '../../src/events/events.js';
import { fails } from '../faults/fault.js';
import type { Fault } from '../faults/fault.js';

const page = fileURLToPath(new URL('../../docs/events.md', import.meta.url));

const rows: readonly Fault[] = [
  { id: 'F1', name: 'rain', outcomes: [{ ends: fails('offline', true), retry: ['auto', 'click'] }], remedy: 'Wait.' },
];

describe('the page of events', () => {
  it('is up to date in docs/events.md', async () => {
    assert.equal(readFileSync(page, 'utf8'), await currentPage(), 'run `node --import tsx scripts/event-docs.ts`');
  });

  it('has a row and a payload for every event class, and says which can be canceled', async () => {
    const text = await currentPage();
    for (const name of Object.keys(events))
      assert.match(text, new RegExp(`^\\| \`kr-pay-\\w+\` +\\| \`${name}\``, 'm'));
    const cancelable = [...text.matchAll(/^\| `(kr-pay-\w+)` .*\| +yes +\| +yes +\| +yes +\|$/gm)].map(
      ([, type]) => type,
    );
    assert.deepEqual(cancelable, ['kr-pay-start', 'kr-pay-redirect']);
    assert.equal([...text.matchAll(/^### `kr-pay-/gm)].length, Object.keys(events).length);
  });

  it('has a row of meaning and a row of texts for every failure code', async () => {
    const text = await currentPage();
    for (const code of failureCodes) assert.equal([...text.matchAll(new RegExp(`^\\| \`${code}\` `, 'gm'))].length, 2);
  });

  it('reads the fields of a payload with their types, and which may be absent', () => {
    const source =
      'export interface KrPayMoonDetail {\n  readonly url?: string | undefined;\n  /** Why. */\n  readonly code: A | B;\n}\n';
    assert.deepEqual(readPayloads(source).get('KrPayMoonDetail'), [
      { name: 'url', optional: true, type: 'string' },
      { name: 'code', optional: false, type: 'A | B' },
    ]);
  });

  it('refuses a field that nothing is said about', () => {
    const source = 'export interface KrPayMoonDetail {\n  readonly phase: string;\n}\n';
    assert.throws(() => readPayloads(source), /expected a word about KrPayMoonDetail\.phase/);
  });

  it('says by the table of faults what a press does, and refuses a table that contradicts the code', () => {
    assert.equal(describePress(rows, 'offline'), 'repeats the attempt, same key and bytes');
    assert.equal(describePress(rows, 'framed'), 'ends the same way until it is put right');
    assert.equal(describeRetry(rows, 'offline'), 'yes');
    const wrong = rows.map((row) => ({ ...row, outcomes: [{ ends: fails('offline', false), retry: [] }] }));
    assert.throws(() => describeRetry(wrong, 'offline'), /expected an exception for offline/);
  });
});
