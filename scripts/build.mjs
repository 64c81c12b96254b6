// Builds everything into dist/: `node scripts/build.mjs [build ...]`, where a build is one of those in vite.config.ts.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'vite';

const all = ['classic', 'module', 'npm', 'doctor', 'doctor-tag', 'conformance', 'site', 'types', 'manifest'];
const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !all.includes(name));
if (unknown) throw new Error(`Expected builds out of ${all.join(', ')}, got ${unknown}`);
if (!chosen.length) rmSync('dist', { recursive: true, force: true });

/** A classic script is read in the page's encoding, and not every shop's is UTF-8: other characters become escapes. */
function escapeFile(file) {
  const escapeOf = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/[^\x20-\x7e\s]|[\u00a0-\uffff]/g, escapeOf));
}

/** Writes `sri.json`: what each file for script tags has to say in its `integrity` attribute. */
function writeIntegrity(folder) {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .sort();
  const hashOf = (name) =>
    createHash('sha384')
      .update(readFileSync(folder + name))
      .digest('base64');
  const list = Object.fromEntries(names.map((name) => [name, `sha384-${hashOf(name)}`]));
  writeFileSync(`${folder}sri.json`, `${JSON.stringify(list, null, 2)}\n`);
}

const tsc = createRequire(import.meta.url)
  .resolve('typescript/package.json')
  .replace('package.json', 'bin/tsc');
/** What Vite does not make. */
const programs = { types: [tsc, '-p', 'tsconfig.build.json'], manifest: ['scripts/manifest.mjs'] };

for (const name of chosen.length ? chosen : all) {
  const program = programs[name];
  if (program) {
    const { status } = spawnSync(process.execPath, program, { stdio: 'inherit' });
    if (status) process.exit(status);
    continue;
  }
  await build({ mode: name, logLevel: 'warn' });
  if (name === 'classic') escapeFile('dist/cdn/kr-pay-button.js');
  if (name === 'classic' || name === 'module') writeIntegrity('dist/cdn/');
  // The pages load /cdn/…: so the site can stand on a host of static files.
  if (name === 'site') cpSync('dist/cdn', 'dist/site/cdn', { recursive: true });
}
