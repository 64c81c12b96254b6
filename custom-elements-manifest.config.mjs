import { attributeTable, packagePaths, publicOnly } from './scripts/manifest-plugins.mjs';

/** How custom-elements.json is made from the sources; `node scripts/manifest.mjs` does it, and the editors' data with it. */
export default {
  globs: ['src/element/kr-pay-*-element.ts', 'src/events/events.ts', 'src/define.ts'],
  outdir: 'dist',
  litelement: true,
  // It would write into package.json otherwise.
  packagejson: false,
  plugins: [attributeTable(), publicOnly(), packagePaths()],
};
