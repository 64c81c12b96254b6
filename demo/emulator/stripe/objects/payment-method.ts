import type Stripe from 'stripe';
import type { EmulatedMethod } from '../methods.js';

export interface PaymentMethodFacts {
  readonly id: string;
  readonly type: EmulatedMethod;
  /** Seconds since epoch. */
  readonly created: number;
  readonly email: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly allowRedisplay: Stripe.PaymentMethod.AllowRedisplay;
  readonly funding: 'card' | 'points';
  readonly metadata: Readonly<Record<string, string>>;
}

/** What the provider would tell of the shopper's account or card. The values are made up; a `card` has none. */
function typeDetails(type: EmulatedMethod, funding: 'card' | 'points'): Partial<Stripe.PaymentMethod> {
  const details: Readonly<Record<EmulatedMethod, Partial<Stripe.PaymentMethod>>> = {
    kakao_pay: { kakao_pay: {} },
    kr_card: { kr_card: { brand: 'shinhan', last4: '0000' } },
    naver_pay: { naver_pay: { buyer_id: 'emulated_buyer', funding } },
    payco: { payco: {} },
    samsung_pay: { samsung_pay: {} },
    card: {},
  };
  return details[type];
}

/** A payment method that belongs to no customer yet. */
export function newPaymentMethod(facts: PaymentMethodFacts): Stripe.PaymentMethod {
  return {
    id: facts.id,
    object: 'payment_method',
    allow_redisplay: facts.allowRedisplay,
    billing_details: { address: null, email: facts.email, name: facts.name, phone: facts.phone, tax_id: null },
    created: facts.created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: { ...facts.metadata },
    type: facts.type,
    ...typeDetails(facts.type, facts.funding),
  };
}
