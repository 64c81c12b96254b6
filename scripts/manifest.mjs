/**
 * Writes what tools know of the elements: dist/custom-elements.json (custom elements manifest) and, in dist/editor/, data for
 * VS Code and JetBrains: `node scripts/manifest.mjs`. With `--check` nothing is written, and the exit code is 1 when
 * a file is missing or not what the sources say.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { format } from 'prettier';

/** Without the list of custom properties: it would say `default: undefined` behind each. They stand in the CSS data. */
const options = { hideCssPropertiesDocs: true, hideLogs: true };

/** The files' names and contents, as they have to be now. */
export async function manifestFiles() {
  const manifest = await cli({ argv: ['analyze', '--quiet'], noWrite: true });
  const files = {
    'dist/custom-elements.json': JSON.stringify(manifest),
    'dist/editor/vscode.html-custom-data.json': getVsCodeHtmlCustomData(manifest, options),
    'dist/editor/vscode.css-custom-data.json': getVsCodeCssCustomData(manifest, options),
    'dist/editor/web-types.json': getWebTypesData(manifest, options),
  };
  const formatted = Object.entries(files).map(async ([name, text]) => [name, await format(text, { parser: 'json' })]);
  return Object.fromEntries(await Promise.all(formatted));
}

const check = process.argv.includes('--check');
const stale = [];
for (const [name, text] of Object.entries(await manifestFiles())) {
  if (existsSync(name) && readFileSync(name, 'utf8') === text) continue;
  stale.push(name);
  if (check) continue;
  mkdirSync(dirname(name), { recursive: true });
  writeFileSync(name, text);
}
if (check && stale.length) {
  console.error(`Not up to date: ${stale.join(', ')}. Run \`node scripts/manifest.mjs\`.`);
  process.exitCode = 1;
}
