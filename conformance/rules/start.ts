import type { Rule } from '../rule.js';
import { judgeSpeed, judgeStage } from './stages.js';

const sends = 'the start of a new attempt';

/** What the answer to an ordinary start must be, from the outside in. */
export const startRules: readonly Rule[] = [
  {
    id: 'start-no-redirect',
    title: 'A start is answered, not redirected.',
    sends,
    expects: '200 with the address in the body: { "url": "…" }',
    why: 'The button follows no redirect: a 303 to the provider ends in "invalid-response".',
    check: async (visit) => judgeStage((await visit.opening()).reading, 'redirected'),
  },
  {
    id: 'start-accepted',
    title: 'An ordinary start is accepted.',
    sends,
    expects: 'a 2xx',
    why: 'Nobody can pay. Look at the options of this check first: order, amount, cookie, consent.',
    check: async (visit) => judgeStage((await visit.opening()).reading, 'not-accepted'),
  },
  {
    id: 'start-json',
    title: 'The answer to a start is JSON of at most 64 KiB.',
    sends,
    expects: 'a body that is JSON, 65,536 bytes at most',
    why: 'The button reads nothing else, and stops reading there.',
    check: async (visit) => judgeStage((await visit.opening()).reading, 'not-json'),
  },
  {
    id: 'start-shape',
    title: 'The answer to a start says where the shopper goes.',
    sends,
    expects: 'one of the answers in start-answer.schema.json',
    why: 'The button cannot hand the shopper over: "invalid-response".',
    check: async (visit) => judgeStage((await visit.opening()).reading, 'wrong-shape'),
  },
  {
    id: 'start-address',
    title: 'The address to go to is one that the button goes to.',
    sends,
    expects: 'an absolute https address, default port, no credentials; among allowed-hosts, if that is set',
    why: 'The button checks the address before anything moves: "unsafe-url".',
    check: async (visit) => judgeStage((await visit.opening()).reading, 'unsafe-address'),
  },
  {
    id: 'start-speed',
    title: 'A start is answered within 10 seconds.',
    sends,
    expects: 'the whole answer in less than 10 s',
    why: 'The button gives up then, and asks again: "timeout".',
    check: async (visit) => judgeSpeed((await visit.opening()).answer),
  },
];
