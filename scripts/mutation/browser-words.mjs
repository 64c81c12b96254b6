/** Lets tests that are written for the browser's runner find in node what they import from it: chai, and nothing else. */
const chai = new URL('../../node_modules/@esm-bundle/chai/esm/chai.js', import.meta.url).href;

/** A resolve hook of node. The package names its file in a way that only bundlers read. */
export function resolve(specifier, context, next) {
  return specifier === '@open-wc/testing' ? { url: chai, shortCircuit: true } : next(specifier, context);
}
