import type { EmulatedType, RedirectMethod } from './methods.js';
import type { Payment } from './payments/payment.js';
import type { WebhookDestination } from './webhooks/message.js';
import type { WebhookOutbox } from './webhooks/outbox.js';

/** A stored payment method, given out by webhook after the settlement. */
export interface Token {
  readonly id: string;
  readonly shopperReference: string;
  readonly type: EmulatedType;
}

/** What a charge of a token can come to. */
export type ChargeResult = 'Authorised' | 'Refused' | 'Received';

/** What every part of the emulator works with. */
export interface EmulatorContext {
  readonly origin: string;
  readonly apiKey: string;
  readonly merchantAccount: string;
  readonly enabledTypes: readonly EmulatedType[];
  readonly redirects: Readonly<Record<EmulatedType, RedirectMethod>>;
  /** Whether an approval asks for a second redirect. */
  readonly asksTwice: boolean;
  readonly judgeCharge: (reference: string) => ChargeResult;
  readonly webhook: WebhookDestination | undefined;
  readonly tokenWebhook: WebhookDestination | undefined;
  readonly delays: Delays;
  readonly outbox: WebhookOutbox;
  /** By id. */
  readonly payments: Map<string, Payment>;
  /** What `/payments/details` has taken already. */
  readonly spentResults: Set<string>;
  /** By id. */
  readonly tokens: Map<string, Token>;
}

/** Milliseconds. */
export interface Delays {
  /** Between an outcome and its webhook. */
  readonly webhook: number;
  /** The same for an outcome that takes its time. */
  readonly slow: number;
  /** Between the acknowledged AUTHORISATION and the webhook about the token. */
  readonly settlement: number;
}
