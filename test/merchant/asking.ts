import type { AskRequest, AskResult } from '../../src/merchant/merchant-api.js';
import type { AskingTimes } from '../../src/merchant/retry.js';
import type { Step } from '../support/faults.js';

/** The same rules with short waits. */
export const quick: AskingTimes = {
  try: 2_000,
  total: 6_000,
  waits: [
    [5, 10],
    [10, 20],
  ],
};
/** A good answer. */
export const answered: Step = { body: '{"url":"https://psp.example/pay"}' };
/** The idempotency key of every request here. */
export const key = '3f2b8a50-6a3c-4c52-9a58-0d2a4f9a7c11';

/** A start request to `url`. */
export const request = (url: string, more: Partial<AskRequest> = {}): AskRequest => ({
  url,
  action: 'start',
  body: '{"action":"start","orderName":"김치 2kg"}',
  credentials: 'omit',
  idempotencyKey: key,
  signal: new AbortController().signal,
  policyBlocked: () => false,
  ...more,
});

/** The failure of a result that has to be one. */
export const refusal = (result: AskResult) => {
  if (result.ok || result.aborted) throw new Error(`Expected a failure, got ${JSON.stringify(result)}`);
  return result.failure;
};
