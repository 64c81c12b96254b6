import { failure, invalidResponse } from '../contract/failure.js';
import { readFields, readText } from '../contract/json.js';
import { refused } from './provider.js';
import type { Handoff, ScriptResult, StartContext } from './provider.js';
import { hasFunctions, provide } from './script.js';
import { readResult, readThrown } from './script-result.js';

/** PortOne's own address of its V2 script. Its npm loader has no license, and never tries again after a failure. */
const script = 'https://cdn.portone.io/v2/browser-sdk.js';

interface PortOne {
  requestPayment(request: object): Promise<unknown>;
  requestIssueBillingKey(request: object): Promise<unknown>;
}

const isPortOne = (value: unknown): value is PortOne => hasFunctions(value, 'requestPayment', 'requestIssueBillingKey');

/**
 * Reads `{ operation: 'payment' | 'billing-key', request, opensWindow? }` and calls the V2 SDK, with `redirectUrl` always
 * set: a phone comes back through it.
 */
export async function start(action: unknown, { returnUrl, method }: StartContext): Promise<Handoff> {
  const fields = readFields(action);
  const operation = fields?.['operation'];
  const request = readFields(fields?.['request']);
  if (!request || (operation !== 'payment' && operation !== 'billing-key'))
    return refused(invalidResponse('Expected { operation: payment | billing-key, request }'));
  const portOne = await provide(script, 'PortOne', isPortOne);
  if (!portOne) return refused(failure('provider-unavailable', { provider: 'portone-v2' }), script);
  const opensWindow = fields?.['opensWindow'] ?? /^(payco|toss_pay|naver_pay)$/.test(method);
  const open = async (): Promise<ScriptResult> => {
    try {
      const full = { ...request, redirectUrl: returnUrl };
      const call = operation === 'payment' ? portOne.requestPayment(full) : portOne.requestIssueBillingKey(full);
      const response = await call;
      // Nothing is said while the page is on its way to the provider.
      return response === undefined ? await new Promise<ScriptResult>(() => {}) : readResponse(response);
    } catch (error) {
      return readThrown('portone-v2', error);
    }
  };
  return { type: 'call', call: { opensWindow: !!opensWindow, open } };
}

/** A `code` means that it failed; none means only that the window is done. */
function readResponse(response: unknown): ScriptResult {
  const { fields, params } = readResult(response);
  const code = readText(fields['code']);
  const message = readText(fields['pgMessage']) ?? readText(fields['message']);
  return {
    params,
    complaint: code ? { provider: 'portone-v2', providerCode: code, providerMessage: message } : undefined,
  };
}
