import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

/** A page of Markdown in the project's format. */
export async function formatPage(text: string, file: string): Promise<string> {
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}

/**
 * Writes a page that is made from the code; with `--check` among the words it only looks.
 * Answers the exit code: 1 when the page is not up to date.
 */
export function writePage(words: readonly string[], file: string, expected: string): 0 | 1 {
  if (words.includes('--check')) return existsSync(file) && readFileSync(file, 'utf8') === expected ? 0 : 1;
  writeFileSync(file, expected);
  return 0;
}
