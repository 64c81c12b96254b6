/** A refusal: an HTTP status, a code for programs, a sentence for people. */
export interface Problem {
  readonly status: number;
  /** In words joined by hyphens, such as `amount-mismatch`. */
  readonly code: string;
  readonly message: string;
  /** Seconds until a repeat makes sense. */
  readonly retryAfter?: number;
}

/** Makes a refusal. */
export function problem(status: number, code: string, message: string): Problem {
  return { status, code, message };
}

/** "Ask again in a second": somebody is still at it. */
export function busy(code: string, message: string): Problem {
  return { status: 503, code, message, retryAfter: 1 };
}

/** Whether a value is a refusal rather than what was hoped for. */
export function isProblem(value: object): value is Problem {
  return 'code' in value && 'message' in value && 'status' in value;
}

/** A JSON answer that nobody may keep. */
export function jsonResponse(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return jsonTextResponse(status, JSON.stringify(body), headers);
}

/** As `jsonResponse`, for a body that is JSON text already. */
export function jsonTextResponse(status: number, body: string, headers: Record<string, string> = {}): Response {
  const always = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };
  return new Response(body, { status, headers: { ...always, 'X-Content-Type-Options': 'nosniff', ...headers } });
}

/** The answer for a refusal. */
export function problemResponse({ status, code, message, retryAfter }: Problem): Response {
  return jsonResponse(status, { code, message }, retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) });
}
