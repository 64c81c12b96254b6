import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { explanations } from '../../scripts/mutation/survivors.mjs';

/** White space differs between a mutant's report and the file. */
const plain = (code: string): string => code.replaceAll(/\s+/g, '');

/** What an explanation names and its file does not hold. */
function missingFrom(
  code: string,
  { line, changes }: Pick<(typeof explanations)[number], 'line' | 'changes'>,
): string[] {
  return [...(line === undefined ? [] : [line]), ...changes.map(([from = '']) => from)].filter(
    (piece) => !plain(code).includes(plain(piece)),
  );
}

describe('the explanations of mutants that survive', () => {
  it('are about code that is there: one of older code would explain nothing', () => {
    for (const explanation of explanations) {
      const code = readFileSync(new URL(`../../${explanation.file}`, import.meta.url), 'utf8');
      assert.deepEqual(missingFrom(code, explanation), [], explanation.file);
    }
  });

  it('are found when they are of older code: a planted one', () => {
    assert.deepEqual(missingFrom(`read() ?? '[]'`, { line: undefined, changes: [["''", '"x"']] }), ["''"]);
  });
});
