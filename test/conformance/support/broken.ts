import type { Handler } from './reference.js';

/** A request that was read, so that a copy of it can be sent on. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
  /** Empty when the text is no JSON object. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The kit's clock; milliseconds. */
export interface Clock {
  milliseconds: number;
}

/** Makes a broken endpoint out of a good one. */
export type Break = (good: Handler, clock: Clock) => Handler;

function readObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

async function read(request: Request): Promise<Asked> {
  const { method, url, headers } = request;
  const text = await request.text();
  return { method, url, headers, text, body: readObject(text) };
}

const send = (good: Handler, { method, url, headers, text }: Asked): Promise<Response> =>
  good(new Request(url, { method, headers, ...(method !== 'GET' && { body: text }) }));

export const json = (status: number, body: unknown): Response => Response.json(body, { status });

export const isStart = ({ body }: Asked): boolean => body['action'] === 'start';
export const isConfirm = ({ body }: Asked): boolean => body['action'] === 'confirm';

/** Sends other requests on than came. */
export function withRequest(change: (asked: Asked) => Partial<Asked>): Break {
  return (good) => async (request) => {
    const asked = await read(request);
    return send(good, { ...asked, ...change(asked) });
  };
}

/** Sends other fields on than came. Undefined leaves the request as it is. */
export const withFields = (change: (asked: Asked) => object | undefined): Break =>
  withRequest((asked) => {
    const changed = change(asked);
    return changed ? { text: JSON.stringify({ ...asked.body, ...changed }) } : {};
  });

/** What a good answer is changed into: another response, or other fields of its body. */
type Change = (body: Readonly<Record<string, unknown>>, asked: Asked, status: number) => Response | object | undefined;

/** Gives other answers than the good endpoint gave. */
export function withAnswer(change: (clock: Clock) => Change): Break {
  return (good, clock) => {
    const changeAnswer = change(clock);
    return async (request) => {
      const asked = await read(request);
      const response = await send(good, asked);
      const text = await response.text();
      const body = readObject(text);
      const changed = changeAnswer(body, asked, response.status);
      if (changed instanceof Response) return changed;
      return changed ? json(response.status, { ...body, ...changed }) : new Response(text, response);
    };
  };
}

/** Gives other answers to starts that were accepted. */
export const withStart = (change: Response | object): Break =>
  withAnswer(() => (_, asked, status) => (isStart(asked) && status === 200 ? copy(change) : undefined));

/** Gives other answers to confirms that were accepted, where `when` says so. */
export const withConfirm = (change: Response | object, when: (asked: Asked) => boolean = () => true): Break =>
  withAnswer(
    () => (_, asked, status) => (isConfirm(asked) && status === 200 && when(asked) ? copy(change) : undefined),
  );

const copy = (change: Response | object): Response | object => (change instanceof Response ? change.clone() : change);
