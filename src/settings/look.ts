import type { Locale, Method, Mode } from '../contract/types.js';
import { localeOf } from '../i18n/choose.js';

/** The attributes that are texts, as the properties are called. */
export const textNames = [
  'endpoint',
  'confirmEndpoint',
  'provider',
  'method',
  'mode',
  'orderId',
  'orderName',
  'amount',
  'currency',
  'returnUrl',
  'locale',
  'merchant',
  'frequency',
  'timing',
  'amountRule',
  'cancellation',
  'termsVersion',
  'credentials',
  'allowedHosts',
  'messageMode',
  'brandColors',
  'size',
] as const;

/** What stands on an element as text, whatever a script set there. Nothing where nothing is set; no object is a text. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return undefined;
  return /^(number|boolean)$/.test(typeof value) ? JSON.stringify(value) : '{}';
}

/** The attributes that decide how the button looks, as they stand on the element. */
export type RawLook = { readonly [K in 'method' | 'mode' | 'amount' | 'locale']?: unknown };

/** What the button says. Where an attribute is unusable its default stands here. */
export interface Look {
  readonly method: Method;
  readonly mode: Mode;
  /** Whole won. */
  readonly amount: number | undefined;
  readonly locale: Locale;
}

/** The payment methods. */
export const methods = ['kakao_pay', 'kr_card', 'naver_pay', 'samsung_pay', 'payco', 'toss_pay'] as const;
/** What can be asked of a method. */
export const modes = ['pay', 'save', 'pay-and-save', 'subscribe'] as const;

/** Reads what the button says. `nearest` is the language around the element. */
export function readLook(raw: RawLook, nearest: Locale): Look {
  const digits = textOf(raw.amount) ?? '';
  return {
    method: methods.find((each) => each === raw.method) ?? 'kakao_pay',
    mode: modes.find((each) => each === raw.mode) ?? 'pay',
    amount: /^\d{1,15}$/.test(digits) ? Number(digits) : undefined,
    locale: localeOf(textOf(raw.locale) ?? '') ?? nearest,
  };
}
