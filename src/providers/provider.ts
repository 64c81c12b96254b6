import type { Complaint, Failure } from '../contract/failure.js';
import type { Fields } from '../contract/json.js';
import type { ConfirmParams, Locale, Method } from '../contract/types.js';

/** Where the shopper is to be sent. Data, not a side effect: only `browser/navigate.ts` leaves the page. */
export interface Departure {
  /** As the provider gave it. The controller checks it against the address policy before anything moves. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** Form fields, for POST only. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** What a provider's own script said when it was done. Only the server knows what it means for the payment. */
export interface ScriptResult {
  /** Its fields as they are, for the confirm request. Client secrets are left out. */
  readonly params: ConfirmParams;
  /** It reported an error. */
  readonly complaint?: Complaint | undefined;
  /** The complaint may be of a request that the browser cancels for a page that is being left. */
  readonly cutOff?: boolean | undefined;
  /** It says that the browser refused its window: the shopper has not seen the provider. */
  readonly windowRefused?: boolean | undefined;
}

/** A provider's script that is loaded and waits to be called. */
export interface ScriptCall {
  /** Whether it opens a pop-up window, which needs a tap of a moment ago. */
  readonly opensWindow: boolean;
  /** Opens the provider's dialog, or leaves the page. Never rejects; stays open when the script never answers. */
  open(): Promise<ScriptResult>;
}

/** What a provider's answer asks of the browser. */
export type Handoff =
  /** Go there. */
  | { readonly type: 'depart'; readonly departure: Departure }
  /** Call the provider's script. */
  | { readonly type: 'call'; readonly call: ScriptCall }
  /** Nothing to do in the browser: ask confirm at once. */
  | { readonly type: 'settled' }
  /** The answer cannot be used, or the provider's script at `script` did not come. */
  | { readonly type: 'refused'; readonly failure: Failure; readonly script?: string };

/** What a provider may need to know beside its `action`. */
export interface StartContext {
  /** The whole start answer. */
  readonly body: Fields;
  /** Where the provider is to send the shopper back; the attempt's id is in it. */
  readonly returnUrl: string;
  readonly method: Method;
  readonly locale: Locale;
}

/** A provider is one module with one function, which validates its own slice of the start answer. */
export interface Provider {
  /** Reads the `action` of a start answer, and loads the provider's script if it takes one. Never throws or rejects. */
  start(action: unknown, context: StartContext): Handoff | Promise<Handoff>;
}

/** The answer cannot be used. */
export const refused = (why: Failure, script?: string): Handoff => ({
  type: 'refused',
  failure: why,
  ...(script && { script }),
});

/** Go to an address. */
export const depart = (url: string): Handoff => ({ type: 'depart', departure: { url, method: 'GET', fields: [] } });
