import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { it } from 'node:test';
import { forcedColorsGroups } from '../../scripts/force-colors.mjs';

const filesOf = (...words: string[]) =>
  forcedColorsGroups(() => ({ name: 'Firefox' }) as never, words).flatMap(({ files = [] }) => files);

it('a Firefox in forced colors runs in a run of all tests, and in one that names its file or a pattern around it', () => {
  const files = filesOf();
  assert.equal(files.length, 2);
  for (const file of files) {
    assert.ok(existsSync(file), file);
    for (const word of [file, `./${file}`]) assert.deepEqual(filesOf('--files', word), [file], word);
  }
  for (const word of ['test/element/*.test.ts', 'test/**/*.test.ts'])
    assert.deepEqual(filesOf('--files', word), files, word);
});

it('it does not run for other files', () => {
  assert.deepEqual(filesOf('--files', 'test/flow/flow.test.ts', 'test/flow/*.test.ts'), []);
});
