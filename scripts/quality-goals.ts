import type { Counts } from './quality-counts.js';

/** What the project wants to be able to say of itself. */
export interface Goal {
  /** `G1` to `G17`, as measurements name it. */
  readonly id: string;
  readonly promise: string;
  readonly bar: string;
  /** How anybody measures or tries it. */
  readonly command: string;
  /** What is there in the code now. */
  readonly counted?: (counts: Counts) => string;
  /** What of the bar is not shown by the command, as far as it is known. */
  readonly missing?: (counts: Counts) => string | undefined;
}

const threeEngines = 'BROWSERS=chromium,firefox,webkit npm test';

/** `a tenth (3) or a hundredth (1)`, for 0.1 three times and 0.01 once. */
function shareWords(shares: readonly number[]): string {
  const names = new Map([
    [0.1, 'a tenth'],
    [0.01, 'a hundredth'],
  ]);
  return [...new Set(shares)]
    .sort((one, other) => other - one)
    .map((share) => `${names.get(share) ?? share} (${shares.filter((each) => each === share).length})`)
    .join(' or ');
}

/** All goals, in order. */
export const goals: readonly Goal[] = [
  {
    id: 'G1',
    promise: 'Whatever goes wrong, the page hears one thing that says so, and the button can be used again.',
    bar: 'every fault in three engines; no retries; 20 whole runs in a row without a failure',
    command: 'BROWSERS=chromium,firefox,webkit npm run measure:check -- --runs 20',
    counted: ({ faults, outcomes, faultCases }) =>
      `${faults} faults with ${outcomes} ends; ${faultCases} cases in a page with the real element in each engine, the rest by tests elsewhere; no test is retried`,
  },
  {
    id: 'G2',
    promise: 'No answer leads the shopper to a script, to plain http or to a host that looks like another.',
    bar: '190 judged addresses in Node and three engines; 100,000 altered ones keep to the rules',
    command: 'PROPERTY_RUNS=10000 node scripts/test-node.mjs test/properties',
    counted: ({ redirects, redirectsRefused, returnAndTermsAddresses }) =>
      `${redirects} judged redirects, ${redirectsRefused} of them to be refused, and ${returnAndTermsAddresses} addresses to come back to or to link to; 100,000 altered redirects where CI is set, and 10,000 elsewhere`,
  },
  {
    id: 'G3',
    promise: 'What is decided holds for drawn values and drawn sequences, not for examples alone.',
    bar: '10 properties, 10,000 runs each in CI and 1,000,000 at times; 2,000 sequences of up to 50 steps',
    command: 'PROPERTY_RUNS=10000 node scripts/test-node.mjs test/properties',
    counted: ({ properties, propertyShares }) =>
      `${properties} properties in Node, tried 10,000 times where CI is set and 1,000 times elsewhere, but for ${propertyShares.length} slow ones, which get ${shareWords(propertyShares)} of that; in each engine the consent’s are tried 100 times and the addresses’ 1,000 times; the real element goes through 2,000 sequences at every run of the tests`,
  },
  {
    id: 'G4',
    promise: 'The tests of what decides notice when it is changed.',
    bar: '85 % of the mutants of the modules that decide, 95 % where addresses, answers, money and the way back are decided; each survivor explained',
    command: 'npm run mutation',
    counted: ({ mutants, mutantsNoticed, modulesBelow95 }) =>
      `${((mutantsNoticed / mutants) * 100).toFixed(1)} % of ${mutants} mutants of the modules that decide noticed, every survivor explained ([mutation](mutation.md))${
        modulesBelow95.length > 0 ? `; **below 95 %: ${modulesBelow95.join(', ')}**` : ''
      }`,
  },
  {
    id: 'G5',
    promise: 'Nobody is kept from paying by how they see, hear or move.',
    bar: 'axe finds nothing, with no exceptions: 40 states, light, dark and forced colors, Korean and English, three engines',
    command: 'BROWSERS=chromium,firefox,webkit npm run measure:accessibility',
    counted: ({ elementStates }) =>
      `tried at every run: ${elementStates} states, in four languages, light, dark and, in Chromium and Firefox, in forced colors, and what assistive technology is told in each`,
  },
  {
    id: 'G6',
    promise: 'It works under a strict content security policy, with Trusted Types, and breaks it nowhere.',
    bar: 'no report in any flow, three engines',
    command: threeEngines,
    counted: () =>
      'tried at every run: paying and saving a method at the demo shop, whose policy has Trusted Types, and five ways to pay for which no provider’s script is loaded',
  },
  {
    id: 'G7',
    promise: 'What is shipped is what is in the repository, and brings little along.',
    bar: 'no dependency in the files for script tags, Lit alone in the package; no install script; two builds alike; hashes for integrity',
    command: 'node scripts/test-node.mjs test/scripts',
    counted: ({ runtimeDependencies, installScripts }) =>
      `${installScripts} install scripts; the package has ${runtimeDependencies.length} runtime dependencies: ${runtimeDependencies.join(', ')}${
        runtimeDependencies.length > 1 ? ' (**one more than the bar**)' : ''
      }`,
    missing: () => 'provenance, and advisories about dependencies: both need the public registry',
  },
  {
    id: 'G8',
    promise: 'The reference server takes a rush of starts.',
    bar: '1,500 starts a second with a p99 of 60 ms and no error, 32 connections, two quiet cores; 250 a second with Stripe’s client and the emulator',
    command: 'npm run measure:load -- bench',
  },
  {
    id: 'G9',
    promise: 'A server that is killed at any moment loses nothing that it has acknowledged.',
    bar: '200 times kill -9 under load: nothing lost, nothing double, no order without its consent; ready again within 2 s',
    command: 'npm run measure:load -- kill',
  },
  {
    id: 'G10',
    promise: 'Webhook, return and sweep may come at once, from three processes: an order is captured once.',
    bar: '2,000 orders, 2,000 ledger rows, no error about a lock',
    command: 'npm run measure:load -- race',
  },
  {
    id: 'G11',
    promise: 'A page that mounts and removes the button again and again grows no bigger.',
    bar: '1,000 times: no node and no listener more, heap at most +256 KiB',
    command: 'npm run measure:page',
  },
  {
    id: 'G12',
    promise: 'Back from the provider, the page that the browser kept has a button that works, with its ticks.',
    bar: 'usable 100 ms after `pageshow`, three engines',
    command: 'BROWSERS=chromium,firefox,webkit npm run measure:page',
  },
  {
    id: 'G13',
    promise: 'However often and wherever the button is pressed, there is one order and one object at the provider.',
    bar: '100 clicks, Enter held down, two tabs',
    command: threeEngines,
    counted: () =>
      'tried at every run: a hundred clicks, and Enter held down, are one request; two tabs are one session, paid once',
  },
  {
    id: 'G14',
    promise: 'A webhook is believed only if the provider sent it, in whatever order they come.',
    bar: '40 forgeries a provider, none taken; the 120 orders of five events end alike',
    command: 'node scripts/test-node.mjs test/demo/attacks test/properties',
    counted: ({ forgedWebhooks }) => `${forgedWebhooks} forgeries or more of each of five providers; all 120 orders`,
  },
  {
    id: 'G15',
    promise: 'No return address makes a success.',
    bar: '30 forged returns a provider, none believed',
    command: 'node scripts/test-node.mjs test/demo/attacks',
    counted: ({ forgedReturns }) =>
      `${forgedReturns} or more of each of five providers, in the browser and at the server`,
  },
  {
    id: 'G16',
    promise: 'After a long day on which things went wrong, the books balance.',
    bar: '30 minutes, 50 shoppers, faults in 10 % of the purchases: captures at the provider = ledger rows = attempts that succeeded',
    command: 'npm run soak -- --minutes 30 --shoppers 50 --figures',
    counted: ({ soakFaults }) => `${soakFaults} kinds of fault; a short one with 60 purchases is among the tests`,
  },
  {
    id: 'G17',
    promise: 'Every failure code comes up in a test, has words for the shopper, and a line in the docs.',
    bar: 'the whole closed list, Korean and English',
    command: 'node scripts/test-node.mjs test/scripts',
    counted: ({ failureCodes }) => `${failureCodes} codes, all of them ([faults](faults.md))`,
  },
];

/** What the machine of this project cannot tell. */
export const limits: readonly (readonly [what: string, instead: string])[] = [
  [
    'Safari on macOS and iOS',
    'WebKitGTK stands in. It shares the engine, not the browser: no Apple Pay sheet, no swipe back, no tab that the phone put away.',
  ],
  ['Chrome and Samsung Internet on real phones', 'Chromium says that it is a phone. Nobody has felt it under a thumb.'],
  [
    'The browsers inside KakaoTalk, Naver, Instagram and others',
    'Tests give their user agents; what they really block is known from reports only ([in-app browsers](in-app-browsers.md)).',
  ],
  [
    'Live providers, and their sandboxes',
    'Emulators stand in, written from the public documentation. No key of a real account was ever used.',
  ],
  [
    'Real screen readers',
    'The accessibility tree is read, and axe is run. VoiceOver, TalkBack and NVDA are for a person.',
  ],
  [
    'Forced colors in WebKit',
    'The engine has no such mode, so nothing can be shown in it. Chromium forces colors for a page, Firefox for all that it shows: a second one is started so.',
  ],
  [
    'States and descriptions in the accessibility trees of Firefox and WebKit',
    'They tell a test roles and names only. Chromium’s tree has the rest; in all three it is computed from the page, too.',
  ],
  [
    'Errors in the console of WebKit before a page is looked at',
    'Its driver does not tell of errors, so the page is made to at the first look, some hundredths of a second after it began. Chromium and Firefox tell of all.',
  ],
  ['Advisories about dependencies', 'The service that `npm audit` asks cannot be reached: run it where it can.'],
  ['Loss of power', 'Processes are killed, not machines: what a disk says is stored is taken to be stored.'],
  ['More than two cores, and a quiet machine', 'Other work ran beside most measurements; each says how busy it was.'],
];
