import type { Method, Mode, ProviderName } from '../../src/contract/types.js';
import type { Language } from './language.js';

type Words = Readonly<Record<Language, string>>;

/** What the shop calls the providers. */
export const providerTitles: Readonly<Record<ProviderName, Words>> = {
  stripe: { ko: 'Stripe', en: 'Stripe' },
  portone: { ko: '포트원 V1', en: 'PortOne V1' },
  'portone-v2': { ko: '포트원 V2', en: 'PortOne V2' },
  checkout: { ko: 'Checkout.com', en: 'Checkout.com' },
  adyen: { ko: 'Adyen', en: 'Adyen' },
};

/** What the shop calls the payment methods. */
export const methodTitles: Readonly<Record<Method, Words>> = {
  kakao_pay: { ko: '카카오페이', en: 'Kakao Pay' },
  kr_card: { ko: '국내 카드', en: 'Korean card' },
  naver_pay: { ko: '네이버페이', en: 'Naver Pay' },
  samsung_pay: { ko: '삼성페이', en: 'Samsung Pay' },
  payco: { ko: '페이코', en: 'PAYCO' },
  toss_pay: { ko: '토스페이', en: 'Toss Pay' },
};

/** What the shop calls what is asked of a method. */
export const modeTitles: Readonly<Record<Mode, Words>> = {
  pay: { ko: '결제', en: 'pay' },
  save: { ko: '등록', en: 'save' },
  'pay-and-save': { ko: '결제하며 등록', en: 'pay and save' },
  subscribe: { ko: '정기결제', en: 'subscribe' },
};

/** Whether this is a provider that the button knows. */
export const isProvider = (name: unknown): name is ProviderName => has(providerTitles, name);
/** Whether this is a method that the button knows. */
export const isMethod = (name: unknown): name is Method => has(methodTitles, name);
/** Whether this is a mode that the button knows. */
export const isMode = (name: unknown): name is Mode => has(modeTitles, name);

const has = (titles: object, name: unknown): boolean => typeof name === 'string' && Object.hasOwn(titles, name);

/** In the order in which the shop shows them. */
export const allProviders: readonly ProviderName[] = Object.keys(providerTitles).filter(isProvider);
export const allMethods: readonly Method[] = Object.keys(methodTitles).filter(isMethod);
export const allModes: readonly Mode[] = Object.keys(modeTitles).filter(isMode);
