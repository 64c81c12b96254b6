import { createContext, runInContext } from 'node:vm';
import type { PaymentIntentResult, SetupIntentResult, StripeError } from '@stripe/stripe-js';
import type { Bench } from '../bench.js';

type ConfirmOptions = {
  readonly clientSecret?: string;
  readonly confirmParams?: object;
  readonly redirect?: string;
  readonly elements?: object;
};
type Confirm<Result> = (options: ConfirmOptions) => Promise<Result & { error?: StripeError }>;
type ConfirmSetupOf = (clientSecret: string, data?: object) => Promise<{ error: StripeError }>;

/** The part of Stripe.js that the emulator has. */
export interface EmulatedStripe {
  readonly confirmPayment: Confirm<PaymentIntentResult>;
  readonly confirmSetup: Confirm<SetupIntentResult>;
  readonly confirmKakaoPaySetup: ConfirmSetupOf;
  readonly confirmKrCardSetup: ConfirmSetupOf;
  readonly confirmNaverPaySetup: ConfirmSetupOf;
  readonly handleNextAction: (options: { readonly clientSecret: string }) => Promise<PaymentIntentResult>;
  readonly retrievePaymentIntent: (clientSecret: string) => Promise<PaymentIntentResult>;
  readonly retrieveSetupIntent: (clientSecret: string) => Promise<SetupIntentResult>;
}

type StripeConstructor = ((key: unknown) => EmulatedStripe) & { readonly version: string };

/** What a page has after the script has run: the global, and the addresses it was sent to. */
export interface Page {
  readonly Stripe: StripeConstructor;
  readonly left: readonly string[];
  /** The first address that the page is sent to. */
  readonly leaving: Promise<string>;
}

/** Runs the emulator's script as a page would. A window of our own stands in for the browser's. */
export async function openPage({ emulator }: Pick<Bench, 'emulator'>, path = '/v3/stripe.js'): Promise<Page> {
  const script = await (await fetch(`${emulator.origin}${path}`)).text();
  const left: string[] = [];
  let leave: (address: string) => void = () => undefined;
  const leaving = new Promise<string>((resolve) => {
    leave = resolve;
  });
  const assign = (address: string): void => {
    left.push(address);
    leave(address);
  };
  const window: { Stripe?: StripeConstructor; location: object } = { location: { assign } };
  runInContext(script, createContext({ window, fetch, URL, URLSearchParams }));
  if (window.Stripe === undefined) {
    throw new Error('Expected the script to define the global Stripe.');
  }
  return { Stripe: window.Stripe, left, leaving };
}

/** Whether a promise is still pending after everything that is under way has had its turn. */
export async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const waiting = Symbol('waiting');
  const turn = new Promise((resolve) => {
    setImmediate(resolve, waiting);
  });
  return (await Promise.race([promise, turn])) === waiting;
}
