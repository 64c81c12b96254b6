import { readFileSync } from 'node:fs';
import { minifyHTMLLiterals } from 'minify-literals';
import { defineConfig } from 'vite';
import type { Plugin, UserConfig } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

/** Takes the white space out of our own html and css templates. */
const smallLiterals: Plugin = {
  name: 'small-literals',
  enforce: 'pre',
  async transform(code, id) {
    if (!/\/src\/.*\.ts$/.test(id) || !/(?:html|css)`/.test(code)) return null;
    return (await minifyHTMLLiterals(code, { fileName: id })) ?? null;
  },
};

/** While developing, the pages run the sources instead of the built file. */
const sourcesForTheTag: Plugin = {
  name: 'sources-for-the-tag',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html.replace(
      /<script +src="\/cdn\/kr-pay-button\.js"><\/script>/,
      '<script type="module" src="/src/cdn.ts"></script>',
    ),
};

/** Puts in what all pages of the shop share, `<!-- part: header -->` and such, and marks the link to the page itself. */
const partsOfPages: Plugin = {
  name: 'parts-of-pages',
  handleHotUpdate: ({ file, server }) => {
    // A part is in every page: whichever is open has to load again.
    if (file.includes('/demo/shop/parts/')) server.ws.send({ type: 'full-reload' });
  },
  transformIndexHtml: {
    order: 'pre',
    handler: (html, { path }) => {
      const own = `<a href="${path.replace(/^\/index\.html$/, '/')}"`;
      return html.replaceAll(/<!-- part: ([a-z]+) -->/g, (_, part: string) =>
        readFileSync(new URL(`demo/shop/parts/${part}.html`, import.meta.url), 'utf8').replace(
          own,
          `${own} aria-current="page"`,
        ),
      );
    },
  },
};

/**
 * For the file that holds everything: what is loaded later elsewhere is imported like the rest. As `import()`, each module would
 * be wrapped in a function of its own, which costs a kilobyte.
 */
const everythingAtOnce: Plugin = {
  name: 'everything-at-once',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/src\/.*\.ts$/.test(id)) return null;
    const paths: string[] = [];
    const rest = code.replaceAll(/(?<!typeof )\bimport\('(\.[^']+)'\)/g, (_, path: string) => {
      const name = `later${paths.push(path)}`;
      return `Promise.resolve(${name})`;
    });
    const imports = paths.map((path, index) => `import * as later${index + 1} from '${path}';`);
    return imports.length ? `${imports.join('')}${rest}` : null;
  },
};

const target = 'es2022';
const minify = { minify: true } as const;

/**
 * A build each: two files for script tags with Lit inside, the modules for npm with Lit left out, the command that checks
 * an endpoint, the doctor (for development only: for npm, and for a script tag with Lit inside), the demo shop.
 */
const builds: Record<string, UserConfig> = {
  classic: {
    build: {
      target,
      outDir: 'dist/cdn',
      emptyOutDir: false,
      lib: { entry: 'src/cdn-classic.ts', formats: ['iife'], name: 'krPayButton', fileName: () => 'kr-pay-button.js' },
      rolldownOptions: { output: minify },
    },
  },
  module: {
    build: {
      target,
      outDir: 'dist/cdn',
      emptyOutDir: false,
      lib: { entry: 'src/cdn.ts', formats: ['es'], fileName: () => 'kr-pay-button.esm.js' },
      rolldownOptions: {
        output: {
          ...minify,
          // All that is needed at once is one file, and what providers share is in it: a file more is a wait on a phone.
          // It is not the entry, whose address may have a query that its chunks would not know.
          codeSplitting: {
            groups: [{ name: 'main', test: /\/src\/(?:define|providers\/(?:provider|script|script-result))\.ts$/ }],
          },
          chunkFileNames: ({ facadeModuleId }) => {
            const room = facadeModuleId?.includes('/src/providers/') ? 'provider-' : '';
            return `kr-pay-button-${room}[name].[hash].js`;
          },
        },
      },
    },
  },
  npm: {
    build: {
      target,
      outDir: 'dist',
      emptyOutDir: false,
      lib: { entry: { index: 'src/index.ts', define: 'src/define.ts' }, formats: ['es'] },
      rolldownOptions: { external: [/^lit/, /^@stripe\//], output: { chunkFileNames: 'modules/[name].js' } },
    },
  },
  doctor: {
    build: {
      target,
      outDir: 'dist',
      emptyOutDir: false,
      lib: { entry: { doctor: 'src/doctor.ts' }, formats: ['es'] },
      rolldownOptions: { external: [/^lit/] },
    },
  },
  'doctor-tag': {
    build: {
      target,
      outDir: 'dist/doctor',
      lib: { entry: 'src/doctor.ts', formats: ['es'], fileName: () => 'kr-pay-button-doctor.js' },
      rolldownOptions: { output: minify },
    },
  },
  conformance: {
    build: {
      ssr: 'conformance/cli.ts',
      target: 'node20',
      outDir: 'dist/conformance',
      rolldownOptions: { output: { entryFileNames: 'kr-pay-button.js', chunkFileNames: '[name].js' } },
    },
  },
  site: {
    build: {
      target,
      outDir: 'dist/site',
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: [
          'index.html',
          ...['membership', 'price-change', 'playground', 'return', 'order', 'try', 'admin'].map(
            (name) => `demo/${name}.html`,
          ),
        ],
      },
    },
  },
};

export default defineConfig(({ mode }) => ({
  appType: 'mpa',
  publicDir: false,
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [partsOfPages, smallLiterals, sourcesForTheTag, ...(mode === 'classic' ? [everythingAtOnce] : [])],
  ...builds[mode],
}));
