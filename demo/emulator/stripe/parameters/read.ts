import type { z } from 'zod';
import { missing, notEmulated, refused, StripeApiError } from '../api/stripe-api-error.js';

/** Parameters as they came: form values are text, lists and hashes. */
export type RawParameters = Readonly<Record<string, unknown>>;

type Path = readonly PropertyKey[];

function formPath(path: Path): string {
  const [first = '', ...rest] = path.map(String);
  return first + rest.map((part) => `[${part}]`).join('');
}

function valueAt(raw: unknown, path: Path): unknown {
  let value = raw;
  for (const part of path) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;
  }
  return value;
}

function toError(issue: z.core.$ZodIssue, raw: RawParameters): StripeApiError {
  const param = formPath(issue.path);
  const value = valueAt(raw, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const unknown = formPath([...issue.path, issue.keys[0] ?? '']);
    // Nested hashes are listed only as far as the emulator goes, so the message leaves that door open.
    const hint = issue.path.length > 0 ? ' (or one that this emulator does not know)' : '';
    return refused(unknown, `Received unknown parameter: ${unknown}${hint}`, 'parameter_unknown');
  }
  if (issue.code === 'invalid_type' && issue.expected === 'never') {
    return notEmulated(param, `the parameter ${param}`);
  }
  if (value === undefined) {
    return missing(param);
  }
  if (value === '') {
    return refused(
      param,
      `You passed an empty string for '${param}', which cannot be unset.`,
      'parameter_invalid_empty',
    );
  }
  if (issue.code === 'invalid_format' && issue.format === 'email') {
    return refused(param, 'Invalid email address.', 'email_invalid');
  }
  if (issue.code === 'custom' && typeof issue.params?.['code'] === 'string') {
    return refused(param, issue.message, issue.params['code']);
  }
  return refused(param, `Invalid ${param}: ${issue.message}`);
}

/** Stripe names an unknown parameter before it complains about the rest; among the rest the first one wins. */
function weight(issue: z.core.$ZodIssue): number {
  if (issue.code === 'unrecognized_keys') {
    return 0;
  }
  return issue.code === 'invalid_type' && issue.expected === 'never' ? 1 : 2;
}

/** The parameters, checked against an endpoint's allow-list and turned into numbers and flags. Throws StripeApiError. */
export function readParameters<Schema extends z.ZodType>(schema: Schema, raw: RawParameters): z.output<Schema> {
  const result = schema.safeParse(raw);
  if (result.success) {
    return result.data;
  }
  const [worst] = [...result.error.issues].sort((left, right) => weight(left) - weight(right));
  throw worst === undefined ? new StripeApiError({ message: 'Invalid request.' }) : toError(worst, raw);
}

/**
 * Since API version 2026-09-30.endive `payment_method_types` cannot be written. Stripe states this code for
 * PaymentIntents and SetupIntents; that Checkout Sessions answer with the same code is our guess.
 */
export function refuseRetiredParameters(raw: RawParameters): void {
  if (Object.hasOwn(raw, 'payment_method_types')) {
    throw refused(
      'payment_method_types',
      'payment_method_types is no longer supported. Use allowed_payment_method_types instead.',
      'payment_method_types_no_longer_supported',
    );
  }
}
