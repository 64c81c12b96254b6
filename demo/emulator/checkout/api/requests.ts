/** One API request as it arrived. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** Names in lower case; without `authorization`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, the text when it is none, undefined when there is no body. */
  readonly body: unknown;
}

/**
 * What a test may bring about: another answer, instead of carrying the request out (`before`) or in spite of having
 * done so (`after`, as when the true answer is lost on the way).
 */
export interface Fault {
  readonly when: 'before' | 'after';
  readonly status: number;
  /** The body as text. */
  readonly text: string;
}

/** Looks at a request before it is carried out. A promise holds the request up. */
export type FaultInjector = (request: RecordedRequest) => Fault | undefined | Promise<Fault | undefined>;
