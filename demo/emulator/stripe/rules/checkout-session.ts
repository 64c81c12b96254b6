import { exclusive, missing, noSuch, notEmulated, refused } from '../api/stripe-api-error.js';
import {
  eligibleMethods,
  type EmulatedMethod,
  isEmulatedMethod,
  isKoreanMethod,
  type MethodNeeds,
  unsuitability,
} from '../methods.js';
import type { SessionParameters } from '../parameters/checkout-session.js';
import { checkAmount } from './amount.js';
import { checkAddresses, decideExpiry, type UiMode } from './session-addresses.js';

/** What follows from a session's parameters. */
export interface SessionDecision {
  readonly mode: 'payment' | 'setup';
  readonly uiMode: UiMode;
  readonly currency: string | null;
  /** In the currency's smallest unit, whole won for KRW; null in setup mode. */
  readonly amount: number | null;
  /** What the page will offer. */
  readonly methods: readonly EmulatedMethod[];
  /** Seconds since epoch. */
  readonly expiresAt: number;
}

/** What the rules need to know besides the parameters. */
export interface SessionSurroundings {
  /** Seconds since epoch. */
  readonly now: number;
  readonly enabledMethods: readonly EmulatedMethod[];
}

function refuseInMode(parameters: SessionParameters, mode: string, names: readonly (keyof SessionParameters)[]): void {
  for (const name of names) {
    if (parameters[name] !== undefined) {
      // For line_items in setup mode it is unconfirmed whether Stripe refuses or ignores; refusing finds the mistake.
      throw refused(name, `You can not pass \`${name}\` in \`${mode}\` mode.`);
    }
  }
}

function checkCustomer(parameters: SessionParameters): void {
  if (parameters.customer !== undefined && parameters.customer_email !== undefined) {
    throw exclusive('customer', 'customer_email');
  }
  if (parameters.customer !== undefined && parameters.customer_creation !== undefined) {
    throw exclusive('customer', 'customer_creation');
  }
}

/** The lines' total in their one currency. */
function total(parameters: SessionParameters): { amount: number; currency: string } {
  let amount = 0;
  let currency: string | undefined;
  const lines = parameters.line_items;
  if (lines === undefined) {
    throw missing('line_items');
  }
  for (const [index, line] of lines.entries()) {
    const at = `line_items[${index}]`;
    if (line.price !== undefined) {
      throw line.price_data === undefined
        ? noSuch('price', line.price, `${at}[price]`)
        : exclusive(`${at}[price]`, `${at}[price_data]`);
    }
    if (line.price_data === undefined) {
      throw missing(`${at}[price_data]`);
    }
    if (line.quantity === undefined) {
      throw missing(`${at}[quantity]`);
    }
    if (line.quantity < 1) {
      throw refused(`${at}[quantity]`, 'The quantity must be at least 1.', 'parameter_invalid_integer');
    }
    if (line.price_data.unit_amount < 0) {
      throw refused(
        `${at}[price_data][unit_amount]`,
        'The unit amount must not be negative.',
        'parameter_invalid_integer',
      );
    }
    currency ??= parameters.currency ?? line.price_data.currency;
    if (line.price_data.currency !== currency) {
      throw refused(
        `${at}[price_data][currency]`,
        `All prices of a session must be in one currency, here ${currency}.`,
      );
    }
    amount += line.price_data.unit_amount * line.quantity;
  }
  if (currency === undefined) {
    throw missing('line_items');
  }
  checkAmount(amount, currency, 'line_items');
  return { amount, currency };
}

function checkOptions(parameters: SessionParameters): void {
  const saving = parameters.payment_intent_data?.setup_future_usage;
  // The Korean methods know `off_session` only; `card` alone may be kept on session.
  if (saving === 'on_session' && !parameters.allowed_payment_method_types?.every((type) => !isKoreanMethod(type))) {
    throw refused('payment_intent_data[setup_future_usage]', 'Korean payment methods can only be saved `off_session`.');
  }
}

/**
 * Stripe drops unfit methods from the filter silently. A Korean method that is asked for by name and can never fit is
 * refused here instead, so that the mistake is found; methods that are only switched off still vanish silently.
 */
function checkNamedMethods(parameters: SessionParameters, needs: MethodNeeds): void {
  for (const [index, type] of (parameters.allowed_payment_method_types ?? []).entries()) {
    const reason = isEmulatedMethod(type) ? unsuitability(type, needs) : undefined;
    if (reason !== undefined) {
      throw refused(`allowed_payment_method_types[${index}]`, reason);
    }
  }
}

/** Checks what parameters mean together and says what follows. Throws StripeApiError. */
export function decideSession(parameters: SessionParameters, surroundings: SessionSurroundings): SessionDecision {
  const { mode } = parameters;
  if (mode === 'subscription') {
    throw notEmulated('mode', 'mode `subscription`');
  }
  if (parameters.allowed_payment_method_types && parameters.excluded_payment_method_types) {
    throw exclusive('allowed_payment_method_types', 'excluded_payment_method_types');
  }
  const uiMode = checkAddresses(parameters);
  checkCustomer(parameters);
  const expiresAt = decideExpiry(parameters.expires_at, surroundings.now);

  let amount: number | undefined;
  let currency = parameters.currency;
  if (mode === 'setup') {
    refuseInMode(parameters, mode, [
      'line_items',
      'payment_intent_data',
      'saved_payment_method_options',
      'submit_type',
    ]);
    if (currency === undefined && parameters.allowed_payment_method_types === undefined) {
      throw missing('currency', ' It is needed in `setup` mode without `allowed_payment_method_types`.');
    }
  } else {
    refuseInMode(parameters, mode, ['setup_intent_data']);
    ({ amount, currency } = total(parameters));
    checkOptions(parameters);
  }

  const reuse = mode === 'setup' || parameters.payment_intent_data?.setup_future_usage !== undefined;
  const needs: MethodNeeds = { currency, amount, reuse };
  checkNamedMethods(parameters, needs);
  const methods = eligibleMethods(
    {
      enabled: surroundings.enabledMethods,
      allowed: parameters.allowed_payment_method_types,
      excluded: parameters.excluded_payment_method_types,
    },
    needs,
  );
  // What Stripe does when nothing is left is unconfirmed. An empty list makes the merchant's own check work for it.
  return { mode, uiMode, currency: currency ?? null, amount: amount ?? null, methods, expiresAt };
}
