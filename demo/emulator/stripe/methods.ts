/** The Korean payment method types Stripe offers. */
export const koreanMethods = ['kakao_pay', 'kr_card', 'naver_pay', 'payco', 'samsung_pay'] as const;

/** What the emulator can show: the Korean methods and `card`. */
export const emulatedMethods = [...koreanMethods, 'card'] as const;

export type KoreanMethod = (typeof koreanMethods)[number];
export type EmulatedMethod = (typeof emulatedMethods)[number];

/** Hard maximum of a Samsung Pay payment in whole won (Stripe: "Accept a payment using Samsung Pay in South Korea"). */
export const samsungPayMaximum = 2_000_000;

export function isKoreanMethod(type: string): type is KoreanMethod {
  return koreanMethods.some((method) => method === type);
}

export function isEmulatedMethod(type: string): type is EmulatedMethod {
  return emulatedMethods.some((method) => method === type);
}

/** Whether Stripe can save the method for later. PAYCO and Samsung Pay are one-time only. */
export function isReusable(type: EmulatedMethod): boolean {
  return type !== 'payco' && type !== 'samsung_pay';
}

/** What a payment or a saving asks of its methods. `amount` is in the currency's smallest unit, whole won for KRW. */
export interface MethodNeeds {
  readonly currency: string | undefined;
  readonly amount: number | undefined;
  readonly reuse: boolean;
}

/** Why a method cannot serve these needs, in English for an API error, or undefined when it can. */
export function unsuitability(type: EmulatedMethod, needs: MethodNeeds): string | undefined {
  if (isKoreanMethod(type) && needs.currency !== undefined && needs.currency !== 'krw') {
    return `The payment method ${type} needs the currency krw, not ${needs.currency}.`;
  }
  if (needs.reuse && !isReusable(type)) {
    return `The payment method ${type} cannot be saved for future payments.`;
  }
  if (type === 'samsung_pay' && (needs.amount ?? 0) > samsungPayMaximum) {
    return `The payment method samsung_pay takes at most ${samsungPayMaximum} won.`;
  }
  return undefined;
}

/** The lists a request may give. `allowed` is a filter, not a list of what will be shown. */
export interface MethodLists {
  readonly enabled: readonly EmulatedMethod[];
  readonly allowed?: readonly string[] | undefined;
  readonly excluded?: readonly string[] | undefined;
}

/** The methods that are switched on, fit the needs and pass the request's filter, in the dashboard's order. */
export function eligibleMethods(lists: MethodLists, needs: MethodNeeds): EmulatedMethod[] {
  return lists.enabled.filter(
    (type) =>
      (lists.allowed?.includes(type) ?? true) &&
      !lists.excluded?.includes(type) &&
      unsuitability(type, needs) === undefined,
  );
}
