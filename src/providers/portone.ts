import { failure, invalidResponse } from '../contract/failure.js';
import { readFields, readText } from '../contract/json.js';
import { refused } from './provider.js';
import type { Handoff, ScriptResult, StartContext } from './provider.js';
import { hasFunctions, provide } from './script.js';
import { readResult, readThrown } from './script-result.js';

/** PortOne's own address of its V1 script. */
const script = 'https://cdn.iamport.kr/v1/iamport.js';

interface Iamport {
  init(userCode: string): void;
  request_pay(params: object, callback: (response: unknown) => void): unknown;
}

const isIamport = (value: unknown): value is Iamport => hasFunctions(value, 'init', 'request_pay');

/** `init` clears and reloads the frames of the payment windows, so it is called once a merchant. */
let initialized: string | undefined;

/**
 * Reads `{ userCode, params, opensWindow? }` and calls `IMP.request_pay`. Both ways back are armed on every call: the
 * callback, and `m_redirect_url` for phones, which the script decides by itself.
 */
export async function start(action: unknown, { returnUrl, method }: StartContext): Promise<Handoff> {
  const fields = readFields(action);
  const userCode = readText(fields?.['userCode']);
  const params = readFields(fields?.['params']);
  if (!userCode || !params) return refused(invalidResponse('Expected { userCode, params }'));
  const iamport = await provide(script, 'IMP', isIamport);
  if (!iamport) return refused(failure('provider-unavailable', { provider: 'portone' }), script);
  const opensWindow = fields?.['opensWindow'] ?? /^(payco|toss_pay|naver_pay)$/.test(method);
  let refusal: ScriptResult | undefined;
  try {
    // Now, not at the tap: a window asked for before the frames are there is opened outside the tap, and blocked.
    if (initialized !== userCode) iamport.init(userCode);
    initialized = userCode;
  } catch (error) {
    refusal = readThrown('portone', error);
  }
  const open = (): Promise<ScriptResult> =>
    new Promise((resolve) => {
      const complain = (thrown: unknown): void => resolve(readThrown('portone', thrown));
      if (refusal) return resolve(refusal);
      try {
        const call = iamport.request_pay({ ...params, m_redirect_url: returnUrl }, (response) =>
          resolve(readResponse(response)),
        );
        if (call instanceof Promise) call.catch(complain);
      } catch (error) {
        complain(error);
      }
    });
  return { type: 'call', call: { opensWindow: !!opensWindow, open } };
}

/** Results come without `success` today, and with `error_msg` alone after a cancel; old channels still send `imp_success`. */
function readResponse(response: unknown): ScriptResult {
  const { fields, params } = readResult(response);
  const code = readText(fields['error_code']);
  const message = readText(fields['error_msg']);
  const failed = code || message || /false/.test(`${params['imp_success']} ${params['success']}`);
  return {
    params,
    complaint: failed ? { provider: 'portone', providerCode: code, providerMessage: message } : undefined,
    windowRefused: [code, message].includes('NOT READY'),
  };
}
