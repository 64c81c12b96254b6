import type { ConfirmParams } from '../../../src/contract/types.js';

/** What the browser says came of the window. It may be made up: it never makes a payment succeed. */
export interface WindowHints {
  /** Which record to look at first; whose it is has to be checked. */
  readonly impUid?: string;
  /** Present when the browser was given an error. */
  readonly error?: WindowError;
}

/** An error as PortOne's script or return address gave it. */
export interface WindowError {
  readonly code?: string;
  readonly message?: string;
  /** The shopper turned back; `blocked`: the window never opened, so nothing is over. */
  readonly kind: 'canceled' | 'blocked' | 'failed';
}

/** Longest code or message that is kept of what a browser says. */
const longestWords = 500;

/**
 * Reads the fields of a callback or of m_redirect_url. Any of them may be missing or repeated, since engines and
 * channels differ. Hints about another merchant_uid are none.
 */
export function readHints(params: ConfirmParams, merchantUid: string): WindowHints {
  const named = list(params['merchant_uid']);
  if (named.length > 0 && !named.includes(merchantUid)) return {};
  const impUid = list(params['imp_uid']).find((value) => /^[\w-]{1,40}$/.test(value));
  // Some answers of the script really spell it `error_coe`.
  const code = (list(params['error_code'])[0] ?? list(params['error_coe'])[0])?.slice(0, longestWords);
  const message = list(params['error_msg'])[0]?.slice(0, longestWords);
  const denied = [...list(params['imp_success']), ...list(params['success'])].includes('false');
  return {
    ...(impUid !== undefined && { impUid }),
    ...((code !== undefined || message !== undefined || denied) && {
      error: {
        ...(code !== undefined && { code }),
        ...(message !== undefined && { message }),
        kind: kindOf(code ?? '', message ?? ''),
      },
    }),
  };
}

/**
 * Whether words mean that the shopper turned back. PortOne has no contract for it: Kakao Pay says `[결제포기]` without a
 * code, the newer windows say F400 (which is also their word for any failure) with a text, Toss Payments
 * PAY_PROCESS_CANCELED.
 */
export function soundsCanceled(words: string): boolean {
  return /취소|결제포기|포기|cancel/i.test(words);
}

function kindOf(code: string, message: string): WindowError['kind'] {
  if (/^NOT[ _]READY$/.test(code)) return 'blocked';
  // A refund and "already approved" also have such words, but then PortOne's record tells.
  return soundsCanceled(message) || soundsCanceled(code) || (code === 'F400' && message === '') ? 'canceled' : 'failed';
}

/** The non-empty values of a parameter. Some phones are sent back with a parameter twice. */
function list(value: string | readonly string[] | undefined): readonly string[] {
  const values = typeof value === 'string' ? [value] : (value ?? []);
  return values.filter((each) => each !== '' && each !== 'null' && each !== 'undefined');
}
