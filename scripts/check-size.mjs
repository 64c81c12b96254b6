// Prints what the files for script tags weigh, and fails over budget or when the README's figures differ.
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = 'dist/cdn/';
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;

/** Bytes after brotli 11. 1 kB is 1,000 bytes. */
const budgets = [
  { file: 'kr-pay-button.esm.js', limit: 11_000, what: 'module entry, Lit included' },
  { file: 'kr-pay-button.js', limit: 16_000, what: 'classic file, everything in it' },
  { file: /^kr-pay-button-stripe\./, limit: 2_000, what: "Stripe's own chunk" },
  { file: /^kr-pay-button-/, limit: 1_000, what: 'any other provider chunk' },
];

const readme = readFileSync('README.md', 'utf8');
const problems = [];
for (const name of readdirSync(folder)
  .filter((file) => file.endsWith('.js'))
  .sort()) {
  const bytes = readFileSync(folder + name);
  const budget = budgets.find(({ file }) => (typeof file === 'string' ? file === name : file.test(name)));
  const size = brotli(bytes);
  console.log(
    `${name.padEnd(40)} ${bytes.length} raw, ${gzipSync(bytes).length} gzip, ${size} brotli (${budget?.what})`,
  );
  if (!budget) problems.push(`${name}: no budget names it`);
  else if (size > budget.limit) problems.push(`${name}: ${size} bytes are over ${budget.limit}`);
  if (typeof budget?.file !== 'string') continue;
  // The README's figures are kB with one decimal.
  const figure = `${(size / 1000).toFixed(1)} kB`;
  const said = readme.split('\n').find((line) => line.includes(`\`${name}\``) && line.includes('kB'));
  if (!said?.includes(figure)) problems.push(`README.md: expected ${figure} for ${name}, found ${said ?? 'nothing'}`);
}
for (const problem of problems) console.error(problem);
process.exit(problems.length ? 1 : 0);
