/** What the types of every framework are made of. */
import type {
  KrPayConsentEvent,
  KrPayFailureEvent,
  KrPayPendingEvent,
  KrPayRedirectEvent,
  KrPayStartEvent,
  KrPaySuccessEvent,
} from '../dist/types/define.js';
import type { KrPayButtonAttributes, KrPayButtonProperties, KrPayTermAttributes } from './attributes.js';

/** The events of `<kr-pay-button>`. */
export interface KrPayButtonEvents {
  /** A term was ticked or unticked. */
  'kr-pay-consent': KrPayConsentEvent;
  /** Your server is about to be asked. Cancelable. */
  'kr-pay-start': KrPayStartEvent;
  /** The page is about to be left. Cancelable. */
  'kr-pay-redirect': KrPayRedirectEvent;
  /** The outcome is not known yet. */
  'kr-pay-pending': KrPayPendingEvent;
  /** Your server said that it succeeded. */
  'kr-pay-success': KrPaySuccessEvent;
  /** It ended otherwise. */
  'kr-pay-failure': KrPayFailureEvent;
}

type Optional<T> = { [Name in keyof T]?: T[Name] | undefined };

/** What a template may set on `<kr-pay-button>`, named as in HTML. */
export type ButtonProps = Optional<KrPayButtonAttributes & KrPayButtonProperties>;

/** What a template may set on `<kr-pay-term>`, named as in HTML. */
export type TermProps = Optional<KrPayTermAttributes>;

/** The listeners of `<kr-pay-button>` where their names begin with `Prefix`: `onkr-pay-success`, `on:kr-pay-success`. */
export type ButtonListeners<Prefix extends string> = {
  [Name in keyof KrPayButtonEvents as `${Prefix}${Name}`]?: ((event: KrPayButtonEvents[Name]) => void) | undefined;
};
