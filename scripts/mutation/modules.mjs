/**
 * What is mutated, and by which tests it is judged. All of it decides without a page, so node can run the tests.
 * `goal` is the share of mutants in percent that the tests have to notice.
 */
const browserTests = (folder, ...names) => names.map((name) => `test/${folder}/${name}.test.ts`);

export const modules = [
  {
    name: 'address policy',
    mutate: ['src/address/policy.ts'],
    tests: browserTests('address', 'policy', 'policy.properties'),
    goal: 95,
  },
  {
    name: 'contract readers',
    mutate: [
      'src/contract/confirm-answer.ts',
      'src/contract/failure.ts',
      'src/contract/json.ts',
      'src/contract/start-answer.ts',
    ],
    tests: browserTests('contract', 'confirm-answer', 'failure', 'json', 'start-answer'),
    goal: 95,
  },
  {
    name: 'flow',
    mutate: ['src/flow/flow.ts'],
    tests: browserTests('flow', 'flow.table', 'flow', 'flow.explored'),
    goal: 95,
  },
  {
    name: 'return trip',
    mutate: ['src/trip/attempt-id.ts', 'src/trip/attempt-memory.ts', 'src/trip/return-url.ts'],
    tests: browserTests('trip', 'attempt-id', 'attempt-memory', 'return-url'),
    goal: 95,
  },
  {
    name: 'asking again',
    mutate: ['src/merchant/read-body.ts', 'src/merchant/retry.ts', 'src/merchant/status.ts'],
    tests: browserTests('merchant', 'retry', 'status', 'read-body'),
    goal: 85,
  },
  {
    name: 'settings',
    mutate: ['src/settings/look.ts', 'src/settings/settings.ts'],
    tests: browserTests('settings', 'look', 'settings'),
    goal: 85,
  },
  {
    name: 'order states',
    mutate: ['demo/server/order-states.ts'],
    tests: ['test/demo/server/order-states.test.ts'],
    goal: 95,
  },
  {
    name: 'charge rules',
    mutate: [
      'demo/server/charges/charge-rule.ts',
      'demo/server/charges/charge-states.ts',
      'demo/server/charges/due-dates.ts',
      'demo/server/consent-check.ts',
      'demo/server/plan-sentences.ts',
    ],
    tests: [
      'test/demo/server/charges/charge-rule.test.ts',
      'test/demo/server/charges/charge-states.test.ts',
      'test/demo/server/charges/due-dates.test.ts',
      'test/demo/server/consent-check.test.ts',
    ],
    goal: 85,
  },
];
