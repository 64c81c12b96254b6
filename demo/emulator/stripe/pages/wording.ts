import type { EmulatedMethod } from '../methods.js';

/** The languages of the pages. */
export type PageLanguage = 'ko' | 'en';

const ko = {
  title: '결제',
  pay: '결제하기',
  save: '등록하기',
  buying: '주문 내용',
  saving: '결제 수단 등록',
  savingText: '결제 수단을 저장해요. 지금은 돈이 나가지 않아요.',
  reuse: '이 결제 수단은 저장되어 다음 결제에 쓰여요.',
  total: '합계',
  method: '결제 수단',
  noMethod: '쓸 수 있는 결제 수단이 없어요.',
  email: '이메일',
  terms: '판매자의 약관에 동의해요',
  back: '← 돌아가기',
  failed: '결제 수단 승인이 되지 않았어요. 다시 해 보거나 다른 수단을 골라 주세요.',
  chooseMethod: '결제 수단을 골라 주세요.',
  giveEmail: '이메일을 적어 주세요.',
  acceptTerms: '약관에 동의해 주세요.',
  complete: '이미 끝난 결제예요.',
  expired: '시간이 지나 끝난 결제예요. 가게로 돌아가 다시 시작해 주세요.',
  unknown: '그런 페이지가 없어요.',
  badForm: '보낸 내용을 알 수 없어요.',
  over: '이 승인 요청은 이미 끝났어요.',
  testTitle: '테스트 승인 페이지',
  testText: '실제라면 여기에 결제 수단의 화면이 떠요. 시험할 결과를 골라 주세요.',
  authorize: '승인',
  fail: '실패',
  cancel: '사용자 취소',
  timeOut: '시간 초과',
  outcome: '승인하면',
  outcomes: {
    approve: '바로 돌아가기',
    'approve-no-return': '돌아가지 않기 (웹훅만)',
    'approve-slowly': '늦게 돌아가기',
    'approve-wrong-amount': '1원 적게 결제하고 돌아가기',
    'webhook-never': '웹훅 없이 돌아가기',
    'webhook-first': '웹훅이 먼저 닿은 뒤 돌아가기',
  },
  later: '저장된 수단의 다음 결제는',
  laterCharges: {
    succeed: '성공',
    decline: '거절',
    'authentication-required': '본인 승인 필요',
  },
  savedTitle: '저장된 결제 수단',
  savedText: '가게가 손님 없이 결제할 때 어떻게 될지 골라 주세요.',
  noSaved: '저장된 결제 수단이 없어요.',
  apply: '바꾸기',
  seconds: '늦게 돌아갈 때 몇 초 뒤',
  closeTitle: '끝났어요',
  closeText: '승인했어요. 이 창을 닫아 주세요. 가게로는 돌아가지 않아요.',
  slowTitle: '승인하고 있어요',
  slowText: '잠시 뒤 가게로 돌아가요.',
  goOn: '지금 돌아가기',
} as const;

/** Everything the pages say, in one language. */
export type Wording = {
  readonly [Key in keyof typeof ko]: (typeof ko)[Key] extends string
    ? string
    : Readonly<Record<keyof (typeof ko)[Key], string>>;
};

const en: Wording = {
  title: 'Checkout',
  pay: 'Pay',
  save: 'Save',
  buying: 'Your order',
  saving: 'Save a payment method',
  savingText: 'The payment method is saved. Nothing is charged now.',
  reuse: 'This payment method is saved and used for future payments.',
  total: 'Total',
  method: 'Payment method',
  noMethod: 'There is no payment method to choose.',
  email: 'E-mail',
  terms: 'I agree to the terms of the shop',
  back: '← Back',
  failed: 'The payment method was not authorized. Try again or choose another one.',
  chooseMethod: 'Choose a payment method.',
  giveEmail: 'Enter your e-mail.',
  acceptTerms: 'Agree to the terms.',
  complete: 'This checkout is complete already.',
  expired: 'This checkout has expired. Go back to the shop and start again.',
  unknown: 'There is no such page.',
  badForm: 'The form could not be read.',
  over: 'This request is over already.',
  testTitle: 'Test authorization page',
  testText: 'The payment method would show its own page here. Choose what shall come of it.',
  authorize: 'Authorize',
  fail: 'Fail',
  cancel: 'Cancel',
  timeOut: 'Time out',
  outcome: 'When authorized',
  outcomes: {
    approve: 'return at once',
    'approve-no-return': 'never return (webhook only)',
    'approve-slowly': 'return late',
    'approve-wrong-amount': 'take 1 won less and return',
    'webhook-never': 'return, send no webhook',
    'webhook-first': 'return after the webhook arrived',
  },
  later: 'Later charges of the saved method',
  laterCharges: {
    succeed: 'succeed',
    decline: 'are declined',
    'authentication-required': 'need the shopper',
  },
  savedTitle: 'Saved payment methods',
  savedText: 'Choose what comes of charges that the shop makes without the shopper.',
  noSaved: 'No payment method is saved.',
  apply: 'Change',
  seconds: 'Seconds, when returning late',
  closeTitle: 'Done',
  closeText: 'Authorized. Close this window. It does not return to the shop.',
  slowTitle: 'Authorizing',
  slowText: 'You will return to the shop in a moment.',
  goOn: 'Return now',
};

const methodNames: Readonly<Record<EmulatedMethod, readonly [ko: string, en: string]>> = {
  kakao_pay: ['카카오페이', 'Kakao Pay'],
  kr_card: ['국내 카드', 'Korean card'],
  naver_pay: ['네이버페이', 'Naver Pay'],
  payco: ['페이코', 'PAYCO'],
  samsung_pay: ['삼성페이', 'Samsung Pay'],
  card: ['카드', 'Card'],
};

export function wordingFor(language: PageLanguage): Wording {
  return language === 'ko' ? ko : en;
}

export function methodName(type: EmulatedMethod, language: PageLanguage): string {
  return methodNames[type][language === 'ko' ? 0 : 1];
}

/** `14,000원` or `₩14,000`; other currencies as Intl writes them. `amount` is in the currency's smallest unit. */
export function formatAmount(amount: number, currency: string, language: PageLanguage): string {
  if (currency === 'krw') {
    const won = new Intl.NumberFormat('ko').format(amount);
    return language === 'ko' ? `${won}원` : `₩${won}`;
  }
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

/** The page's language: the session's `locale`, and for `auto` or none the browser's. Korean or English. */
export function chooseLanguage(locale: string | null, acceptLanguage: string | undefined): PageLanguage {
  const wanted = locale === null || locale === 'auto' ? (acceptLanguage ?? 'ko') : locale;
  return /^\s*ko\b/i.test(wanted) ? 'ko' : 'en';
}
