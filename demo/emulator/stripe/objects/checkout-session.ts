import type Stripe from 'stripe';
import type { SessionParameters } from '../parameters/checkout-session.js';
import type { SessionDecision } from '../rules/checkout-session.js';

export interface SessionFacts {
  readonly id: string;
  /** Seconds since epoch. */
  readonly created: number;
  readonly parameters: SessionParameters;
  readonly decision: SessionDecision;
  /** The hosted page's address, for `ui_mode=hosted_page`. */
  readonly url: string | null;
  /** For the other modes. */
  readonly clientSecret: string | null;
  /** The shopper's e-mail, when the request or its customer has one. */
  readonly email: string | null;
  readonly setupIntent: string | null;
}

function customerDetails(email: string | null): Stripe.Checkout.Session.CustomerDetails | null {
  return email === null
    ? null
    : {
        address: null,
        business_name: null,
        email,
        individual_name: null,
        name: null,
        phone: null,
        tax_exempt: 'none',
        tax_ids: [],
      };
}

function consentCollection(parameters: SessionParameters): Stripe.Checkout.Session.ConsentCollection | null {
  const asked = parameters.consent_collection;
  return asked === undefined
    ? null
    : {
        payment_method_reuse_agreement: asked.payment_method_reuse_agreement ?? null,
        promotions: null,
        terms_of_service: asked.terms_of_service ?? null,
      };
}

function savedPaymentMethodOptions(
  parameters: SessionParameters,
): Stripe.Checkout.Session.SavedPaymentMethodOptions | null {
  const asked = parameters.saved_payment_method_options;
  return asked === undefined
    ? null
    : {
        allow_redisplay_filters: asked.allow_redisplay_filters ?? null,
        payment_method_remove: asked.payment_method_remove ?? null,
        payment_method_save: asked.payment_method_save ?? null,
      };
}

/** An open session. A PaymentIntent comes with the shopper's first attempt; a SetupIntent is there from the start. */
export function newCheckoutSession(facts: SessionFacts): Stripe.Checkout.Session {
  const { parameters, decision } = facts;
  const guest = decision.mode === 'payment' && parameters.customer === undefined;
  return {
    id: facts.id,
    object: 'checkout.session',
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: parameters.allowed_payment_method_types ?? null,
    amount_subtotal: decision.amount,
    amount_total: decision.amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: parameters.cancel_url ?? null,
    client_reference_id: parameters.client_reference_id ?? null,
    client_secret: facts.clientSecret,
    collected_information: null,
    consent: null,
    consent_collection: consentCollection(parameters),
    created: facts.created,
    currency: decision.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: parameters.customer ?? null,
    customer_account: null,
    customer_creation: parameters.customer_creation ?? (guest ? 'if_required' : null),
    customer_details: customerDetails(facts.email),
    customer_email: parameters.customer_email ?? null,
    discounts: [],
    ...(parameters.excluded_payment_method_types
      ? { excluded_payment_method_types: parameters.excluded_payment_method_types }
      : {}),
    expires_at: decision.expiresAt,
    integration_identifier: parameters.integration_identifier ?? null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: parameters.locale ?? null,
    managed_payments: null,
    metadata: { ...parameters.metadata },
    mode: decision.mode,
    origin_context: parameters.origin_context ?? null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: decision.mode === 'payment' ? 'if_required' : 'always',
    payment_method_configuration_details: null,
    payment_method_options: sessionMethodOptions(parameters),
    payment_method_types: [...decision.methods],
    payment_status: decision.mode === 'setup' ? 'no_payment_required' : 'unpaid',
    permissions: null,
    ...(parameters.redirect_on_completion ? { redirect_on_completion: parameters.redirect_on_completion } : {}),
    recovered_from: null,
    ...(parameters.return_url ? { return_url: parameters.return_url } : {}),
    saved_payment_method_options: savedPaymentMethodOptions(parameters),
    setup_intent: facts.setupIntent,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: parameters.submit_type ?? null,
    subscription: null,
    success_url: parameters.success_url ?? null,
    total_details: decision.mode === 'payment' ? { amount_discount: 0, amount_shipping: 0, amount_tax: 0 } : null,
    ui_mode: decision.uiMode,
    url: facts.url,
    wallet_options: null,
  };
}

/** The session's `payment_method_options` without what was not given. */
function sessionMethodOptions(parameters: SessionParameters): Stripe.Checkout.Session.PaymentMethodOptions {
  return compactMethodOptions(parameters.payment_method_options);
}

type MethodOptions = SessionParameters['payment_method_options'];
type CompactMethodOptions = Stripe.Checkout.Session.PaymentMethodOptions & Stripe.PaymentIntent.PaymentMethodOptions;

/** Method options as Stripe repeats them on sessions and PaymentIntents: only what was given. */
export function compactMethodOptions(options: MethodOptions): CompactMethodOptions {
  const compact: CompactMethodOptions = {};
  for (const type of ['kakao_pay', 'kr_card', 'naver_pay'] as const) {
    const usage = options?.[type]?.setup_future_usage;
    if (usage !== undefined) {
      compact[type] = { setup_future_usage: usage };
    }
  }
  for (const type of ['payco', 'samsung_pay'] as const) {
    if (options?.[type]?.setup_future_usage !== undefined) {
      compact[type] = { setup_future_usage: 'none' };
    }
  }
  return compact;
}

/** What the shopper and the payment added to a session by finishing it. */
export interface Completion {
  readonly customer: string | null;
  readonly email: string | null;
  readonly termsAccepted: boolean;
}

export function completedSession(session: Stripe.Checkout.Session, completion: Completion): Stripe.Checkout.Session {
  return {
    ...session,
    client_secret: null,
    consent: completion.termsAccepted ? { promotions: null, terms_of_service: 'accepted' } : null,
    customer: completion.customer,
    customer_details: customerDetails(completion.email),
    payment_status: session.mode === 'setup' ? 'no_payment_required' : 'paid',
    status: 'complete',
    url: null,
  };
}

export function expiredSession(session: Stripe.Checkout.Session): Stripe.Checkout.Session {
  return { ...session, client_secret: null, status: 'expired', url: null };
}
