/** Remembers what the page's content security policy blocked. */
export interface PolicyWatch {
  /** Whether this absolute address was blocked since the watch began. */
  blocked(url: string): boolean;
  stop(): void;
}

/**
 * Begins to watch. `fetch` fails alike for every reason; only the `securitypolicyviolation` event tells this one. It may
 * come a moment after the failure itself.
 */
export function watchPolicy(): PolicyWatch {
  const seen = new Set<string | undefined>();
  const note = (event: SecurityPolicyViolationEvent): void => {
    if (event.disposition === 'enforce') seen.add(event.blockedURI);
  };
  // On the window, where a named element cannot shadow the method; the event bubbles there.
  addEventListener('securitypolicyviolation', note);
  return {
    // The event names the address without its fragment, or its origin only.
    blocked: (url) => [/^[^#]*/, /^[^/]*\/\/[^/?#]*/].some((part) => seen.has(part.exec(url)?.[0])),
    stop: () => removeEventListener('securitypolicyviolation', note),
  };
}
