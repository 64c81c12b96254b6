import type { StartRequest } from '../src/contract/types.js';
import { readRetryAfter } from '../src/merchant/retry.js';
import { readAnswer, reasonOf, type Answer } from './answer.js';
import type { CookieJar } from './cookie-jar.js';
import type { CheckOptions, Tools } from './options.js';
import { userAgent } from './requests.js';

/** The longest that any answer is waited for; the button itself gives up after 10 s. */
const patienceMilliseconds = 15_000;

/** How often, and for how long at most, a `Retry-After` of a 429 is obeyed. */
const mostWaits = 10;
const longestWaitMilliseconds = 60_000;

/** What a request may differ in from the button's. A header of null is left out. */
export interface Changes {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly withoutCookies?: boolean;
}

/** Asks the endpoint. Never rejects: what went wrong stands in the answer. */
export interface Asker {
  /** Sends a text as the body, with the headers that every request of the button has. */
  post(url: string, body: string, changes?: Changes): Promise<Answer>;
  /** Opens a page, as a shopper does. */
  open(url: string): Promise<Answer>;
  /** Every answer so far, oldest first. */
  readonly answers: readonly Answer[];
}

/** The headers that belong to a start request alone. */
export const keyOf = ({ attemptId }: StartRequest): Readonly<Record<string, string>> => ({
  'Idempotency-Key': attemptId,
});

/** Makes an asker that keeps the shop's cookies in this jar. */
export function createAsker({ page, headers }: CheckOptions, tools: Tools, jar: CookieJar): Asker {
  const answers: Answer[] = [];
  const askOnce = async (request: Request, keepsCookies: boolean): Promise<Answer> => {
    const began = tools.now();
    const elapsed = (): number => tools.now() - began;
    try {
      const response = await tools.send(request);
      if (keepsCookies) jar.keep(response.headers.getSetCookie());
      return await readAnswer(response, elapsed);
    } catch (error) {
      return noAnswer(reasonOf(error), elapsed());
    }
  };
  const ask = async (url: string, init: RequestInit, withoutCookies = false): Promise<Answer> => {
    const all = new Headers(init.headers);
    if (withoutCookies) all.delete('Cookie');
    else if (jar.header()) all.set('Cookie', jar.header());
    const request = (): Request => {
      const signal = AbortSignal.timeout(patienceMilliseconds);
      return new Request(url, { ...init, headers: all, redirect: 'manual', signal });
    };
    let answer = await askOnce(request(), !withoutCookies);
    // A limit on requests says nothing about any rule, and a whole check is more than a shopper would send.
    for (let wait = 0; answer.status === 429 && wait < mostWaits; wait++) {
      await tools.pause(Math.min(readRetryAfter(answer.headers) || 1_000, longestWaitMilliseconds));
      answer = await askOnce(request(), !withoutCookies);
    }
    answers.push(answer);
    return answer;
  };
  const given = (): Headers => {
    const own = new Headers();
    for (const [name, value] of headers) own.append(name, value);
    own.set('User-Agent', userAgent);
    return own;
  };
  return {
    answers,
    open: (url) => ask(url, { headers: given() }),
    post: (url, body, { method = 'POST', headers: changes = {}, withoutCookies } = {}) => {
      const own = given();
      for (const [name, value] of Object.entries({ ...buttonHeaders(url, page), ...changes })) {
        if (value === null) own.delete(name);
        else own.set(name, value);
      }
      return ask(url, { method, headers: own, ...(method !== 'GET' && { body }) }, withoutCookies);
    },
  };
}

const noAnswer = (trouble: string, milliseconds: number): Answer => ({
  status: 0,
  headers: new Headers(),
  text: undefined,
  body: undefined,
  milliseconds,
  trouble,
});

/** What the button sets itself, and what a browser adds to it. */
function buttonHeaders(url: string, page: string): Readonly<Record<string, string>> {
  const own = new URL(page).origin;
  return {
    'Content-Type': 'application/json',
    Accept: 'application/json',
    'X-Requested-With': 'kr-pay-button',
    Origin: own,
    'Sec-Fetch-Site': new URL(url).origin === own ? 'same-origin' : 'cross-site',
    'Sec-Fetch-Mode': 'cors',
    'Sec-Fetch-Dest': 'empty',
  };
}
