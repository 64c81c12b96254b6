/**
 * `npm run release -- 0.2.0`: checks everything, writes version and changelog, builds, packs, and says what is in it.
 * It publishes nothing and pushes nothing: the workflow `release.yml` does, with provenance, once the tag is there.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { checkVersion, releaseNotes, scriptTag } from './release-notes.js';

const packageFile = z.looseObject({ version: z.string() });
const packed = z.tuple([
  z.object({
    filename: z.string(),
    size: z.number(),
    unpackedSize: z.number(),
    files: z.array(z.object({ path: z.string() })),
  }),
]);

const run = (program: string, ...words: string[]): void => {
  execFileSync(program, words, { stdio: 'inherit' });
};
const read = (program: string, ...words: string[]): string => execFileSync(program, words, { encoding: 'utf8' });

function release(wanted: string): void {
  const { version: current } = packageFile.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const version = checkVersion(current, wanted);
  const { changelog, notes } = releaseNotes(
    readFileSync('CHANGELOG.md', 'utf8'),
    version,
    new Date().toISOString().slice(0, 10),
  );
  if (read('git', 'status', '--porcelain').trim()) throw new Error('git: expected nothing uncommitted.');

  run('npm', 'version', version, '--no-git-tag-version');
  writeFileSync('CHANGELOG.md', changelog);
  run('npm', 'run', 'check');
  // What was checked may have been built for tests: what is packed is built from nothing.
  run('npm', 'run', 'build');

  const [tarball] = packed.parse(JSON.parse(read('npm', 'pack', '--json')));
  const integrities = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync('dist/cdn/sri.json', 'utf8')));
  console.log(`\n${notes}\n\n${scriptTag(version, integrities['kr-pay-button.js'] ?? '')}\n`);
  console.log(
    `${tarball.filename}: ${tarball.files.length} files, ${tarball.size} bytes, ${tarball.unpackedSize} unpacked`,
  );
  console.log(
    `\nLook at it, then:\n  git commit -am "Release ${version}" && git tag v${version} && git push --follow-tags`,
  );
}

try {
  release(process.argv[2] ?? '');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
