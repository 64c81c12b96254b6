import { readFields } from '../../src/contract/json.js';
import type { Answer } from '../answer.js';
import { isUnusable } from '../readings.js';
import { fail, pass, skip } from '../finding.js';
import type { Rule } from '../rule.js';
import type { Visit } from '../visit.js';
import { findSecret } from './secrets.js';

const stackTrace = /\n\s+at .+:\d+:\d+|Traceback \(most recent call last\)|^\s*at [\w.$]+\(.+\.java:\d+\)/m;

/** What is wrong with the body of a refusal, if something is. */
function findErrorProblem({ status, text, body }: Answer): string | undefined {
  if (text !== undefined && stackTrace.test(text)) return `${status} with a stack trace`;
  const fields = readFields(body);
  const wrong = ['code', 'message'].find((name) => typeof (fields?.[name] ?? '') !== 'string');
  return wrong && `${status} with a ${wrong} that is no text`;
}

/** The one answer that may hold a client secret: Stripe.js cannot do without. */
async function mayHoldClientSecret(visit: Visit): Promise<boolean> {
  const { reading } = await visit.opening();
  return !isUnusable(reading) && reading.step.kind === 'script' && reading.step.provider === 'stripe';
}

/** What holds for every answer of the run. */
export const wholeRunRules: readonly Rule[] = [
  {
    id: 'error-bodies',
    title: 'Refusals say why in a code and a message.',
    sends: 'nothing more: looks at every 4xx and 5xx of this run',
    expects: 'a body that is { "code"?: text, "message"?: text } if it is JSON; never a stack trace',
    why: 'The button reads "terms-changed" there, and developers read the rest in the console.',
    check: ({ answers }) => {
      const refusals = answers.filter(({ status }) => status >= 400);
      if (!refusals.length) return skip('nothing was refused');
      const problem = refusals.map(findErrorProblem).find(Boolean);
      return problem === undefined ? pass(`${refusals.length} refusals`) : fail(problem);
    },
  },
  {
    id: 'secrets',
    title: 'No answer holds a secret.',
    sends: 'nothing more: looks at every answer of this run',
    expects: 'no secret keys; a client_secret only beside a publishableKey, for Stripe.js',
    why: 'Whoever opens the developer tools has it.',
    check: async (visit) => {
      const texts = visit.answers.flatMap(({ text }) => text ?? []);
      if (!texts.length) return skip('nothing was answered');
      const clientSecretToo = await mayHoldClientSecret(visit);
      const found = texts.map((text) => findSecret(text, clientSecretToo)).find(Boolean);
      return found ? fail(found) : pass(`${texts.length} answers`);
    },
  },
];
