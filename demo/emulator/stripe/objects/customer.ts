import type Stripe from 'stripe';

export interface CustomerFacts {
  readonly id: string;
  /** Seconds since epoch. */
  readonly created: number;
  readonly email: string | undefined;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly description?: string | undefined;
  readonly preferredLocales?: readonly string[] | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

export function newCustomer(facts: CustomerFacts): Stripe.Customer {
  return {
    id: facts.id,
    object: 'customer',
    address: null,
    balance: 0,
    created: facts.created,
    currency: null,
    default_source: null,
    delinquent: false,
    description: facts.description ?? null,
    discount: null,
    email: facts.email ?? null,
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: { ...facts.metadata },
    name: facts.name ?? null,
    phone: facts.phone ?? null,
    preferred_locales: [...(facts.preferredLocales ?? [])],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
}
