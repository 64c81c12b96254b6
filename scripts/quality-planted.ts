/** A fault that was put in on purpose, and the test that shows it being found. */
export interface Planted {
  /** The class of check. */
  readonly check: string;
  readonly fault: string;
  /** `always`: the test plants it at every run. `by-hand`: it was planted once, and the file says how. */
  readonly when: 'always' | 'by-hand';
  readonly file: string;
  /** The test's name, or words of the comment, as they are written in the file. */
  readonly words: string;
}

const always = (check: string, fault: string, file: string, words: string): Planted => ({
  check,
  fault,
  file,
  words,
  when: 'always',
});
const byHand = (check: string, fault: string, file: string, words: string): Planted => ({
  check,
  fault,
  file,
  words,
  when: 'by-hand',
});

/** One planted fault at least for each class of check. */
export const planted: readonly Planted[] = [
  always(
    'looks',
    'a yellow that is hardly darker, buttons and status lines 1 px off, rounder corners',
    'test/scripts/kept-pictures.test.ts',
    'is not as it was kept with ${what}: a planted fault',
  ),
  always(
    'the place of the button before it appears',
    'a page without the README’s lines',
    'test/trips/upgrade.test.ts',
    'does move without the lines: a planted fault',
  ),
  always(
    'a page’s memory',
    'a page that keeps the buttons that it removed',
    'test/trips/mounts.test.ts',
    'is found out when it keeps the buttons that it removed: a planted leak',
  ),
  always(
    'listeners',
    'a listener on the window that nobody removes',
    'test/element/mounts.test.ts',
    'are told of when they stay: an element that is still there, and a planted leak of the page',
  ),
  always(
    'coming back to a kept page',
    'a page that does not say that it was restored',
    'test/trips/restored.test.ts',
    'would have a dead button if the button did not hear that it was restored: a planted fault',
  ),
  always(
    'the books of the soak',
    'a ledger row that is gone, an amount that is one won less, a payment that counts as canceled',
    'test/demo/load/soak.test.ts',
    'has books that agree with the provider’s in the end, and an audit that finds a planted fault',
  ),
  always(
    'the books after kills',
    'an attempt’s row that is gone, and a consent’s',
    'test/demo/load/kill.test.ts',
    'loses no acknowledged start, no consent, doubles nothing, and has an audit that finds a planted loss',
  ),
  always(
    'the books after races',
    'a ledger row that stands there twice',
    'test/demo/load/race.test.ts',
    'capture each order once between them, and have an audit that finds a planted double',
  ),
  always(
    'the corpus of addresses',
    'each of its addresses judged the other way round',
    'test/properties/corpus.test.ts',
    'tells of each address that a policy judges otherwise: a planted fault for each',
  ),
  always(
    'what files weigh',
    'a file over its budget, an entry over it by what it imports, another figure in the README, a letter beyond ASCII',
    'test/scripts/checks.test.ts',
    'an entry over its budget by what it imports',
  ),
  always(
    'levels',
    'imports, types and import() from a level above, a package of another room, an import from outside, a long file',
    'test/scripts/checks.test.ts',
    'an import from a level above',
  ),
  always(
    'code and markup in the docs',
    'names, properties, values and attributes that there are not, in a page of their own',
    'test/docs/typed-snippets.test.ts',
    'would be told by page and line where it did not: planted faults',
  ),
  always(
    'the inventory of scripts',
    'a script of the same name from another host, and another one of the provider’s',
    'test/scripts/script-docs.test.ts',
    'are told by their own host where they are not: planted faults',
  ),
  always(
    'a merchant’s endpoint',
    'an endpoint with one fault, for each of the rules',
    'test/conformance/check.test.ts',
    'has a fault for every rule',
  ),
  always(
    'markup as text',
    'hostile texts that are taken for markup',
    'test/attacks/markup.test.ts',
    'is one of forty or more, and does run where it is taken for markup',
  ),
  always(
    'the content security policy',
    'a picture from elsewhere, whose report must come',
    'test/trips/policy.test.ts',
    'is broken neither by paying nor by saving a method',
  ),
  always(
    'errors in the console',
    'a page that logs an error and crashes',
    'test/scripts/browser.test.ts',
    'collects console errors and crashes',
  ),
  always(
    'forged webhooks',
    'a genuine one after the forged ones, which must be taken',
    'test/demo/attacks/webhook-forgeries.test.ts',
    'in the name of adyen is refused in more than forty ways, and a genuine one is believed',
  ),
  always(
    'pages that are made from the code',
    'a page that was changed by hand',
    'test/scripts/fault-docs.test.ts',
    'fails with --check before the page is written and after it is changed, and passes in between',
  ),
  byHand(
    'the matrix of faults',
    'a new key for each try, every failure unticking the terms, and two more',
    'test/faults/faults.test.ts',
    'Planted by hand to see this matrix fail',
  ),
  byHand(
    'axe in every look',
    'a text that is pale on a light page, and one that is pale in forced colors only',
    'test/element/accessibility.test.ts',
    'Planted by hand to see these fail',
  ),
  byHand(
    'what assistive technology is told',
    'a folded text that does not name its term, a status line without its role, a busy button that does not say so, boxes without their descriptions',
    'test/element/spoken.test.ts',
    'Planted by hand to see these fail',
  ),
  byHand(
    'the promises of the flow',
    'a fault for each promise, such as a departure that happens twice, or a callback taken for a success',
    'test/model/ledger.ts',
    '"Caught" names the fault that was planted by hand to see that a check finds it.',
  ),
  byHand(
    'forged returns',
    'a server that believes the address',
    'test/demo/attacks/forged-returns.test.ts',
    'Planted by hand in a copy of the server to see this fail',
  ),
  byHand(
    'amounts',
    'an order content with more than its amount, and with any currency',
    'test/demo/attacks/amounts.test.ts',
    'Planted by hand in a copy of the server to see this fail',
  ),
  byHand(
    'secrets',
    'client secrets that are no longer withheld',
    'test/attacks/leaks.test.ts',
    'Planted by hand in a copy of src to see these fail',
  ),
  byHand(
    'hostile pages',
    'globals taken for a provider’s script without a look, and parsed objects given back as they are',
    'test/attacks/clobbered.test.ts',
    'Planted by hand in a copy of src to see these fail',
  ),
];
