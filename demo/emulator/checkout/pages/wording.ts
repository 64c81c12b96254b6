import type { PaymentStatus } from '../objects/payment.js';

/** The languages of the pages. */
export type PageLanguage = 'ko' | 'en';

/** What a tester can make of a payment, in the order of the page; each is also its button's id. */
export const outcomes = [
  'approve',
  'decline',
  'cancel',
  'expire',
  'slow',
  'never-return',
  'webhook-first',
  'webhook-never',
  'wrong-amount',
] as const;

/** See `outcomes`. */
export type Outcome = (typeof outcomes)[number];

/** Everything the pages say, in one language. */
export interface Wording {
  readonly title: string;
  readonly text: string;
  readonly item: string;
  readonly total: string;
  readonly others: string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly over: Readonly<Record<PaymentStatus, string>>;
  readonly back: string;
  readonly closeTitle: string;
  readonly closeText: string;
  readonly unknown: string;
  readonly badForm: string;
}

const ko: Wording = {
  title: '카카오페이 결제 (시뮬레이터)',
  text: '실제라면 여기에 카카오페이의 화면이 떠요. 시험할 결과를 골라 주세요.',
  item: '주문',
  total: '합계',
  others: '다른 결과',
  outcomes: {
    approve: '승인',
    decline: '거절',
    cancel: '취소하고 닫기',
    expire: '시간 초과',
    slow: '승인하지만 늦게 알려 주기',
    'never-return': '승인하고 돌아가지 않기',
    'webhook-first': '웹훅이 먼저 닿은 뒤 돌아가기',
    'webhook-never': '웹훅 없이 돌아가기',
    'wrong-amount': '1원 적게 승인하기',
  },
  over: {
    Pending: '결제가 진행되고 있어요.',
    Captured: '이미 끝난 결제예요.',
    Declined: '거절된 결제예요.',
    Canceled: '취소된 결제예요.',
    Expired: '시간이 지나 끝난 결제예요.',
  },
  back: '가게로 돌아가기',
  closeTitle: '끝났어요',
  closeText: '승인했어요. 이 창을 닫아 주세요. 가게로는 돌아가지 않아요.',
  unknown: '그런 페이지가 없어요.',
  badForm: '보낸 내용을 알 수 없어요.',
};

const en: Wording = {
  title: 'Pay with Kakao Pay (simulated)',
  text: 'Kakao Pay would show its own page here. Choose what shall come of it.',
  item: 'Order',
  total: 'Total',
  others: 'Other outcomes',
  outcomes: {
    approve: 'Approve',
    decline: 'Decline',
    cancel: 'Cancel and close',
    expire: 'Run out of time',
    slow: 'Approve, but answer late',
    'never-return': 'Approve and never return',
    'webhook-first': 'Approve, return after the webhook',
    'webhook-never': 'Approve, send no webhook',
    'wrong-amount': 'Approve 1 won less',
  },
  over: {
    Pending: 'This payment is under way.',
    Captured: 'This payment is done already.',
    Declined: 'This payment was declined.',
    Canceled: 'This payment was canceled.',
    Expired: 'This payment has expired.',
  },
  back: 'Back to the shop',
  closeTitle: 'Done',
  closeText: 'Approved. Close this window. It does not return to the shop.',
  unknown: 'There is no such page.',
  badForm: 'The form could not be read.',
};

export function wordingFor(language: PageLanguage): Wording {
  return language === 'ko' ? ko : en;
}

/** `14,000원` or `₩14,000`. Whole won. */
export function formatWon(amount: number, language: PageLanguage): string {
  const won = new Intl.NumberFormat('ko').format(amount);
  return language === 'ko' ? `${won}원` : `₩${won}`;
}

/** The browser's first language, Korean or English; Korean when it names none. */
export function chooseLanguage(acceptLanguage: string | undefined): PageLanguage {
  return /^\s*ko\b/i.test(acceptLanguage ?? 'ko') ? 'ko' : 'en';
}
