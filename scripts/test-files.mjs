import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const seeds = new URL('../test/support/property-seed.ts', import.meta.url).href;

/**
 * Every *.test.ts in these folders; listed here because `node --test` knows no glob patterns before Node 21.
 *
 * @throws Error when there is none, which is a wrong folder.
 */
export function testFilesIn(folders) {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => join(folder, file))
      .sort(),
  );
  if (files.length === 0)
    throw new Error(`Expected folders that hold *.test.ts files, got: ${folders.join(', ') || 'no folder'}.`);
  return files;
}

/** What node is given to run such files with its own test runner. */
export const testWords = (files, options = []) => [
  '--import',
  'tsx',
  '--import',
  seeds,
  '--test',
  '--test-reporter=spec',
  ...options,
  ...files,
];
