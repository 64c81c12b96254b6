import { checkEndpoint, checkReturn, parseAllowedHosts } from '../address/policy.js';
import type { AllowedHost } from '../address/policy.js';
import type { Locale, Method, Mode, ProviderName } from '../contract/types.js';
import { localeOf } from '../i18n/choose.js';
import type { MandateItems } from '../i18n/messages.js';

/** The attributes as they stand on the element. */
export interface RawSettings {
  readonly endpoint: string | undefined;
  readonly confirmEndpoint: string | undefined;
  readonly provider: string | undefined;
  readonly method: string | undefined;
  readonly mode: string | undefined;
  readonly orderId: string | undefined;
  readonly orderName: string | undefined;
  readonly amount: string | number | undefined;
  readonly currency: string | undefined;
  readonly returnUrl: string | undefined;
  readonly locale: string | undefined;
  readonly merchant: string | undefined;
  readonly frequency: string | undefined;
  readonly timing: string | undefined;
  readonly amountRule: string | undefined;
  readonly cancellation: string | undefined;
  readonly termsVersion: string | undefined;
  readonly credentials: string | undefined;
  readonly allowedHosts: string | undefined;
  readonly messageMode: string | undefined;
  readonly brandColors: string | undefined;
  readonly size: string | undefined;
}

/** The attributes, read. Where one is unusable its default stands here, and `problem` says so. */
export interface Settings {
  /** Absolute; empty when unusable. */
  readonly endpoint: string;
  readonly confirmEndpoint: string;
  readonly provider: ProviderName | undefined;
  readonly method: Method;
  readonly mode: Mode;
  readonly orderId: string | undefined;
  readonly orderName: string | undefined;
  /** Whole won. */
  readonly amount: number | undefined;
  readonly locale: Locale;
  /** Absolute, without fragment and without our own parameter. */
  readonly returnUrl: string;
  readonly mandate: MandateItems | undefined;
  readonly termsVersion: string | undefined;
  readonly credentials: RequestCredentials;
  readonly allowedHosts: readonly AllowedHost[];
  readonly verbatim: boolean;
  /** What is wrong, for the developer: the first unusable attribute and what was expected. */
  readonly problem: string | undefined;
}

const providers = ['stripe', 'portone', 'portone-v2', 'checkout', 'adyen'] as const;
const methods = ['kakao_pay', 'kr_card', 'naver_pay', 'samsung_pay', 'payco', 'toss_pay'] as const;
const modes = ['pay', 'save', 'pay-and-save', 'subscribe'] as const;
const credentials = ['same-origin', 'include', 'omit'] as const;

/**
 * Reads the attributes. `page` is the page's address, `nearest` the language around the element, `formAction` the
 * endpoint of a form that works without JavaScript. Never throws.
 */
export function readSettings(raw: RawSettings, page: string, nearest: Locale, formAction?: string): Settings {
  let problem: string | undefined;
  const complain = (name: string, expected: string, got: unknown): void => {
    problem ??= `${name}: expected ${expected}, got ${JSON.stringify(got ?? null)}`;
  };
  const oneOf = <T extends string>(name: string, value: string | undefined, allowed: readonly T[], fallback: T): T => {
    const found = allowed.find((each) => each === (value || fallback));
    if (!found) complain(name, allowed.join(' | '), value);
    return found ?? fallback;
  };
  const address = (name: string, value: string | undefined): string => {
    const checked = checkEndpoint(value ?? '', page);
    if (!checked || !value) complain(name, 'a URL of your server', value);
    return value && checked ? checked : '';
  };

  const mode = oneOf('mode', raw.mode, modes, 'pay');
  const endpoint = address('endpoint', raw.endpoint || formAction);
  const confirmEndpoint = raw.confirmEndpoint ? address('confirm-endpoint', raw.confirmEndpoint) : endpoint;
  const provider = raw.provider ? oneOf('provider', raw.provider, providers, 'stripe') : undefined;
  const method = oneOf('method', raw.method, methods, 'kakao_pay');
  oneOf('currency', raw.currency, ['KRW'], 'KRW');
  oneOf('brand-colors', raw.brandColors, ['on', 'off'], 'on');
  oneOf('size', raw.size, ['s', 'm', 'l'], 'm');
  const verbatim = oneOf('message-mode', raw.messageMode, ['friendly', 'verbatim'], 'friendly') === 'verbatim';

  if (!raw.orderId && mode !== 'save') complain('order-id', 'the order', raw.orderId);
  const digits = `${raw.amount ?? ''}`;
  const amount = digits && /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
  if (digits && amount === undefined) complain('amount', 'whole won, digits only, such as 14000', raw.amount);

  const allowedHosts = parseAllowedHosts(raw.allowedHosts ?? '');
  if (!allowedHosts) complain('allowed-hosts', 'hosts such as pay.example *.psp.example', raw.allowedHosts);
  const here = page.replace(/#.*/s, '');
  const returnUrl = raw.returnUrl ? checkReturn(raw.returnUrl, page, allowedHosts ?? []) : here;
  if (!returnUrl) complain('return-url', 'an address of this site', raw.returnUrl);

  const locale = raw.locale ? localeOf(raw.locale) : nearest;
  if (!locale) complain('locale', 'ko | en | ja | zh', raw.locale);

  return {
    endpoint,
    confirmEndpoint,
    provider,
    method,
    mode,
    orderId: raw.orderId || undefined,
    orderName: raw.orderName || undefined,
    amount,
    locale: locale ?? nearest,
    returnUrl: returnUrl ?? '',
    mandate: mode === 'pay' ? undefined : readMandate(),
    termsVersion: raw.termsVersion || undefined,
    credentials: oneOf('credentials', raw.credentials, credentials, 'same-origin'),
    allowedHosts: allowedHosts ?? [],
    verbatim,
    problem,
  };

  function readMandate(): MandateItems | undefined {
    const { merchant, timing, amountRule, cancellation } = raw;
    const frequency = (['one-time', 'recurring'] as const).find((each) => each === raw.frequency);
    if (!frequency) complain('frequency', 'one-time | recurring', raw.frequency);
    for (const [name, value] of [
      ['merchant', merchant],
      ['timing', timing],
      ['amount-rule', amountRule],
      ['cancellation', mode === 'subscribe' ? cancellation : 'optional'],
    ] as const)
      if (!value?.trim()) complain(name, `a text when mode is ${mode}`, value);
    if (!merchant?.trim() || !frequency || !timing?.trim() || !amountRule?.trim()) return undefined;
    return { merchant, frequency, timing, amountRule, ...(cancellation?.trim() && { cancellation }) };
  }
}
