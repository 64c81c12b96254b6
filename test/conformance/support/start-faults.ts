import { isStart, json, withAnswer, withFields, withStart, type Asked, type Break } from './broken.js';
import type { Fault } from './faults.js';

/** An address that the good endpoint did not give. */
const elsewhere = (mark: string | number): object => ({ action: { url: `https://pay.example/other-${mark}` } });

/** Gives other answers to starts that were accepted; `before` is how many there were of the run's first attempt. */
const withFirst = (change: (before: number) => Response | object | undefined): Break =>
  withAnswer(() => {
    let first: unknown;
    let before = 0;
    return (_, asked, status) => {
      if (!isStart(asked) || status !== 200) return undefined;
      first ??= asked.body['attemptId'];
      return first === asked.body['attemptId'] ? change(before++) : undefined;
    };
  });

/** Answers differently to requests that come while another one with the same key is under way. */
const whileAnother: (change: () => Response) => Break = (change) => (good) => {
  const running = new Set<string>();
  return async (request) => {
    const key = request.headers.get('Idempotency-Key') ?? '';
    if (running.has(key)) return change();
    running.add(key);
    return good(request).finally(() => running.delete(key));
  };
};

/** Puts the first good consent in the place of those that `when` picks. */
const withGoodConsent = (when: (asked: Asked) => boolean): Break => {
  return (good, clock) => {
    let consent: unknown;
    return withFields((asked) => {
      if (!isStart(asked)) return undefined;
      consent ??= asked.body['consent'];
      return when(asked) ? { consent } : undefined;
    })(good, clock);
  };
};

const consentText = ({ body }: Asked): string => JSON.stringify(body['consent'] ?? '');
/** What the kit puts in the place of a term's text. */
const otherText = 'A text that nobody agreed to.';
/** SHA-256 of it. */
const hashOfIt = '3d01bde5483562eede50dbdde0856bb3cddbea3c9c89c8ae625253b391df2614';

export const startFaults: readonly Fault[] = [
  {
    rule: 'start-no-redirect',
    is: 'a 303 to the provider',
    breaks: withStart(new Response(null, { status: 303, headers: { Location: 'https://pay.example/' } })),
  },
  { rule: 'start-accepted', is: 'a 500 for every start', breaks: withStart(json(500, { code: 'server-error' })) },
  { rule: 'start-json', is: 'a page instead of JSON', breaks: withStart(new Response('<h1>Pay</h1>')) },
  { rule: 'start-json', is: 'an answer of 70 kB', breaks: withStart({ note: 'x'.repeat(70_000) }) },
  { rule: 'start-shape', is: 'an action without an address', breaks: withStart({ action: { id: 'cs_1' } }) },
  { rule: 'start-shape', is: 'a provider that nobody knows', breaks: withStart({ provider: 'paypal' }) },
  {
    rule: 'start-address',
    is: 'an address without TLS',
    breaks: withStart({ action: { url: 'http://pay.example/1' } }),
  },
  {
    rule: 'start-address',
    is: 'a script for an address',
    breaks: withStart({ action: { url: 'javascript:alert(1)' } }),
  },
  {
    rule: 'start-speed',
    is: 'eleven seconds for a start',
    breaks: withAnswer((clock) => (_, asked) => {
      if (isStart(asked)) clock.milliseconds += 11_000;
      return undefined;
    }),
  },
  {
    rule: 'start-again',
    is: 'another address for the second request of a key',
    breaks: withFirst((before) => (before === 1 ? elsewhere(before) : undefined)),
  },
  {
    rule: 'start-other-body',
    is: 'the stored answer, whatever the body says now',
    breaks: withAnswer(
      () => (body, _, status) =>
        status === 422 && body['code'] === 'conflict' ? json(200, { url: 'https://pay.example/1' }) : undefined,
    ),
  },
  {
    rule: 'start-second-attempt',
    is: 'a fault for the second attempt of an order',
    breaks: withAnswer(() => {
      let first: unknown;
      return (_, asked, status) => {
        if (!isStart(asked) || status !== 200) return undefined;
        first ??= asked.body['attemptId'];
        return first === asked.body['attemptId'] ? undefined : json(500, { code: 'idempotency-error' });
      };
    }),
  },
  {
    rule: 'start-together',
    is: 'a second object for a request that comes meanwhile',
    breaks: whileAnother(() => json(200, { provider: 'stripe', ...elsewhere('meanwhile') })),
  },
  {
    rule: 'start-together',
    is: 'a conflict for a request that comes meanwhile',
    breaks: whileAnother(() => json(409, { code: 'in-progress' })),
  },
  {
    rule: 'amount-tampered',
    is: 'no look at the amount',
    breaks: withFields((asked) => (typeof asked.body['amount'] === 'number' ? { amount: undefined } : undefined)),
  },
  {
    rule: 'return-foreign',
    is: 'no look at the return address',
    breaks: withFields(({ body }) => {
      const { attemptId, returnUrl } = body;
      if (typeof returnUrl !== 'string' || !returnUrl.includes('evil.example')) return undefined;
      return { returnUrl: `http://localhost:3000/?kr_pay_attempt=${String(attemptId)}` };
    }),
  },
  {
    rule: 'consent-missing',
    is: 'a start without consent',
    breaks: withGoodConsent(({ body }) => body['consent'] === undefined),
  },
  {
    rule: 'consent-unticked',
    is: 'a start with a required term left open',
    breaks: withGoodConsent((asked) => consentText(asked).includes('"agreed":false')),
  },
  {
    rule: 'consent-broken',
    is: 'no look at the hashes',
    breaks: withGoodConsent(
      (asked) => consentText(asked).includes(otherText) && !consentText(asked).includes(hashOfIt),
    ),
  },
  {
    rule: 'consent-other-words',
    is: 'no look at the words',
    breaks: withGoodConsent((asked) => consentText(asked).includes(hashOfIt)),
  },
];
