/**
 * A small test framework that can run the same tests again and again in one process, which neither mocha nor node's own
 * does: mutants differ in one variable, so nothing has to be loaded anew for the next. It has the words of both.
 */

const suiteOf = (name, parent) => ({ name, parent, before: [], beforeEach: [], afterEach: [], after: [], parts: [] });
let root = suiteOf('', undefined);
let current = root;
const sentences = new Map();

/** Mocha's `this`. Nothing here has a limit of its own. */
const mocha = { timeout: () => {} };

export function describe(name, body) {
  current = suiteOf(`${current.name}${name} > `, current);
  current.parent.parts.push(current);
  body.call(mocha);
  current = current.parent;
}

export function it(name, body) {
  let id = current.name + name;
  while (sentences.has(id)) id += ' (again)';
  const sentence = { id, body };
  sentences.set(id, sentence);
  current.parts.push(sentence);
}

export const before = (action) => current.before.push(action);
export const beforeEach = (action) => current.beforeEach.push(action);
export const afterEach = (action) => current.afterEach.push(action);
export const after = (action) => current.after.push(action);

/** Forgets what was described. */
export function forgetAll() {
  current = root = suiteOf('', undefined);
  sentences.clear();
}

const outward = (suite, name) => (suite ? [...suite[name], ...outward(suite.parent, name)] : []);
const inward = (suite, name) => (suite ? [...inward(suite.parent, name), ...suite[name]] : []);

async function runSentence({ id, body }, suite, observe) {
  const begin = performance.now();
  let error;
  try {
    observe(id);
    // What prepares a group belongs to the first sentence in it.
    for (const action of inward(suite, 'before')) await action.call(mocha);
    for (let group = suite; group; group = group.parent) group.before = [];
    for (const action of inward(suite, 'beforeEach')) await action.call(mocha);
    await body.call(mocha);
    for (const action of outward(suite, 'afterEach')) await action.call(mocha);
  } catch (thrown) {
    error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  }
  return { id, milliseconds: performance.now() - begin, error };
}

async function runSuite(suite, options, results) {
  const { before: prepare } = suite;
  const count = results.length;
  for (const part of suite.parts) {
    if (options.bail && results.some(({ error }) => error)) break;
    if (part.parts) await runSuite(part, options, results);
    else if (options.wanted(part.id)) results.push(await runSentence(part, suite, options.observe));
  }
  suite.before = prepare;
  if (results.length > count) for (const action of suite.after) await action.call(mocha);
}

/**
 * Runs what was described so far: the sentences that are `wanted`, by their id. `observe` hears each id before it runs,
 * `bail` ends at the first that does not hold. Gives a list of `{ id, milliseconds, error }`.
 */
export async function runAll(options) {
  const results = [];
  await runSuite(root, options, results);
  return results;
}
