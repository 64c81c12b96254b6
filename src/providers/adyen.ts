import { invalidResponse } from '../contract/failure.js';
import { readFields, readText } from '../contract/json.js';
import { refused } from './provider.js';
import type { Handoff } from './provider.js';
import { start as redirect } from './redirect.js';

/**
 * Reads Adyen's answer of `/payments`, or its `action` alone: a redirect by GET, or by POST with `data` as a form. An
 * answer with a `resultCode` and no action needs nothing from the browser.
 */
export function start(given: unknown): Handoff {
  const answer = readFields(given);
  const action = answer?.['action'] ?? undefined;
  const inner = action === undefined ? answer : readFields(action);
  if (inner?.['type'] === 'redirect') return redirect(inner);
  return inner === answer && readText(answer?.['resultCode'])
    ? { type: 'settled' }
    : refused(invalidResponse('Expected an action of type "redirect"'));
}
