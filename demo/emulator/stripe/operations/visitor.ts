/** Whose browser sent a request. */
export interface Visitor {
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}
