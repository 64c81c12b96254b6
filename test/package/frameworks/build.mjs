// Builds examples with their frameworks' own tools: `node build.mjs development react vue`, or `production` and names.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import linker from '@angular/compiler-cli/linker/babel';
import { transformAsync } from '@babel/core';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';
import solid from 'vite-plugin-solid';

const [mode, ...names] = process.argv.slice(2);
process.env.NODE_ENV = mode; // Vite takes "production" for every build that is not told so
const here = dirname(fileURLToPath(import.meta.url));

// Angular has no plugin for Vite: `ngc` compiled the example, and this finishes Angular's own half compiled files.
const angularLinker = {
  name: 'angular-linker',
  // What Angular's own builder sets, or the checks of development stay in.
  config: () => (mode === 'production' ? { define: { ngDevMode: 'false' } } : {}),
  transform: {
    filter: { code: 'ɵɵngDeclare' },
    handler: (code, filename) =>
      transformAsync(code, { filename, plugins: [linker], compact: false, configFile: false, babelrc: false }),
  },
};
const isCustomElement = (tag) => tag.startsWith('kr-pay-');

const examples = {
  react: { file: 'react.jsx', jsx: 'react' },
  preact: { file: 'preact.jsx', jsx: 'preact' },
  solid: { file: 'solid.jsx', plugins: [solid()] },
  vue: { file: 'vue.js', plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] },
  svelte: { file: 'svelte.svelte.js', plugins: [svelte()] },
  angular: { file: 'angular.js', plugins: [angularLinker] },
  // Copies with a fault, which the test writes.
  'preact-faulty': { file: 'preact-faulty.jsx', jsx: 'preact' },
  'react-faulty': { file: 'react-faulty.jsx', jsx: 'react' },
  'react-server': { file: 'react-server.jsx', jsx: 'react', ssr: true },
};

for (const name of names) {
  const { file, jsx, plugins = [], ssr = false } = examples[name];
  await build({
    root: here,
    mode,
    configFile: false,
    logLevel: 'warn',
    plugins,
    ...(jsx && { oxc: { jsx: { runtime: 'automatic', importSource: jsx } } }),
    build: {
      ssr,
      target: 'es2022',
      outDir: join(here, 'built', mode, name),
      rolldownOptions: { input: join(here, file), output: { entryFileNames: 'main.js' } },
    },
    base: './',
  });
}
