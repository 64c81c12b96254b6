/** A refusal in PortOne's envelope: `{ code, message, response: null }`. Most come with HTTP 200. */
export class PortOneApiError extends Error {
  readonly status: 200 | 400 | 401 | 404;
  readonly code: number;

  constructor(status: 200 | 400 | 401 | 404, message: string, code = status === 401 ? -1 : 1) {
    super(message);
    this.name = 'PortOneApiError';
    this.status = status;
    this.code = code;
  }
}
