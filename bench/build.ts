import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'vite';
import { paths } from './paths.js';
import type { Subject } from './subjects.js';

/** Bundles the pages, each by itself and as a shop would: production, minified, the browsers that the button is built for. */
export async function buildPages(subjects: readonly Subject[]): Promise<void> {
  if (!existsSync(paths.shipped)) throw new Error(`${paths.shipped} is not there: run \`npm run build\` first.`);
  for (const { id, from } of subjects) {
    if (!('page' in from)) continue;
    await build({
      configFile: false,
      root: paths.pages,
      mode: 'production',
      logLevel: 'error',
      publicDir: false,
      build: {
        target: 'es2022',
        outDir: join(paths.built, id),
        emptyOutDir: true,
        modulePreload: false,
        rolldownOptions: {
          input: join(paths.pages, from.page),
          output: { entryFileNames: `${id}.js`, chunkFileNames: `${id}-[name].[hash].js` },
        },
      },
    });
  }
}

/** The folder that a subject's files are in. */
export const folderOf = ({ id, from }: Subject): string => ('shipped' in from ? paths.shipped : join(paths.built, id));

/** Bytes after brotli 11, the most that brotli does. */
export const weigh = (file: string): number =>
  brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** The names of a subject's first file and of all that it imports statically. */
export function firstFiles(subject: Subject): readonly string[] {
  const first = 'shipped' in subject.from ? subject.from.shipped : `${subject.id}.js`;
  const seen = new Set<string>();
  const read = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const code = readFileSync(join(folderOf(subject), name), 'utf8');
    for (const [, next] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g)) if (next) read(next);
  };
  read(first);
  return [...seen];
}
