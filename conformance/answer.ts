import { readFields, readText } from '../src/contract/json.js';
import { parseJson, readBody } from '../src/merchant/read-body.js';

/** What came back for a request. */
export interface Answer {
  /** 0 when nothing came. */
  readonly status: number;
  readonly headers: Headers;
  /** Undefined when it was larger than the button reads, or when nothing came. */
  readonly text: string | undefined;
  /** The text as JSON; undefined when it is none. */
  readonly body: unknown;
  /** From the request to the answer's last byte. */
  readonly milliseconds: number;
  /** Why nothing came. */
  readonly trouble?: string;
}

/** Reads an answer to its end, as the button does. Rejects when the connection breaks. */
export async function readAnswer(response: Response, elapsed: () => number): Promise<Answer> {
  const text = await readBody(response);
  const { status, headers } = response;
  return { status, headers, text, body: parseJson(text), milliseconds: elapsed() };
}

/** The innermost reason of an error of `fetch`, such as `connect ECONNREFUSED 127.0.0.1:3000`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  return inner === undefined ? error.message || error.name : reasonOf(inner);
}

/** An answer in a few words, such as `422 amount-mismatch`. */
export function describe({ status, headers, body, trouble }: Answer): string {
  if (trouble !== undefined) return `no answer (${trouble})`;
  const location = headers.get('Location');
  const code = readText(readFields(body)?.['code']);
  const words = [String(status), ...(location ? [`to ${location}`] : []), ...(code ? [shorten(code)] : [])];
  return words.join(' ');
}

/** A text that may be long, cut for a line of the report. */
export function shorten(text: string, length = 80): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** Whether the endpoint said no in its own words: 4xx. */
export const isRefusal = ({ status }: Answer): boolean => status >= 400 && status < 500;

export const isAccepted = ({ status }: Answer): boolean => status >= 200 && status < 300;
