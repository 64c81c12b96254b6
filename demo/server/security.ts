import { problem, type Problem } from './problem.js';

/** The most that a request of a browser may send. */
export const bodyLimitBytes = 16 * 1_024;
/** Webhooks carry whole objects. */
export const webhookLimitBytes = 256 * 1_024;

/** What every answer of the shop carries. The policy lets in nothing but the shop's own files, and no inline script. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
    "require-trusted-types-for 'script'; trusted-types lit-html kr-pay-button",
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
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) return tooLarge;
    chunks.push(chunk);
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) };
  } catch {
    return problem(400, 'invalid-body', 'The body is not UTF-8 text.');
  }
}
