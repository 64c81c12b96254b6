/** One API request as it arrived, and how it was answered. */
export interface RecordedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON of the body; undefined without one. */
  readonly body: unknown;
  readonly status: number;
}

/**
 * Looks at an API request before it is carried out, for tests. A promise holds it up; a response is sent in place of
 * the emulator's own, and nothing is carried out.
 */
export type FaultInjector = (
  request: Pick<RecordedRequest, 'method' | 'path' | 'body'>,
) => Response | undefined | Promise<Response | undefined>;
