import type { PageLanguage } from '../../stripe/pages/wording.js';
import type { Outcome } from '../payments/outcome.js';

/** Everything the pages say, in one language. */
export interface Wording {
  readonly title: string;
  readonly text: string;
  readonly secondVisit: string;
  readonly saving: string;
  readonly total: string;
  readonly reference: string;
  readonly method: string;
  readonly more: string;
  readonly closeTitle: string;
  readonly closeText: string;
  readonly unknown: string;
  readonly wrongWay: string;
  readonly badForm: string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
}

const ko: Wording = {
  title: '결제 승인',
  text: '실제라면 여기에 결제 수단의 화면이 떠요. 시험할 결과를 골라 주세요.',
  secondVisit: '한 번 더 확인이 필요해서 다시 왔어요.',
  saving: '이 결제 수단은 등록되어 다음 결제에 쓰여요.',
  total: '합계',
  reference: '주문 참조',
  method: '결제 수단',
  more: '다른 경우',
  closeTitle: '끝났어요',
  closeText: '이 창을 닫아 주세요. 가게로는 돌아가지 않아요.',
  unknown: '그런 결제가 없어요.',
  wrongWay: '이 페이지는 가게가 보내 준 대로만 열 수 있어요.',
  badForm: '보낸 내용을 알 수 없어요.',
  outcomes: {
    approve: '승인',
    decline: '거절',
    cancel: '취소하고 돌아가기',
    slow: '늦게 승인 (처음에는 Pending)',
    received: '접수됨 (Received), 곧 승인',
    pending: '보류 (Pending), 소식 없음',
    'never-return': '승인하고 돌아가지 않기 (웹훅만)',
    abandon: '아무것도 하지 않고 닫기 (OFFER_CLOSED)',
    'webhook-first': '웹훅이 먼저 닿은 뒤 승인',
    'webhook-never': '웹훅 없이 승인',
    'wrong-amount': '1원 적게 승인',
    'follow-up': '한 번 더 이동해야 함',
  },
};

const en: Wording = {
  title: 'Authorize the payment',
  text: 'The payment method would show its own page here. Choose what shall come of it.',
  secondVisit: 'One more confirmation was asked for: this is the second visit.',
  saving: 'This payment method is saved and used for future payments.',
  total: 'Total',
  reference: 'Reference',
  method: 'Payment method',
  more: 'Other cases',
  closeTitle: 'Done',
  closeText: 'Close this window. It does not return to the shop.',
  unknown: 'There is no such payment.',
  wrongWay: 'This page opens only the way the shop was told to send you.',
  badForm: 'The form could not be read.',
  outcomes: {
    approve: 'Approve',
    decline: 'Decline',
    cancel: 'Cancel and go back',
    slow: 'Approve late (Pending at first)',
    received: 'Received, approved soon after',
    pending: 'Pending, and no news',
    'never-return': 'Approve, never return (webhook only)',
    abandon: 'Do nothing and close (OFFER_CLOSED)',
    'webhook-first': 'Approve after the webhook arrived',
    'webhook-never': 'Approve without a webhook',
    'wrong-amount': 'Approve 1 won less',
    'follow-up': 'Ask for one more redirect',
  },
};

export function wordingFor(language: PageLanguage): Wording {
  return language === 'ko' ? ko : en;
}
