// Says what the classic file weighs by what it is made of: `npm run measure:size`. Each part is minified and compressed
// alone, so that together they weigh more than the file: bytes of brotli 11, the sum so far, the part.
import { brotliCompressSync, constants } from 'node:zlib';
import { build, minify } from 'vite';

/** Bytes after brotli 11, the other characters escaped as the build does. */
const weigh = (code) => {
  const ascii = code.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return brotliCompressSync(ascii, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
};

/** The part that a module belongs to: a package, or a room of `src`. */
const partOf = (id) => /node_modules\/(@?[a-z-]+)/.exec(id)?.[1] ?? /\/(src\/[a-z0-9-]+)/.exec(id)?.[1] ?? 'other';

const built = await build({ mode: 'classic', logLevel: 'silent', build: { write: false } });
const [{ modules }] = [built].flat().flatMap(({ output }) => output);
const codes = new Map();
for (const [id, module] of Object.entries(modules))
  codes.set(partOf(id), `${codes.get(partOf(id)) ?? ''}\n${module.code ?? ''}`);
const options = { compress: { unused: false }, mangle: { toplevel: true } };
const parts = [];
for (const [part, code] of codes) {
  const { code: small } = await minify(`${part}.js`, code, options);
  parts.push({ part, bytes: weigh(small) });
}
// What no button could go without comes first: the packages, the texts, the providers.
const given = ({ part }) => !part.startsWith('src/') || part === 'src/i18n' || part === 'src/providers';
parts.sort((one, other) => given(other) - given(one) || other.bytes - one.bytes);
let sum = 0;
for (const { part, bytes } of parts) {
  sum += bytes;
  console.log(`${String(bytes).padStart(6)} ${String(sum).padStart(6)}  ${part}`);
}
