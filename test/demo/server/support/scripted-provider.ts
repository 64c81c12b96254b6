import { z } from 'zod';
import type {
  AttemptAtProvider,
  ChargeOutcome,
  ChargeToMake,
  Observation,
  PaymentProvider,
  Webhook,
} from '../../../../demo/server/providers/provider.js';

/** What the provider will say, and what it was asked. It is an object in the test: no socket, no emulator. */
export interface ProviderScript {
  observe: (attempt: AttemptAtProvider) => Observation | Promise<Observation>;
  /** What it says when an attempt is given up; without one, what `observe` says. */
  expire?: ((attempt: AttemptAtProvider) => Observation | Promise<Observation>) | undefined;
  charge: (charge: ChargeToMake) => ChargeOutcome | Promise<ChargeOutcome>;
  find: (chargeId: string) => ChargeOutcome | { readonly status: 'missing' };
  /** The attempts that it was asked to give up, oldest first. */
  readonly expired: string[];
  /** The attempts that it was asked about, oldest first. */
  readonly asked: string[];
  /** The charges that it was asked to make, oldest first. */
  readonly charged: Omit<ChargeToMake, 'chargeGuard'>[];
}

const webhookBody = z.custom<Webhook>((value) => typeof value === 'object' && value !== null && 'eventId' in value);

/** A provider that says what the test tells it to. A webhook's body is the webhook itself, as JSON. */
export function scriptProvider(): { readonly provider: PaymentProvider; readonly script: ProviderScript } {
  const script: ProviderScript = {
    observe: ({ attemptId }) => ({ status: 'open', attemptId }),
    charge: () => ({ status: 'unknown', reason: 'the test has not said' }),
    find: () => ({ status: 'missing' }),
    expired: [],
    asked: [],
    charged: [],
  };
  const provider: PaymentProvider = {
    name: 'portone',
    create: async ({ attemptId }) => ({ type: 'created', objectId: objectOf(attemptId), action: {} }),
    retrieve: async (attempt) => {
      script.asked.push(attempt.attemptId);
      return script.observe(attempt);
    },
    expire: async (attempt) => {
      script.expired.push(attempt.attemptId);
      return (script.expire ?? script.observe)(attempt);
    },
    findCharge: async (chargeId) => script.find(chargeId),
    charge: async (charge) => {
      const { chargeGuard: _guard, ...asked } = charge;
      script.charged.push(asked);
      return script.charge(charge);
    },
    readWebhook: async (body) => [webhookBody.parse(JSON.parse(body))],
  };
  return { provider, script };
}

/** The id of the provider's object for an attempt. */
export const objectOf = (attemptId: string): string => `object-${attemptId}`;

/** What the scripted provider can charge again. */
export const savedAtProvider = { customerId: 'customer-1', paymentMethodId: 'method-1', mandateId: null };
