import type { z } from 'zod';
import type { Log } from '../log.js';
import { envelope, tokenAnswer } from './portone-answers.js';

/** What came of a request. */
export type PortOneReply<T> =
  | { readonly type: 'answered'; readonly value: T }
  /** PortOne has nothing by this name. */
  | { readonly type: 'missing' }
  /** PortOne said no, in its own words. */
  | { readonly type: 'refused'; readonly code: string; readonly message: string }
  /** Nobody knows: no answer, a fault of PortOne's, refused keys, or an answer that makes no sense. */
  | { readonly type: 'unreachable'; readonly reason: string };

/** The REST API of PortOne V1 behind its token. Never throws for what PortOne answers. */
export interface PortOneApi {
  get<T>(path: string, schema: z.ZodType<T>): Promise<PortOneReply<T>>;
  send<T>(method: 'POST' | 'PUT', path: string, body: object, schema: z.ZodType<T>): Promise<PortOneReply<T>>;
}

/** How to reach PortOne V1. */
export interface PortOneAccess {
  /** REST API key and secret of the console, under "식별코드・API Keys". */
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly baseUrl: string;
  /** For one try, milliseconds. */
  readonly timeoutMilliseconds: number;
}

/** A token is not used in its last seconds: it could end on the way. */
const marginMilliseconds = 30_000;

interface Token {
  readonly text: string;
  /** By this machine's clock, milliseconds. */
  readonly usableUntil: number;
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

/** Makes a client that keeps its token until it ends and takes a new one, once, when PortOne answers 401. */
export function createPortOneApi(access: PortOneAccess, log: Log): PortOneApi {
  let token: Promise<PortOneReply<Token>> | undefined;

  async function ask(request: Request, authorization: string | undefined): Promise<Response | string> {
    try {
      return await fetch(new URL(request.path, access.baseUrl), {
        method: request.method,
        headers: {
          Accept: 'application/json',
          ...(request.body && { 'Content-Type': 'application/json' }),
          ...(authorization !== undefined && { Authorization: `Bearer ${authorization}` }),
        },
        body: request.body ? JSON.stringify(request.body) : null,
        redirect: 'error',
        signal: AbortSignal.timeout(access.timeoutMilliseconds),
      });
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  async function fetchToken(): Promise<PortOneReply<Token>> {
    const body = { imp_key: access.apiKey, imp_secret: access.apiSecret };
    const reply = await readReply(await ask({ method: 'POST', path: '/users/getToken', body }, undefined), tokenAnswer);
    if (reply.type !== 'answered') return reply;
    const { access_token: text, now, expired_at } = reply.value;
    return {
      type: 'answered',
      value: { text, usableUntil: Date.now() + (expired_at - now) * 1_000 - marginMilliseconds },
    };
  }

  async function usableToken(): Promise<PortOneReply<Token>> {
    const known = token;
    const reply = await known;
    if (reply?.type === 'answered' && reply.value.usableUntil > Date.now()) return reply;
    // Whoever comes first asks anew; the others wait for the same answer.
    if (token === known) token = fetchToken();
    return token ?? fetchToken();
  }

  async function askWithToken<T>(wanted: Request, schema: z.ZodType<T>): Promise<PortOneReply<T>> {
    for (let round = 0; ; round += 1) {
      const authorization = await usableToken();
      if (authorization.type !== 'answered') return unreachable(wanted, `no token: ${describe(authorization)}`);
      const response = await ask(wanted, authorization.value.text);
      const tokenEnded = typeof response !== 'string' && response.status === 401;
      if (tokenEnded && round === 0) {
        token = undefined;
        continue;
      }
      const reply = await readReply(response, schema);
      return reply.type === 'unreachable' ? unreachable(wanted, reply.reason) : reply;
    }
  }

  function unreachable(wanted: Request, reason: string): PortOneReply<never> {
    // The first words of the path only: what follows are ids of a payment or a billing key.
    const path = wanted.path.split('/', 3).join('/');
    log('portone-request-failed', { method: wanted.method, path, reason });
    return { type: 'unreachable', reason };
  }

  return {
    get: (path, schema) => askWithToken({ method: 'GET', path }, schema),
    send: (method, path, body, schema) => askWithToken({ method, path, body }, schema),
  };
}

async function readReply<T>(response: Response | string, schema: z.ZodType<T>): Promise<PortOneReply<T>> {
  if (typeof response === 'string') return { type: 'unreachable', reason: response };
  const { status } = response;
  const text = await response.text().catch(() => '');
  if (status === 404) return { type: 'missing' };
  if (status === 401 || status === 429 || status >= 500) return { type: 'unreachable', reason: `HTTP ${status}` };
  const answer = envelope.safeParse(parse(text));
  if (!answer.success) return { type: 'unreachable', reason: `HTTP ${status}, and no answer of PortOne's` };
  const { code, message, response: content } = answer.data;
  if (code !== 0 || !response.ok) return { type: 'refused', code: String(code), message: message ?? '' };
  const value = schema.safeParse(content);
  if (value.success) return { type: 'answered', value: value.data };
  const wrong = value.error.issues.map(({ path }) => path.join('.')).join(', ');
  return { type: 'unreachable', reason: `an answer without a usable ${wrong || 'response'}` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describe(reply: Exclude<PortOneReply<never>, { type: 'answered' }>): string {
  if (reply.type === 'unreachable') return reply.reason;
  return reply.type === 'refused' ? `${reply.code} ${reply.message}` : 'HTTP 404';
}
