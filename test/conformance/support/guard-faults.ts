import { json, withAnswer, withFields, withRequest, withStart, type Asked } from './broken.js';
import type { Fault } from './faults.js';

/** The headers without those that name a foreign site, and with the button's own. */
function asOwn(headers: Headers): Headers {
  const own = new Headers(headers);
  own.delete('Origin');
  own.delete('Sec-Fetch-Site');
  own.set('X-Requested-With', 'kr-pay-button');
  own.set('Content-Type', 'application/json');
  return own;
}

const isForeign = ({ headers }: Asked): boolean => headers.get('Origin') === 'https://evil.example';
const isForm = ({ headers }: Asked): boolean => headers.get('Content-Type') !== 'application/json';

export const guardFaults: readonly Fault[] = [
  {
    rule: 'csrf-header',
    is: 'no look at X-Requested-With',
    breaks: withRequest((asked) => (isForeign(asked) ? {} : { headers: asOwn(asked.headers) })),
  },
  {
    rule: 'csrf-cross-site',
    is: 'no look at Origin and Sec-Fetch-Site',
    breaks: withRequest((asked) => (isForeign(asked) && !isForm(asked) ? { headers: asOwn(asked.headers) } : {})),
  },
  {
    rule: 'csrf-form',
    is: 'JSON in text/plain, from anywhere',
    breaks: withRequest((asked) => {
      if (!isForm(asked)) return {};
      const headers = asOwn(asked.headers);
      headers.set('Idempotency-Key', String(asked.body['attemptId']));
      return { headers };
    }),
  },
  {
    rule: 'wrong-method',
    is: 'an answer to GET',
    breaks: withAnswer(
      () =>
        (_, { method }) =>
          method === 'GET' ? json(200, { status: 'alive' }) : undefined,
    ),
  },
  {
    rule: 'wrong-method',
    is: 'a PUT that is taken for a POST',
    breaks: withRequest(({ method }) => (method === 'PUT' ? { method: 'POST' } : {})),
  },
  {
    rule: 'malformed-json',
    is: 'a fault for what is no JSON',
    breaks: withAnswer(
      () =>
        (_, { method, text, body }, status) =>
          method === 'POST' && status === 400 && !Object.keys(body).length && text.length < 20
            ? json(500, { message: 'Unexpected end of JSON input' })
            : undefined,
    ),
  },
  {
    rule: 'wrong-fields',
    is: 'a fault for an attempt id that is an object',
    breaks: withAnswer(
      () =>
        (_, { body }) =>
          typeof body['attemptId'] === 'object' ? json(500, { message: 'SQLITE_MISMATCH' }) : undefined,
    ),
  },
  {
    rule: 'wrong-fields',
    is: 'a start for every action but confirm',
    breaks: withFields(({ body }) => (body['action'] === 'refund' ? { action: 'start' } : undefined)),
  },
  {
    rule: 'body-too-large',
    is: 'no limit on bodies',
    breaks: withFields(({ text }) => (text.length > 1_000_000 ? { metadata: { planId: 'tea-monthly' } } : undefined)),
  },
  {
    rule: 'error-bodies',
    is: 'a number for a code',
    breaks: withAnswer(() => (_, __, status) => (status >= 400 ? { code: status } : undefined)),
  },
  {
    rule: 'error-bodies',
    is: 'a stack trace in a refusal',
    breaks: withAnswer(
      () => (_, __, status) =>
        status === 404
          ? new Response('Error: none\n    at confirm (/srv/shop/pay.js:12:7)\n', { status, headers: {} })
          : undefined,
    ),
  },
  { rule: 'secrets', is: 'its own key in the answer', breaks: withStart({ key: 'sk_test_51Habcdefghijkl' }) },
  { rule: 'secrets', is: 'a client secret that nobody needs', breaks: withStart({ client_secret: 'cs_1_secret_2' }) },
];
