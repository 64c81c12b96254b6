import type { z } from 'zod';

/** The types of errors that the emulator answers with, and PortOne's HTTP status for each. */
const statuses = {
  INVALID_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  PAYMENT_NOT_FOUND: 404,
  BILLING_KEY_NOT_FOUND: 404,
  CHANNEL_NOT_FOUND: 404,
  ALREADY_PAID: 409,
  PAYMENT_NOT_PAID: 409,
  PAYMENT_ALREADY_CANCELLED: 409,
  CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN: 409,
  BILLING_KEY_ALREADY_DELETED: 409,
  BILLING_KEY_ALREADY_ISSUED: 409,
  INFORMATION_MISMATCH: 409,
  PG_PROVIDER: 502,
  /** The emulator's own. */
  NOT_SUPPORTED_BY_THIS_EMULATOR: 404,
} as const;

/** A refusal in PortOne's shape. */
export class PortOneApiError extends Error {
  readonly type: keyof typeof statuses;
  readonly pg: { readonly pgCode: string; readonly pgMessage: string } | undefined;

  constructor(type: keyof typeof statuses, message: string, pg?: { pgCode: string; pgMessage: string }) {
    super(message);
    this.type = type;
    this.pg = pg;
  }

  get status(): (typeof statuses)[keyof typeof statuses] {
    return statuses[this.type];
  }

  get body(): Readonly<Record<string, string>> {
    return { type: this.type, message: this.message, ...this.pg };
  }
}

/** Checks what was sent, or throws `INVALID_REQUEST` that says which field is wrong. */
export function readInput<T extends z.ZodType>(schema: T, input: unknown): z.infer<T> {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `${path.join('.') || 'request'}: ${message}`);
  throw new PortOneApiError('INVALID_REQUEST', problems.join('; '));
}
