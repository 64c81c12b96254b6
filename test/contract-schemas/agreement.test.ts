import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readStep } from '../../conformance/step.js';
import { checkRedirect } from '../../src/address/policy.js';
import { readConfirmAnswer } from '../../src/contract/confirm-answer.js';
import { isFailure } from '../../src/contract/failure.js';
import { readFurtherStep } from '../../src/contract/start-answer.js';
import { confirmAnswers, startAnswers, type AnswerCase } from './support/answer-corpus.js';
import { problemsOf } from './support/schemas.js';

const page = 'https://shop.example/cart';
const asked = { method: 'kakao_pay', locale: 'ko', returnUrl: page } as const;

/** Whether the button can hand the shopper over with this answer. */
async function takesStart(body: unknown): Promise<boolean> {
  const step = await readStep(body, asked);
  if (typeof step === 'string') return false;
  return step.kind !== 'address' || checkRedirect(step.url, page, []) !== undefined;
}

/** Whether the button understands this outcome, and the further step in it if there is one. */
async function takesConfirm(body: unknown): Promise<boolean> {
  const answer = readConfirmAnswer(body);
  if (isFailure(answer)) return false;
  return readFurtherStep(body) === undefined || takesStart(body);
}

function compare(name: string, cases: readonly AnswerCase[], takes: (body: unknown) => Promise<boolean>): void {
  for (const { is, body, schema, button, because } of cases) {
    const expected = button ?? (schema === 'holds' ? 'takes' : 'refuses');
    const words = `${is}: the schema ${schema === 'holds' ? 'takes it' : 'refuses it'}, the button ${expected} it`;
    it(because === undefined ? words : `${words}, because ${because}`, async () => {
      const problems = problemsOf(name, body);
      assert.equal(problems.length ? 'refuses' : 'holds', schema, problems.join('\n'));
      assert.equal((await takes(body)) ? 'takes' : 'refuses', expected);
    });
  }
}

describe('start answers', () => compare('start-answer', startAnswers, takesStart));
describe('confirm answers', () => compare('confirm-answer', confirmAnswers, takesConfirm));

describe('the corpus', () => {
  it('explains every difference, and nothing else', () => {
    for (const { is, schema, button, because } of [...startAnswers, ...confirmAnswers]) {
      const differs = button !== undefined && (button === 'takes') !== (schema === 'holds');
      assert.equal(because !== undefined, differs, is);
    }
  });
});
