import type { z } from 'zod';

/** An answer of the API before it goes over the wire. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

type ErrorType = 'validation' | 'security' | 'configuration' | 'internal';

export function answered(body: object): ApiAnswer {
  return { status: 200, body };
}

/** Adyen's ServiceError. */
export function serviceError(status: number, errorCode: string, errorType: ErrorType, message: string): ApiAnswer {
  return { status, body: { status, errorCode, message, errorType } };
}

export const unauthorized = serviceError(401, '000', 'security', 'HTTP Status Response - Unauthorized');
export const wrongMerchantAccount = serviceError(403, '901', 'security', 'Invalid Merchant Account');

export function invalid(errorCode: string, message: string): ApiAnswer {
  return serviceError(422, errorCode, 'validation', message);
}

const missingCodes: ReadonlyMap<string, readonly [code: string, message: string]> = new Map([
  ['returnUrl', ['14_030', 'Return URL is missing.']],
  ['reference', ['130', "Required field 'reference' is not provided."]],
  ['amount', ['100', "Required object 'amount' is not provided."]],
  ['paymentMethod', ['14_004', 'Missing payment method details']],
]);

/** What Adyen says about a body that its schema does not take. `structure` is the name of the schema. */
export function schemaError(structure: string, error: z.ZodError, body: unknown): ApiAnswer {
  const issue = error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    const fields = issue.keys.join(', ');
    const message = `Structure of ${structure} contains the following unknown fields: [${fields}]`;
    return serviceError(400, '702', 'validation', message);
  }
  const path = (issue?.path ?? []).map(String);
  const field = path.join('.');
  if (valueAt(body, path) === undefined && field !== '') {
    const [code, message] = missingCodes.get(field) ?? ['702', `Required field '${field}' is not provided.`];
    return invalid(code, message);
  }
  return invalid('702', `Field '${field || structure}' is not valid: ${issue?.message ?? 'not as expected'}`);
}

function valueAt(body: unknown, path: readonly string[]): unknown {
  const step = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
  return path.reduce(step, body);
}
