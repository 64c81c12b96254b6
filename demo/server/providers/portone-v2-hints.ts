import type { ConfirmParams } from '../../../src/contract/types.js';
import type { Observation } from './provider.js';

/** What PortOne or the browser says about a failure. All of it is text, none of it proves anything. */
export interface FailureTexts {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  /** As the payment company behind PortOne gave it. */
  readonly pgCode?: string | undefined;
  readonly pgMessage?: string | undefined;
}

/** One value of the return address or the callback; the first where a name was repeated. */
export function readHint(hints: ConfirmParams, name: string): string | undefined {
  const value = Object.hasOwn(hints, name) ? hints[name] : undefined;
  const first = typeof value === 'string' ? value : value?.[0];
  return first === '' ? undefined : first;
}

/** What the browser says went wrong, or undefined. PortOne: a `code` means failure, none that the window was finished. */
export function readFailureHints(hints: ConfirmParams): FailureTexts | undefined {
  const code = readHint(hints, 'code');
  if (code === undefined) return undefined;
  const [message, pgCode, pgMessage] = ['message', 'pgCode', 'pgMessage'].map((name) => readHint(hints, name));
  return { code, message, pgCode, pgMessage };
}

// PortOne V2 has no code for a cancel: payment companies say it in their own words.
const cancelWords = /취소|포기|cancel/i;

/**
 * How an unpaid attempt ended. The payment company's own words come before PortOne's: Naver Pay requires that the
 * shopper reads them unchanged.
 *
 * @param texts The most trustworthy first.
 */
export function endWithoutPayment(
  attemptId: string | null,
  texts: readonly (FailureTexts | undefined)[],
): Observation & { readonly status: 'failed' | 'canceled' } {
  const told = texts.filter((each) => each !== undefined);
  const words = told.flatMap(({ code, message, pgCode, pgMessage }) => [code, message, pgCode, pgMessage]);
  const isCanceled = words.some((word) => word !== undefined && cancelWords.test(word));
  const providerCode = told.map(({ code, pgCode }) => pgCode ?? code).find((word) => word !== undefined);
  const providerMessage = told.map(({ message, pgMessage }) => pgMessage ?? message).find((word) => word !== undefined);
  return {
    status: isCanceled ? 'canceled' : 'failed',
    attemptId,
    ...(providerCode !== undefined && { providerCode }),
    ...(providerMessage !== undefined && { providerMessage }),
  };
}
