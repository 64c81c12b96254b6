// Prints what the files for script tags weigh, and fails over budget or when the README's figures differ.
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const folder = 'dist/cdn/';
const entry = 'kr-pay-button.esm.js';
const classic = 'kr-pay-button.js';
const read = (name) => readFileSync(folder + name);
/** Bytes after brotli 11. */
const weigh = (name) => brotliCompressSync(read(name), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** A module and all that it imports statically. */
function closure(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const [, next] of read(name)
    .toString()
    .matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g))
    closure(next, seen);
  return seen;
}

const atOnce = closure(entry);
const lazy = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== classic && !atOnce.has(name));

/**
 * 1 kB is 1,000 bytes. The aims are 16 kB for the classic file and 2 kB for a lazy file that is no provider's: neither
 * is reached. What stands here keeps both from growing unseen.
 */
const rows = [
  { name: entry, limit: 11_000, what: 'module entry with all it imports statically, Lit included' },
  { name: classic, limit: 32_700, what: 'classic file, everything in it, in four languages' },
  ...lazy.map((name) => {
    const [, room = ''] = /^kr-pay-button-([a-z0-9-]+)\./.exec(name) ?? [];
    if (room === 'checkout') return { name, limit: 13_600, what: 'all beyond looks, loaded beside' };
    if (/^(ko|en|ja|zh)$/.test(room)) return { name, limit: 2_000, what: 'texts of a language, one a page' };
    if (room === 'copy') return { name, limit: 2_000, what: "the shopper's copy of the consent, after a success" };
    if (room === 'in-app-note') return { name, limit: 2_000, what: "the note inside an app's own browser" };
    if (room.startsWith('provider-stripe')) return { name, limit: 2_000, what: 'a provider' };
    return { name, limit: 1_000, what: room.startsWith('provider-') ? 'a provider' : 'shared by providers' };
  }),
].map((row) => ({ ...row, files: row.name === entry ? [...atOnce] : [row.name] }));

const readme = readFileSync('README.md', 'utf8').split('\n');
const problems = [];
for (const { name, files, limit, what } of rows) {
  const size = files.reduce((sum, file) => sum + weigh(file), 0);
  console.log(`${name.padEnd(40)} ${size} of ${limit} bytes, brotli (${what})`);
  if (size > limit) problems.push(`${name}: ${size} bytes are over ${limit}`);
  if (name !== entry && name !== classic) continue;
  // The README's figures are kB with one decimal.
  const figure = `${(size / 1000).toFixed(1)} kB`;
  const said = readme.find((line) => line.includes(`\`${name}\``) && line.includes('kB'));
  if (!said?.includes(figure)) problems.push(`README.md: expected ${figure} for ${name}, found ${said ?? 'nothing'}`);
}
const strange = /[\u0080-\uffff]/.exec(read(classic).toString());
if (strange) problems.push(`${classic}: expected ASCII only, for pages in other encodings, found ${strange[0]}`);
for (const problem of problems) console.error(problem);
process.exit(problems.length ? 1 : 0);
