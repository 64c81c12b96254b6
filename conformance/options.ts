import type { ConsentRecord } from '../src/contract/types.js';
import type { Settings } from '../src/settings/settings.js';
import type { Step } from './step.js';

/** An attempt that waits to be paid, for whoever pays it. */
export interface Payable {
  readonly attemptId: string;
  readonly orderId: string | undefined;
  readonly step: Step;
}

/** What to check, and as which button on which page. */
export interface CheckOptions {
  /** The button's attributes, as the button itself reads them. */
  readonly settings: Settings;
  /** The address of the page that the button would stand on. */
  readonly page: string;
  /** Sent along with every start, as a `kr-pay-start` listener would. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly consent: ConsentRecord | undefined;
  /** Sent with every request: log-in, CSRF token. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** As a `Cookie` header, such as `session=1; theme=dark`. */
  readonly cookies: string;
  /** A page to open first, for its cookies. */
  readonly visit: string | undefined;
  /** Pays an attempt in the shopper's place. Rejects when it could not. */
  readonly pay: ((payable: Payable) => Promise<void>) | undefined;
}

/** What the kit does in the world. */
export interface Tools {
  send(request: Request): Promise<Response>;
  /** Milliseconds, from any beginning. */
  now(): number;
  pause(milliseconds: number): Promise<void>;
}

/** The tools of a real run. */
export const realTools: Tools = {
  send: (request) => fetch(request),
  now: () => performance.now(),
  pause: (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
};
