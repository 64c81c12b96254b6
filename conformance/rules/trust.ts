import { describe, isRefusal, type Answer } from '../answer.js';
import { fail, pass, skip, type Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { afterSecond, type Visit } from '../visit.js';

/** One of several requests, and what came for it. */
export interface Tried {
  /** In a word or two, for the report. */
  readonly what: string;
  readonly answer: Answer;
}

/** Whether every one of these was refused in words of the server's own. */
export function judgeRefusals(tried: readonly Tried[]): Finding {
  if (tried.some(({ answer }) => answer.status === 429)) return skip('the endpoint limits how often it is asked');
  const wrong = tried.find(({ answer }) => !isRefusal(answer));
  if (wrong) return fail(`${describe(wrong.answer)} for ${wrong.what}`);
  return pass([...new Set(tried.map(({ answer }) => describe(answer)))].join(', '));
}

const foreignAddresses = (visit: Visit): readonly string[] => {
  const { protocol, host, hostname } = new URL(visit.options.page);
  return ['https://evil.example/', `${protocol}//${hostname}.evil.example/`, `${protocol}//${host}@evil.example/`];
};

/** What the page says is compared, never believed. */
export const trustRules: readonly Rule[] = [
  {
    id: 'amount-tampered',
    title: 'An amount that is not the order’s is refused.',
    sends: 'the start of a new attempt with an amount of 1 won less',
    expects: '4xx (422 is usual)',
    why: 'The price is the server’s. A page that shows another one is old, or was changed by its visitor.',
    check: (visit) => {
      const { amount, mode } = visit.options.settings;
      if (mode === 'save') return skip('mode "save" charges nothing');
      if (amount === undefined) return skip('give --amount, as the page shows it');
      return afterSecond(visit, async () =>
        judgeRefusals([
          { what: `${amount - 1} won`, ...(await visit.start(visit.newRequest({ amount: amount - 1 }))) },
        ]),
      );
    },
  },
  {
    id: 'return-foreign',
    title: 'A return address at a foreign site is refused.',
    sends: 'starts with a returnUrl at evil.example, at a name that begins like the shop’s, and with credentials',
    expects: '4xx each time',
    why: 'Otherwise anybody can have your provider send your shoppers to a page of theirs.',
    check: (visit) =>
      afterSecond(visit, async () => {
        const tried: Tried[] = [];
        for (const address of foreignAddresses(visit)) {
          const request = visit.newRequest();
          const returnUrl = `${address}?kr_pay_attempt=${request.attemptId}`;
          tried.push({ what: address, ...(await visit.start({ ...request, returnUrl })) });
        }
        return judgeRefusals(tried);
      }),
  },
];
