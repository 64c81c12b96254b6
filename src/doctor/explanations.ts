import type { FailureCode } from '../contract/failure.js';

/** What a failure code means to the developer. */
export interface Explanation {
  readonly why: string;
  readonly expected: string;
  readonly remedy: string;
  /** Nothing on the page or the server is wrong. */
  readonly usual?: true;
}

const seeEndpoint = 'docs/endpoint.md has every answer that can be used; npx kr-pay-button check tries yours.';

const explanations: Readonly<Record<FailureCode, Explanation>> = {
  configuration: {
    why: 'An attribute, or what a kr-pay-start listener put into metadata, cannot be used.',
    expected: 'usable attributes, and metadata that JSON can hold',
    remedy: 'Put only texts, numbers, lists and plain objects into event.detail.metadata.',
  },
  'consent-required': {
    why: 'A required term is not ticked.',
    expected: 'the shopper to tick it',
    remedy: 'Nothing: the button has marked it and moved there.',
    usual: true,
  },
  offline: {
    why: 'The browser has no connection.',
    expected: 'a connection',
    remedy: 'Connect, and press again: the same attempt goes on.',
    usual: true,
  },
  network: {
    why: 'The endpoint did not answer, or the browser did not let the page read the answer.',
    expected: 'an answer, from another origin with CORS headers, to OPTIONS as well',
    remedy:
      'Open the network panel: is the address right, does the server run, is its certificate valid, did CORS or an ad blocker stop it?',
  },
  timeout: {
    why: 'The server took more than 10 s, or what event.waitUntil held did not end.',
    expected: 'an answer within 10 s, better within 3',
    remedy: 'Ask the provider with a time-out of a few seconds, and do slow work after the answer.',
  },
  rejected: {
    why: 'The server refused the request with a 4xx.',
    expected: 'HTTP 200',
    remedy:
      '401, 403: cookies or the CSRF header are missing (add it in kr-pay-start; from another origin write credentials="include"). 404, 405: wrong address. 400: the body is not what your server expects; it is JSON, not a form.',
  },
  conflict: {
    why: 'The server says that this does not fit what it knows: 409 or 422.',
    expected: 'the same order, amount and attempt that the server knows',
    remedy:
      'Is the order paid already? Is amount the server’s own price? Does one Idempotency-Key come with two bodies? A repeated start with the same key has to give the first answer again, not 409.',
  },
  'terms-changed': {
    why: 'The server says that its terms are others than the page’s.',
    expected: 'terms with the text and version that the server offers',
    remedy: 'Let page and server take the terms from one place. The shopper reads and ticks them again.',
  },
  'rate-limited': {
    why: 'The server asks to wait: 429, or a Retry-After of more than 10 s.',
    expected: 'fewer requests, or a higher limit',
    remedy:
      'Limit by shopper, not by the address of your proxy; confirm is asked every few seconds while an outcome is open.',
  },
  'server-error': {
    why: 'The server failed with a 5xx, three times.',
    expected: 'HTTP 200',
    remedy: 'Read your server’s log. What the request did wrong is better answered with a 4xx, which is not repeated.',
  },
  'invalid-response': {
    why: 'The server answered, and the button cannot use it.',
    expected: 'JSON in one of the documented shapes',
    remedy: `${seeEndpoint} A page of HTML means a wrong address or a login page; a redirect means that { "url" } was meant.`,
  },
  'unsafe-url': {
    why: 'The address to go to breaks a rule, and the button did not go there.',
    expected:
      'an absolute https address with a host name, no user name, default port, and in allowed-hosts if that is set',
    remedy:
      'Pass the provider’s address on unchanged. If allowed-hosts is set, name its host; a port of its own always needs host:port there. An http address is taken on localhost only.',
  },
  'blocked-by-policy': {
    why: 'The page’s content security policy stopped it.',
    expected: 'a policy with the endpoint in connect-src and what the provider needs',
    remedy: 'Add what the finding about the policy says; the page of your provider in docs/providers has the list.',
  },
  'provider-unavailable': {
    why: 'The provider’s script did not come within 10 s, or its global is not what it should be.',
    expected: 'the provider’s script to load',
    remedy:
      'Look at the network panel: ad blocker, firewall, policy? Is window.IMP, window.PortOne or window.Stripe something of the page’s own?',
  },
  'provider-error': {
    why: 'The provider’s script refused what it was given, or reported an error.',
    expected: 'a request with the provider’s own required fields, and keys of the same account',
    remedy:
      'Read the provider’s code and message: often a channel key, a store id or a field of the wrong account, test and live mixed.',
  },
  'popup-blocked': {
    why: 'The browser did not open the provider’s window.',
    expected: 'pop-ups to be allowed, and the press to be a person’s',
    remedy: 'Allow pop-ups. Do not call start() from a timer; keep what event.waitUntil holds short.',
  },
  framed: {
    why: 'The page is in a frame of another site.',
    expected: 'a page of its own, or allow-framed',
    remedy: 'Add allow-framed if you trust the page around it.',
  },
  declined: {
    why: 'The server said that the provider or bank did not approve.',
    expected: 'another try or another method',
    remedy: 'Nothing on the page. In a test account, look up which amounts or cards are declined on purpose.',
    usual: true,
  },
  canceled: {
    why: 'The shopper canceled at the provider.',
    expected: 'another press',
    remedy: 'Nothing.',
    usual: true,
  },
  expired: {
    why: 'The server said that the time for this attempt is over.',
    expected: 'another press, which makes a new attempt',
    remedy: 'Nothing, unless it comes at once: then compare the server’s clock and time limits.',
    usual: true,
  },
  'unknown-attempt': {
    why: 'The server answered confirm with 404: it does not know this attempt.',
    expected: 'the server to find every attempt that it started',
    remedy:
      'Store the attemptId of start before you answer, in a database that all your servers share, not in a session: the shopper may return in another browser.',
  },
};

/** Explains a failure code. */
export function explain(code: FailureCode): Explanation {
  return explanations[code];
}
