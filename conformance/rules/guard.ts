import { describe, isRefusal } from '../answer.js';
import { keyOf, type Changes } from '../ask.js';
import { fail, pass, type Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { afterAnswer, afterSecond, type Visit } from '../visit.js';
import { judgeRefusals, type Tried } from './trust.js';

const foreign = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };

/** A new attempt's start, but for these headers. */
const startWith = (visit: Visit, headers: NonNullable<Changes['headers']>): Promise<Finding> =>
  afterSecond(visit, async () =>
    judgeRefusals([{ what: 'it', ...(await visit.start(visit.newRequest(), { headers })) }]),
  );

/** What a form on a foreign page can send: no header of its own choice, and one of three types. */
async function sendForms(visit: Visit): Promise<Finding> {
  const tried: Tried[] = [];
  for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
    const request = visit.newRequest();
    const fields = { orderId: request.orderId ?? '', action: 'start', attemptId: request.attemptId };
    const body = type === 'text/plain' ? JSON.stringify(request) : new URLSearchParams(fields).toString();
    const own = { 'Content-Type': type, 'X-Requested-With': null, 'Idempotency-Key': null };
    tried.push({ what: type, answer: await visit.post(body, { headers: { ...foreign, ...own } }) });
  }
  return judgeRefusals(tried);
}

async function sendOtherMethods(visit: Visit): Promise<Finding> {
  const tried: Tried[] = [];
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const request = visit.newRequest();
    const answer = await visit.post(JSON.stringify(request), { method, headers: keyOf(request) });
    tried.push({ what: method, answer });
  }
  return judgeRefusals(tried);
}

/** Bodies that are no JSON objects. */
async function sendNoObjects(visit: Visit): Promise<Finding> {
  const tried: Tried[] = [];
  for (const body of ['', '{"action":"start"', 'null', '[]', '"start"', '5']) {
    tried.push({ what: body || 'no body', answer: await visit.post(body) });
  }
  return judgeRefusals(tried);
}

/** Bodies whose one wrong field no server should go on with. */
async function sendWrongFields(visit: Visit): Promise<Finding> {
  const request = visit.newRequest();
  const { attemptId } = request;
  const confirm = { action: 'confirm', version: 1, attemptId, params: {} };
  const wrong: readonly (readonly [what: string, body: object])[] = [
    ['action "refund"', { ...request, action: 'refund' }],
    ['attemptId "A-1"', { ...request, attemptId: 'A-1' }],
    ['an attemptId that is an object', { ...request, attemptId: { $ne: null } }],
    ['method "cash"', { ...request, method: 'cash' }],
    ['mode "gift"', { ...request, mode: 'gift' }],
    ['an amount that is a list', { ...request, amount: [1] }],
    ['a returnUrl that is a number', { ...request, returnUrl: 5 }],
    ['a confirm without attemptId', { ...confirm, attemptId: undefined }],
    ['a confirm with a number for attemptId', { ...confirm, attemptId: 5 }],
  ];
  const tried: Tried[] = [];
  for (const [what, body] of wrong) {
    const headers = { 'Idempotency-Key': attemptId };
    tried.push({ what, answer: await visit.post(JSON.stringify(body), { headers }) });
  }
  return judgeRefusals(tried);
}

/** A server may also close the connection on a body that it will not read, if it goes on working. */
async function sendLargeBody(visit: Visit): Promise<Finding> {
  const note = 'x'.repeat(2 * 1_024 * 1_024);
  const { answer } = await visit.start(visit.newRequest({ metadata: { ...visit.options.metadata, note } }));
  if (answer.status !== 0) return isRefusal(answer) ? pass(describe(answer)) : fail(describe(answer));
  const { answer: next } = await visit.confirm(visit.newRequest());
  return isRefusal(next) ? pass('the connection was closed') : fail(`${describe(answer)}, then ${describe(next)}`);
}

/** What is no request of the button on the shop's own page is refused, and breaks nothing. */
export const guardRules: readonly Rule[] = [
  {
    id: 'csrf-header',
    title: 'A start without X-Requested-With is refused.',
    sends: 'the start of a new attempt without the header that the button always sends',
    expects: '4xx (403 is usual)',
    why: 'No form and no simple request of a foreign page can carry the header. It is the first guard.',
    check: (visit) => startWith(visit, { 'X-Requested-With': null }),
  },
  {
    id: 'csrf-cross-site',
    title: 'A start from a foreign site is refused.',
    sends: 'a start with Origin: https://evil.example and Sec-Fetch-Site: cross-site',
    expects: '4xx (403 is usual)',
    why: 'A foreign page could start payments with your shopper’s cookies.',
    check: (visit) => startWith(visit, foreign),
  },
  {
    id: 'csrf-form',
    title: 'A foreign form cannot start a payment.',
    sends: 'a start as text/plain and as a form, from https://evil.example, without the button’s headers',
    expects: '4xx each time (415 and 403 are usual)',
    why: 'A form on a foreign page can send these with your shopper’s cookies, without asking anybody.',
    check: (visit) => afterSecond(visit, () => sendForms(visit)),
  },
  {
    id: 'wrong-method',
    title: 'Only POST starts and confirms.',
    sends: 'GET, PUT and DELETE',
    expects: '4xx each time (405 is usual)',
    why: 'A GET can be sent by a link or a picture, and is repeated by caches and previews.',
    check: (visit) => afterAnswer(visit, () => sendOtherMethods(visit)),
  },
  {
    id: 'malformed-json',
    title: 'A body that is no JSON object is refused, without a fault.',
    sends: 'no body, half an object, null, a list, a text, a number',
    expects: '4xx each time',
    why: 'A 5xx is asked again, raises alarms, and often shows an error page with paths in it.',
    check: (visit) => afterAnswer(visit, () => sendNoObjects(visit)),
  },
  {
    id: 'wrong-fields',
    title: 'A body with a wrong field is refused, without a fault.',
    sends: 'an unknown action, method and mode; attempt ids, an amount and a returnUrl of the wrong type',
    expects: '4xx each time',
    why: 'What is not checked here reaches your database and your provider.',
    check: (visit) => afterSecond(visit, () => sendWrongFields(visit)),
  },
  {
    id: 'body-too-large',
    title: 'A body of 2 MiB is refused.',
    sends: 'the start of a new attempt with 2 MiB of metadata',
    expects: '4xx (413 is usual), or a closed connection',
    why: 'Without a limit anybody can fill your memory. The button’s own bodies are a few kilobytes.',
    check: (visit) => afterSecond(visit, () => sendLargeBody(visit)),
  },
];
