/**
 * Why a mutant survives. `changes` are what was replaced and by what, as `npm run mutation` prints them; `line` is the line
 * as it stands in the file, where the same change is not harmless everywhere in it.
 */

const other = '"Stryker was here!"';
const empty = "''";
const nothingInCatch = ['{ return undefined; }', '{}'];

const policy = 'src/address/policy.ts';
const returnUrl = 'src/trip/return-url.ts';
const oddPath = String.raw`const odd = /^(?:[a-z][a-z\d+.-]*:(?!\/\/)|\/\/)/i.test(raw) || /^(?:\/|%2f){2}/i.test(url?.pathname ?? '');`;
const writtenHost = String.raw`const host = /^https?:\/\/([\w.-]+|\[::1\])(?::\d*)?(?![^/?#])/i.exec(raw)?.[1]?.toLowerCase() ?? '';`;

export const explanations = [
  {
    file: policy,
    changes: [nothingInCatch],
    why: 'a function that ends without a word gives `undefined` as well. TypeScript wants it said.',
  },
  {
    file: policy,
    line: "export const isLoopback = (url: URL | undefined): boolean => loopback.test(url?.hostname ?? '');",
    changes: [[empty, other]],
    why: 'what stands in for an address that could not be read only has to be no name of loopback, and neither is one.',
  },
  {
    file: policy,
    line: writtenHost,
    changes: [
      [
        String.raw`/^https?:\/\/([\w.-]+|\[::1\])(?::\d*)?(?![^/?#])/i.exec(raw)?.[1]?.toLowerCase`,
        String.raw`/^https?:\/\/([\w.-]+|\[::1\])(?::\d*)?(?![^/?#])/i.exec(raw)?.[1].toLowerCase`,
      ],
    ],
    why: 'where the expression fits, its group has. The question mark is for the type checker.',
  },
  {
    file: policy,
    line: writtenHost,
    changes: [[empty, other]],
    why: 'no host reads so, and an address without a host, which would equal the empty text, is refused by the next check.',
  },
  {
    file: policy,
    line: oddPath,
    changes: [[empty, other]],
    why: 'what stands in for the path of an address that could not be read: without an address there is nothing to allow.',
  },
  {
    file: policy,
    changes: [
      ['url?.pathname', 'url.pathname'],
      ['parse(page)?.origin', 'parse(page).origin'],
    ],
    why:
      'an address that could not be read then throws, and `checkReturn` refuses what throws. A page’s own address that cannot ' +
      'be read is never reached: nothing could be resolved against it.',
  },
  {
    file: 'src/contract/confirm-answer.ts',
    changes: [['fields?.[name]', 'fields[name]']],
    why: 'a status was read from the fields one line before, so they are there. The question mark is for the type checker.',
  },
  {
    file: returnUrl,
    line: "const [text, attemptId = '', added = ''] = found;",
    changes: [[empty, other]],
    why: 'the id is never missing where the expression fits. The one for what was added is noticed.',
  },
  {
    file: 'src/trip/attempt-memory.ts',
    changes: [["'[]'", '""']],
    why: 'an empty text is no JSON, which is an empty list, too: only the exception is one more.',
  },
  {
    file: 'src/merchant/read-body.ts',
    changes: [[empty, other], nothingInCatch],
    why: 'neither text is JSON, and a function that ends without a word gives `undefined` as well.',
  },
  {
    file: 'src/merchant/retry.ts',
    changes: [['[Infinity, Infinity]', '[]']],
    why: 'a wait of no number is not below the limit either, so there is none.',
  },
  {
    file: 'src/merchant/retry.ts',
    changes: [[empty, other]],
    why: 'neither is a number of seconds nor a date.',
  },
  {
    file: 'src/merchant/retry.ts',
    changes: [['wait > 0', 'wait >= 0']],
    why: 'a wait of 0 is 0 either way.',
  },
  {
    file: 'src/settings/look.ts',
    changes: [
      [String.raw`/^(number|boolean)$/`, String.raw`/^(number|boolean)/`],
      [String.raw`/^(number|boolean)$/`, String.raw`/(number|boolean)$/`],
    ],
    why: 'no other type of JavaScript begins or ends with these words.',
  },
  {
    file: 'src/settings/look.ts',
    changes: [[empty, other]],
    why: 'neither is an amount nor a language.',
  },
  {
    file: 'src/flow/flow.ts',
    changes: [
      ['/^(rejected|conflict|terms-changed|unknown-attempt)$/', '/^(rejected|conflict|terms-changed|unknown-attempt)/'],
      ['/^(rejected|conflict|terms-changed|unknown-attempt)$/', '/(rejected|conflict|terms-changed|unknown-attempt)$/'],
      [
        '/^(offline|network|timeout|rate-limited|server-error)$/',
        '/^(offline|network|timeout|rate-limited|server-error)/',
      ],
      [
        '/^(offline|network|timeout|rate-limited|server-error)$/',
        '/(offline|network|timeout|rate-limited|server-error)$/',
      ],
    ],
    why: 'no other code of the closed list begins or ends with one of these.',
  },
  {
    file: 'src/flow/flow.ts',
    changes: [['default: return undefined;', 'default:']],
    why: 'a function that ends without a word gives `undefined` as well.',
  },
  {
    file: 'src/flow/flow.ts',
    changes: [
      ['default: return unreachable(flow);', 'default:'],
      ['{ return flow; }', '{}'],
    ],
    why: 'nothing gets there: the line makes the compiler refuse a state that nobody handles.',
  },
  {
    file: 'src/flow/flow.ts',
    changes: [
      ['/^(starting|leaving|confirming)$/', '/^(starting|leaving|confirming)/'],
      ['/^(starting|leaving|confirming)$/', '/(starting|leaving|confirming)$/'],
    ],
    why: 'no other state begins or ends with one of these.',
  },
  {
    file: 'src/flow/flow.ts',
    line: "export const wantsOneMoreStep = (flow: Flow): boolean => flow.name === 'opening' && !!flow.further;",
    changes: [["flow.name === 'opening'", 'true']],
    why: 'no other state has a further step. The compiler wants it said.',
  },
  {
    file: 'demo/server/charges/charge-rule.ts',
    changes: [["'subscribe'", '""']],
    why: 'what is asked of a consent differs between `pay` and the rest only.',
  },
  {
    file: 'demo/server/charges/charge-rule.ts',
    changes: [['[]', '["Stryker was here"]']],
    why: 'a text in the place of a price has no day, so it is never one whose day has come.',
  },
  {
    file: 'demo/server/charges/charge-rule.ts',
    changes: [['dueOn === null', 'false']],
    why: 'no day comes before `null`, so the first agreement is found in the end as well.',
  },
];
