/** What tests find under the names of the two test frameworks: chai, and the words that can be run again. */
const found = {
  // The package names its file in a way that only bundlers read.
  '@open-wc/testing': new URL('../../node_modules/@esm-bundle/chai/esm/chai.js', import.meta.url).href,
  'node:test': new URL('test-words.mjs', import.meta.url).href,
};

/** A resolve hook of node. What a file imports is as new as the file: `?load=3` is handed on to all but packages. */
export async function resolve(specifier, context, next) {
  const url = found[specifier];
  if (url) return { url, shortCircuit: true };
  const result = await next(specifier, context);
  const load = /\?load=\d+$/.exec(context.parentURL ?? '')?.[0];
  const isOwn = result.url.startsWith('file:') && !/\/node_modules\/|\?/.test(result.url);
  return load && isOwn ? { ...result, url: result.url + load } : result;
}
