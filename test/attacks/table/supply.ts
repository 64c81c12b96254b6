import type { Attack } from '../attack.js';

/** What happens to our files and to providers' files on their way. */
export const supply: readonly Attack[] = [
  {
    id: 'T21',
    who: ['network', 'supply'],
    attack: 'A CDN, or whoever broke into a release, serves another file in our name.',
    answer:
      'Each file has its hash in `sri.json`, and a rebuild is the same byte for byte; nothing is evaluated from text.',
    shown: [
      ['test/demo/attacks/integrity.test.ts', 'is ${expected} when it is ${path.slice(1)}'],
      ['test/scripts/build.test.ts', 'are the same byte for byte when the ${mode} build runs again'],
      ['test/scripts/build.test.ts', 'each stand in sri.json with the hash for an integrity attribute'],
    ],
    limit:
      'A tag without `integrity` takes what it gets. The module file fetches further files, which carry no hash unless the page has an import map with `integrity`.',
  },
  {
    id: 'T22',
    who: ['supply'],
    attack: 'A provider’s script is changed, or another one is put in its place.',
    answer:
      'Redirects load none, the others load one after the press; `docs/scripts.md` lists all of them, with reasons.',
    shown: [
      ['test/scripts/script-docs.test.ts', 'is up to date with the code'],
      [
        'test/support/provider-tale.ts',
        'ends in a success when it is approved, and loads no script that the inventory lacks',
      ],
      ['test/element/provider-script.test.ts', 'is not asked for before the shopper acts'],
      ['test/trips/policy.test.ts', 'is broken neither by paying nor by saving a method'],
    ],
    limit:
      'No provider promises that its script stays the same, so none has an `integrity` attribute: a policy and the provider are what there is. In the trips the emulator stands in for the provider’s host.',
  },
  {
    id: 'T34',
    who: ['supply', 'accident'],
    attack: 'Two versions of the button are loaded on one page.',
    answer: 'The first definition stays, and one warning names both versions.',
    shown: [
      [
        'test/package/page.test.ts',
        'the ${order} of two versions on a page stays where it comes first, and a warning names both for each further copy',
      ],
      ['test/define.test.ts', 'a second time only warns, naming both versions; the first one stays'],
    ],
    limit: 'The two versions are one release under two numbers: there is no second one yet.',
  },
];
