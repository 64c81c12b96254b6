import { isUtf8 } from 'node:buffer';
import type { ProviderName } from '../../src/contract/types.js';
import { problem, type Problem } from './problem.js';
import type { Emulators } from './provider-list.js';

/** The most that a start or confirm request may send: a consent holds the whole text of every term. */
export const bodyLimitBytes = 256 * 1_024;
/** The most that any other request of the shop's pages may send. */
export const pageBodyLimitBytes = 16 * 1_024;
/** Webhooks carry whole objects. */
export const webhookLimitBytes = 256 * 1_024;

/** Whom a page's policy lets in beside the shop's own files, as sources of a policy. */
export interface PolicyGuests {
  readonly scripts: readonly string[];
  readonly frames: readonly string[];
  readonly connections: readonly string[];
  /** Where forms may be sent. */
  readonly forms: readonly string[];
  /** False where a script is let in that writes markup or script addresses by itself. */
  readonly trustedTypes: boolean;
}

const nobody: PolicyGuests = { scripts: [], frames: [], connections: [], forms: [], trustedTypes: true };

/** A policy. Without guests it lets in nothing but the shop's own files; there is never an inline script. */
export function contentSecurityPolicy(guests: PolicyGuests = nobody): string {
  const own = (name: string, sources: readonly string[] = []): string => [name, "'self'", ...sources].join(' ');
  return [
    "default-src 'none'",
    own('script-src', guests.scripts),
    "style-src 'self'",
    own('connect-src', guests.connections),
    "img-src 'self'",
    "font-src 'self'",
    ...(guests.frames.length ? [`frame-src ${guests.frames.join(' ')}`] : []),
    own('form-action', guests.forms),
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(guests.trustedTypes ? ["require-trusted-types-for 'script'", trustedTypes(guests)] : []),
  ].join('; ');
}

/** Beside the button's policies, a page that loads scripts from elsewhere has one of its own for their addresses. */
function trustedTypes({ scripts }: PolicyGuests): string {
  return `trusted-types lit-html kr-pay-button${scripts.length ? ' slow-water' : ''}`;
}

/** What a provider's own browser side needs. An address that only a redirect leads to needs nothing. */
const providerSources: Readonly<Record<ProviderName, Partial<PolicyGuests>>> = {
  stripe: {
    scripts: ['https://js.stripe.com'],
    frames: ['https://js.stripe.com', 'https://hooks.stripe.com'],
    connections: ['https://api.stripe.com'],
  },
  portone: {
    scripts: ['https://cdn.iamport.kr'],
    frames: ['https://service.iamport.kr', 'https://checkout-service.prod.iamport.co'],
    connections: ['https://service.iamport.kr', 'https://checkout-service.prod.iamport.co'],
  },
  'portone-v2': {
    scripts: ['https://cdn.portone.io'],
    frames: ['https://*.portone.io'],
    connections: ['https://*.portone.io'],
  },
  checkout: {},
  // Its redirects by POST go to whichever host the method is at, and browsers check every hop.
  adyen: { forms: ['https:'] },
};

/** Whom the try-out page has to let in: the emulators that run, and the other providers of the shop themselves. */
export function benchGuests(providers: Iterable<ProviderName>, emulators: Emulators): PolicyGuests {
  const sources = [...providers].map((name): Partial<PolicyGuests> => {
    const emulator = emulators[name];
    if (!emulator) return providerSources[name];
    const { origin, script } = emulator;
    return script === undefined
      ? { forms: [origin] }
      : { scripts: [origin], frames: [origin], connections: [origin], forms: [origin] };
  });
  const all = (part: 'scripts' | 'frames' | 'connections' | 'forms'): readonly string[] => [
    ...new Set(sources.flatMap((each) => each[part] ?? [])),
  ];
  const scripts = all('scripts');
  const emulated = new Set(Object.values(emulators).map(({ origin }) => origin));
  return {
    scripts,
    frames: all('frames'),
    connections: all('connections'),
    forms: all('forms'),
    // The providers' own scripts were not written for trusted types; the emulators' are.
    trustedTypes: scripts.every((source) => emulated.has(source)),
  };
}

/** What every answer of the shop carries, beside the policy. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

/**
 * Why a request that changes something is not from one of the shop's own pages, or undefined when it may be.
 * Browsers set both headers themselves; a program without a browser sends neither and has no shopper's cookie.
 */
export function findForeignOrigin(headers: Headers, ownOrigins: readonly string[]): Problem | undefined {
  const site = headers.get('Sec-Fetch-Site');
  if (site === 'cross-site') return problem(403, 'foreign-origin', 'Requests from other sites are refused.');
  const origin = headers.get('Origin');
  if (origin === null || ownOrigins.includes(origin)) return undefined;
  return problem(403, 'foreign-origin', `Origin: expected ${ownOrigins.join(' or ')}.`);
}

/** As `findForeignOrigin`, for a form, which has no header of ours: browsers name the origin of every form that is posted. */
export function findForeignForm(headers: Headers, ownOrigins: readonly string[]): Problem | undefined {
  if (headers.has('Origin')) return findForeignOrigin(headers, ownOrigins);
  return problem(403, 'foreign-origin', `Origin: expected ${ownOrigins.join(' or ')}.`);
}

/** A header that no form and no simple cross-origin request can carry. */
export function findMissingRequestedWith(headers: Headers): Problem | undefined {
  if (headers.get('X-Requested-With') === 'kr-pay-button') return undefined;
  return problem(403, 'missing-header', 'X-Requested-With: expected kr-pay-button.');
}

/** JSON is the only type that the shop reads. */
export function findWrongContentType(headers: Headers): Problem | undefined {
  const type = headers.get('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/json') return undefined;
  return problem(415, 'unsupported-content-type', 'Content-Type: expected application/json.');
}

/** Reads a body as UTF-8 text, and no further than the limit. */
export async function readText(request: Request, limitBytes: number): Promise<{ readonly text: string } | Problem> {
  const tooLarge = problem(413, 'body-too-large', `The body may have ${limitBytes} bytes at most.`);
  if (Number(request.headers.get('Content-Length') ?? 0) > limitBytes) return tooLarge;
  const bytes = await readBytes(request, limitBytes).catch(() => null);
  // Nobody reads this answer: the connection ended, or was cut off for being too slow.
  if (bytes === null) return problem(400, 'invalid-body', 'The body ended early.');
  if (bytes === undefined) return tooLarge;
  if (!isUtf8(bytes)) return problem(400, 'invalid-body', 'The body is not UTF-8 text.');
  // A byte order mark stays: a webhook's signature is over every byte.
  return { text: bytes.toString('utf8') };
}

/** Undefined when there are more than the limit. */
async function readBytes(request: Request, limitBytes: number): Promise<Buffer | undefined> {
  // No server lets a body be longer than it was said to be, and reading it in one piece spares making a stream of it.
  if (request.headers.has('Content-Length')) {
    const whole = Buffer.from(await request.arrayBuffer());
    return whole.byteLength > limitBytes ? undefined : whole;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
