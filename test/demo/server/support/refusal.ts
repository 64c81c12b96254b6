import assert from 'node:assert/strict';
import type { TestShop } from './shop.js';
import type { Answer } from './shopper.js';

/** What a refusal must be, and the attempt that must not be in the database then. */
export interface ExpectedRefusal {
  readonly status: number;
  readonly code: string;
  readonly attemptId?: string;
}

/** The answer is this refusal, says why, is kept nowhere, and left nothing in the database. */
export async function assertRefusal(shop: TestShop, answer: Answer, expected: ExpectedRefusal): Promise<void> {
  const { status, code, attemptId = '' } = expected;
  assert.deepEqual({ status: answer.status, code: answer.body['code'] }, { status, code });
  assert.ok(typeof answer.body['message'] === 'string' && answer.body['message'].length > 10);
  assert.equal(answer.headers.get('Cache-Control'), 'no-store');
  assert.deepEqual(await shop.rows('SELECT 1 FROM attempts WHERE attempt_id = ?', attemptId), []);
}
