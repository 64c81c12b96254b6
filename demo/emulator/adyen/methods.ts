/** The payment method types that Adyen reaches by a redirect in Korea. */
export const emulatedTypes = ['kakaopay', 'kcp_creditcard', 'kcp_naverpay', 'kcp_payco'] as const;
export type EmulatedType = (typeof emulatedTypes)[number];

/** How the browser is sent to the method's page. */
export type RedirectMethod = 'GET' | 'POST';

export function isEmulatedType(type: string): type is EmulatedType {
  return emulatedTypes.some((each) => each === type);
}

/** How each type redirects unless told otherwise. Adyen's own sample for Naver Pay is a GET; PAYCO and cards are a guess. */
export const usualRedirects: Readonly<Record<EmulatedType, RedirectMethod>> = {
  kakaopay: 'GET',
  kcp_creditcard: 'POST',
  kcp_naverpay: 'GET',
  kcp_payco: 'POST',
};

/** The names that `/paymentMethods` and the page show. */
export const typeNames: Readonly<Record<EmulatedType, { readonly ko: string; readonly en: string }>> = {
  kakaopay: { ko: '카카오페이', en: 'KakaoPay' },
  kcp_creditcard: { ko: '국내 카드', en: 'Korean Credit Card' },
  kcp_naverpay: { ko: '네이버페이', en: 'Naver Pay' },
  kcp_payco: { ko: '페이코', en: 'PAYCO' },
};
