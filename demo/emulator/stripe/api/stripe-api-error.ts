/** The wire values of `error.type` that this emulator answers with. */
export type StripeErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';

export type StripeErrorStatus = 400 | 401 | 402 | 403 | 404 | 409 | 500;

/** What an error answer is made of. `param` is a form path such as `line_items[0][quantity]`. */
export interface StripeErrorFacts {
  readonly status?: StripeErrorStatus;
  readonly type?: StripeErrorType;
  readonly code?: string;
  readonly declineCode?: string;
  readonly message: string;
  readonly param?: string;
  /** The PaymentIntent that was made and failed. */
  readonly paymentIntent?: object;
}

/** The JSON body of an error answer. */
export interface StripeErrorBody {
  readonly error: {
    readonly type: StripeErrorType;
    readonly code?: string;
    readonly decline_code?: string;
    readonly message: string;
    readonly param?: string;
    readonly doc_url?: string;
    readonly payment_intent?: object;
  };
}

/** Not one of Stripe's codes: Stripe has the feature and this emulator does not. */
export const notEmulatedCode = 'not_supported_by_this_emulator';

/** A refused request. Thrown by whatever finds the fault, answered in one place. 400 unless it says otherwise. */
export class StripeApiError extends Error {
  readonly status: StripeErrorStatus;
  readonly type: StripeErrorType;
  readonly code: string | undefined;
  readonly declineCode: string | undefined;
  readonly param: string | undefined;
  readonly paymentIntent: object | undefined;

  constructor(facts: StripeErrorFacts) {
    super(facts.message);
    this.name = 'StripeApiError';
    this.status = facts.status ?? 400;
    this.type = facts.type ?? 'invalid_request_error';
    this.code = facts.code;
    this.declineCode = facts.declineCode;
    this.param = facts.param;
    this.paymentIntent = facts.paymentIntent;
  }

  /** The answer's body. A `doc_url` stands there only for codes that Stripe documents. */
  get body(): StripeErrorBody {
    const documented = this.code !== undefined && this.code !== notEmulatedCode;
    return {
      error: {
        type: this.type,
        ...(this.code === undefined ? {} : { code: this.code }),
        ...(this.declineCode === undefined ? {} : { decline_code: this.declineCode }),
        message: this.message,
        ...(this.param === undefined ? {} : { param: this.param }),
        ...(documented ? { doc_url: `https://docs.stripe.com/error-codes#${this.code.replaceAll('_', '-')}` } : {}),
        ...(this.paymentIntent === undefined ? {} : { payment_intent: this.paymentIntent }),
      },
    };
  }
}

/** A parameter that must be there is not. */
export function missing(param: string, why = ''): StripeApiError {
  return new StripeApiError({ code: 'parameter_missing', param, message: `Missing required param: ${param}.${why}` });
}

/** Two parameters that cannot stand together. */
export function exclusive(first: string, second: string): StripeApiError {
  return new StripeApiError({
    code: 'parameters_exclusive',
    param: second,
    message: `You may only specify one of these parameters: ${first}, ${second}.`,
  });
}

/** A value or combination that Stripe refuses, where no code of Stripe's is known to us. */
export function refused(param: string, message: string, code?: string): StripeApiError {
  return new StripeApiError({ param, message, ...(code === undefined ? {} : { code }) });
}

/** A feature that Stripe has and this emulator does not. */
export function notEmulated(param: string, what: string): StripeApiError {
  return new StripeApiError({ code: notEmulatedCode, param, message: `This emulator does not do ${what} yet.` });
}

/** An id that names nothing: 404 in the path, 400 (Stripe does so too) in a parameter. */
export function noSuch(kind: string, id: string, param: string, status: 400 | 404 = 400): StripeApiError {
  return new StripeApiError({ status, code: 'resource_missing', param, message: `No such ${kind}: '${id}'` });
}
