/** One API request as it arrived. */
export interface RecordedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As parsed; null when there was none. */
  readonly body: unknown;
}

/**
 * Looks at a request, for tests. Before it is carried out: a response is sent in its place, and nothing is done.
 * After: the response takes the place of the true one. A promise holds the request up.
 */
export interface FaultInjector {
  readonly before?: (request: RecordedRequest) => Response | undefined | Promise<Response | undefined>;
  readonly after?: (request: RecordedRequest) => Response | undefined | Promise<Response | undefined>;
}
