import { checkEndpoint, checkReturn, parseAllowedHosts } from '../address/policy.js';
import type { AllowedHost } from '../address/policy.js';
import { providerNames } from '../contract/types.js';
import type { Locale, ProviderName } from '../contract/types.js';
import { localeOf } from '../i18n/choose.js';
import type { MandateItems } from '../i18n/messages.js';
import { methods, modes, readLook, textNames, textOf } from './look.js';
import type { Look } from './look.js';
import { phrase } from './phrase.js';

/** The attributes as they stand on the element: texts, though a script can set anything. */
export type RawSettings = Readonly<Record<(typeof textNames)[number], string | undefined>>;

/** The attributes of an element as texts, whatever was set. Never throws. */
export function readTexts(element: { readonly [K in keyof RawSettings]: unknown }): RawSettings {
  const texts: Record<string, string | undefined> = {};
  for (const name of textNames) texts[name] = textOf(element[name]);
  return texts as unknown as RawSettings;
}

/** The attributes, read. Where one is unusable its default stands here, and `problem` says so. */
export interface Settings extends Look {
  /** Absolute; empty when unusable. */
  readonly endpoint: string;
  readonly confirmEndpoint: string;
  readonly provider: ProviderName | undefined;
  readonly orderId: string | undefined;
  readonly orderName: string | undefined;
  /** Absolute, without fragment. */
  readonly returnUrl: string;
  readonly mandate: MandateItems | undefined;
  readonly termsVersion: string | undefined;
  readonly credentials: RequestCredentials;
  readonly allowedHosts: readonly AllowedHost[];
  readonly verbatim: boolean;
  /** What is wrong, for the developer: the first unusable attribute and what was expected. */
  readonly problem: string | undefined;
}

const credentials = ['same-origin', 'include', 'omit'] as const;
const frequencies = ['one-time', 'recurring'] as const;

/**
 * Reads the attributes. `page` is the page's address, `nearest` the language around the element, `formAction` the
 * endpoint of a form that works without JavaScript. Never throws.
 */
export function readSettings(raw: RawSettings, page: string, nearest: Locale, formAction?: string | null): Settings {
  let problem: string | undefined;
  /** Passes a value on; where there is none, notes that the attribute is unusable. */
  const need = <T>(value: T, name: string, expected: string, got: unknown): T => {
    if (!value) problem ??= `${name}: expected ${expected}, got ${JSON.stringify(got ?? null)}`;
    return value;
  };
  const oneOf = <T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T | undefined =>
    value
      ? need(
          allowed.find((each) => each === value),
          name,
          allowed.join(' | '),
          value,
        )
      : undefined;
  const server = (name: string, value: string | null | undefined): string =>
    need((value && checkEndpoint(value, page)) || '', name, 'a URL of your server', value);

  const look = readLook(raw, nearest);
  const { mode, amount } = look;
  oneOf('mode', raw.mode, modes);
  oneOf('method', raw.method, methods);
  oneOf('currency', raw.currency, ['KRW']);
  oneOf('brand-colors', raw.brandColors, ['on', 'off']);
  oneOf('size', raw.size, ['s', 'm', 'l']);
  need(!raw.locale || localeOf(raw.locale), 'locale', 'ko | en | ja | zh', raw.locale);
  need(!raw.amount || amount !== undefined, 'amount', 'whole won such as 14000', raw.amount);
  const endpoint = server('endpoint', raw.endpoint || formAction);
  const allowedHosts = parseAllowedHosts(raw.allowedHosts ?? '');
  need(allowedHosts, 'allowed-hosts', 'hosts such as *.psp.example', raw.allowedHosts);
  const hosts = allowedHosts ?? [];
  const returnUrl = raw.returnUrl ? checkReturn(raw.returnUrl, page, hosts) : page.replace(/#.*/s, '');
  need(returnUrl, 'return-url', 'an address of this site', raw.returnUrl);
  need(mode === 'save' || raw.orderId, 'order-id', 'your order', raw.orderId);
  const frequency = oneOf('frequency', raw.frequency, frequencies);

  // Naver Pay's review, through PortOne, wants its own words read.
  const usual = look.method === 'naver_pay' && raw.provider?.startsWith('portone') ? 'verbatim' : 'friendly';

  return {
    ...look,
    endpoint,
    confirmEndpoint: raw.confirmEndpoint ? server('confirm-endpoint', raw.confirmEndpoint) : endpoint,
    provider: oneOf('provider', raw.provider, providerNames),
    orderId: raw.orderId || undefined,
    orderName: raw.orderName || undefined,
    returnUrl: returnUrl ?? '',
    mandate: mode === 'pay' ? undefined : readMandate(),
    termsVersion: raw.termsVersion || undefined,
    credentials: oneOf('credentials', raw.credentials, credentials) ?? 'same-origin',
    allowedHosts: hosts,
    verbatim: (oneOf('message-mode', raw.messageMode, ['friendly', 'verbatim']) ?? usual) === 'verbatim',
    // Read last: an object's fields are made in order.
    problem,
  };

  function readMandate(): MandateItems | undefined {
    const wanted = `a text with mode ${mode}`;
    const merchant = need(raw.merchant?.trim(), 'merchant', wanted, raw.merchant);
    need(frequency, 'frequency', frequencies.join(' | '), raw.frequency);
    const timing = need(raw.timing && phrase(raw.timing), 'timing', wanted, raw.timing);
    const amountRule = need(raw.amountRule && phrase(raw.amountRule), 'amount-rule', wanted, raw.amountRule);
    const cancellation = raw.cancellation && phrase(raw.cancellation);
    need(mode !== 'subscribe' || cancellation, 'cancellation', wanted, cancellation);
    return merchant && frequency && timing && amountRule
      ? { merchant, frequency, timing, amountRule, ...(cancellation && { cancellation }) }
      : undefined;
  }
}
