import { z } from 'zod';

/** The names of the contract, for reading request bodies and database rows. */
export const providerName = z.enum(['stripe', 'portone', 'portone-v2', 'checkout', 'adyen']);
export const methodName = z.enum(['kakao_pay', 'kr_card', 'naver_pay', 'samsung_pay', 'payco', 'toss_pay']);
export const modeName = z.enum(['pay', 'save', 'pay-and-save', 'subscribe']);
export const localeName = z.enum(['ko', 'en', 'ja', 'zh']);
