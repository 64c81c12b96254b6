const attemptId = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/**
 * Whether the button finds an attempt to ask about in this address: a v4 UUID. Anything else it leaves alone.
 * @param search the page's query
 */
export function holdsAttempt(search: string): boolean {
  return new URLSearchParams(search).getAll('kr_pay_attempt').some((value) => attemptId.test(value));
}
