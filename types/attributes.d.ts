/**
 * The attributes of both elements, once: what stands here is in the editors' data and in every framework's types.
 * All are optional in a page; which of them a mode needs is in the descriptions.
 */
import type { OwnTexts, Term } from '../dist/types/index.js';

/** The attributes of `<kr-pay-button>`. */
export interface KrPayButtonAttributes {
  /** The address of your server that starts and confirms. Required, unless a form within has an `action`. */
  endpoint: string;
  /**
   * The address that confirms, if it is another one.
   * @default endpoint
   */
  'confirm-endpoint': string;
  /** A wish for a provider, passed to your server; its answer decides. */
  provider: 'stripe' | 'portone' | 'portone-v2' | 'checkout' | 'adyen';
  /**
   * The payment method: label, color, and passed to your server.
   * @default kakao_pay
   */
  method: 'kakao_pay' | 'kr_card' | 'naver_pay' | 'samsung_pay' | 'payco' | 'toss_pay';
  /**
   * Pay once, keep the method without a charge, both, or a recurring payment.
   * @default pay
   */
  mode: 'pay' | 'save' | 'pay-and-save' | 'subscribe';
  /** Your order. Required unless `mode` is `save`. */
  'order-id': string;
  /** What is bought, shown beside the terms and passed to your server. */
  'order-name': string;
  /** Whole won, digits only, such as 14000: shown, and for your server to compare. Never trusted. */
  amount: string | number;
  /**
   * The currency of the amount.
   * @default KRW
   */
  currency: 'KRW';
  /**
   * Where the shopper comes back: an address of this site, or of a host in `allowed-hosts`.
   * @default the current page
   */
  'return-url': string;
  /**
   * The language.
   * @default the nearest lang, then ko
   */
  locale: 'ko' | 'en' | 'ja' | 'zh';
  /** Who may charge: for the mandate. Required unless `mode` is `pay`. */
  merchant: string;
  /** How often is charged: for the mandate. Required unless `mode` is `pay`. */
  frequency: 'one-time' | 'recurring';
  /** When is charged: for the mandate. Required unless `mode` is `pay`. */
  timing: string;
  /** How the amount is determined: for the mandate. Required unless `mode` is `pay`. */
  'amount-rule': string;
  /** How the shopper ends it: for the mandate. Required when `mode` is `subscribe`. */
  cancellation: string;
  /** The version of your terms, kept in the record of consent. */
  'terms-version': string;
  /**
   * Whether cookies go to an endpoint of another origin.
   * @default same-origin
   */
  credentials: 'same-origin' | 'include' | 'omit';
  /** The only hosts that a redirect may name: `host` or `host:port`, separated by spaces, `*.` for subdomains. */
  'allowed-hosts': string;
  /** Works inside a frame of another origin too; the top window leaves then. */
  'allow-framed': boolean;
  /**
   * `verbatim` shows the provider's own message unchanged; the default of `naver_pay` with a `provider` of PortOne's.
   * @default friendly
   */
  'message-mode': 'friendly' | 'verbatim';
  /**
   * `off` for a plain button.
   * @default on
   */
  'brand-colors': 'on' | 'off';
  /**
   * 44, 48 or 56 pixels high.
   * @default m
   */
  size: 's' | 'm' | 'l';
  /** The button cannot be pressed. */
  disabled: boolean;
}

/** What a script or a framework may set on `<kr-pay-button>` that has no attribute. */
export interface KrPayButtonProperties {
  /** Terms beyond the mandate, after those of `<kr-pay-term>` children. */
  terms: readonly Term[];
  /** Texts of your own in the places of the element's, in the language that the page shows. */
  texts: OwnTexts;
}

/** The attributes of `<kr-pay-term>`. */
export interface KrPayTermAttributes {
  /** The version of this term, kept in the record of consent. */
  version: string;
  /** The shopper cannot go on without agreeing. */
  required: boolean;
  /** Where the full text can be read: an `https:` address. */
  href: string;
}
