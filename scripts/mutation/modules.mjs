import { readdirSync } from 'node:fs';

/** The test files of a folder, but for the ones that need a page. What tries many values comes last. */
function testsIn(folder, ...needPage) {
  const slow = (name) => Number(/explored|properties/.test(name));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts') && !needPage.some((other) => name.startsWith(other)))
    .sort((one, other) => slow(one) - slow(other))
    .map((name) => `${folder}/${name}`);
}

const named = (folder, ...names) => testsIn(folder).filter((file) => names.some((name) => file.includes(`/${name}`)));

/**
 * What is mutated, and by which tests it is judged. All of it decides without a page, so node can run the tests.
 * `goal` is the share of mutants, in percent, that the tests have to notice.
 */
export const modules = [
  {
    name: 'address policy',
    mutate: ['src/address/policy.ts'],
    tests: testsIn('test/address'),
    goal: 95,
  },
  {
    name: 'contract readers',
    mutate: ['confirm-answer', 'failure', 'json', 'start-answer'].map((name) => `src/contract/${name}.ts`),
    tests: testsIn('test/contract'),
    goal: 95,
  },
  {
    name: 'flow',
    mutate: ['src/flow/flow.ts'],
    tests: testsIn('test/flow'),
    goal: 95,
  },
  {
    name: 'return trip',
    mutate: ['attempt-id', 'attempt-memory', 'return-url'].map((name) => `src/trip/${name}.ts`),
    tests: testsIn('test/trip'),
    goal: 95,
  },
  {
    name: 'asking again',
    mutate: ['read-body', 'retry', 'status'].map((name) => `src/merchant/${name}.ts`),
    tests: testsIn('test/merchant', 'merchant-api'),
    goal: 85,
  },
  {
    name: 'settings',
    mutate: ['src/settings/look.ts', 'src/settings/settings.ts'],
    tests: testsIn('test/settings'),
    goal: 85,
  },
  {
    name: 'order states',
    mutate: ['demo/server/order-states.ts'],
    tests: named('test/demo/server', 'order-states'),
    goal: 95,
  },
  {
    name: 'charge rules',
    mutate: ['charge-rule', 'charge-states', 'due-dates'].map((name) => `demo/server/charges/${name}.ts`),
    tests: named('test/demo/server/charges', 'charge-rule', 'charge-states', 'due-dates', 'agreed-prices'),
    goal: 85,
  },
];

/** The module of this name. */
export function findModule(name) {
  const found = modules.find((module) => module.name === name);
  if (!found) throw new Error(`Expected ${modules.map((module) => module.name).join(' | ')}, got ${name}`);
  return found;
}
