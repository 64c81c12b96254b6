/** The seed that every property draws from: the whole number in PROPERTY_SEED, or undefined, for a new draw each run. */
export const propertySeed = readSeed(process.env.PROPERTY_SEED);

/** @param {string | undefined} text */
function readSeed(text) {
  if (!text) return undefined;
  if (!/^-?\d+$/.test(text)) throw new Error(`PROPERTY_SEED: expected a whole number, got ${JSON.stringify(text)}`);
  return Number(text);
}

/** A web-test-runner plugin: the properties of pages draw from the seed, too. */
export function seedPages() {
  return {
    name: 'property-seed',
    transform(context) {
      if (propertySeed === undefined || !context.path.endsWith('/fast-check/lib/fast-check.js')) return undefined;
      return `${context.body}\nconfigureGlobal({ seed: ${propertySeed} });`;
    },
  };
}
