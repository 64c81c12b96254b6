import type { Outcome } from '../browser/outcomes.js';
import type { PageLanguage } from '../../stripe/pages/wording.js';

/** Everything the pages say, in one language. */
export interface Wording {
  readonly payTitle: string;
  readonly saveTitle: string;
  readonly text: string;
  readonly channel: string;
  readonly order: string;
  readonly total: string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly unknown: string;
  readonly badForm: string;
  readonly doneTitle: string;
  readonly stay: string;
  readonly reported: string;
  readonly slow: string;
  readonly goOn: string;
}

const ko: Wording = {
  payTitle: '시험 결제',
  saveTitle: '시험 빌링키 발급',
  text: '실제라면 여기에 결제사의 화면이 떠요. 시험할 결과를 골라 주세요.',
  channel: '채널',
  order: '주문',
  total: '금액',
  outcomes: {
    approve: '승인',
    decline: '거절',
    cancel: '취소',
    slow: '승인하고 늦게 답하기',
    'never-return': '승인하고 돌아가지 않기',
    'callback-never': '승인하고 창만 닫기 (답 없음)',
    'webhook-first': '웹훅이 먼저 닿은 뒤 돌아가기',
    'webhook-never': '웹훅 없이 돌아가기',
    'wrong-amount': '1원 적게 결제',
    'decline-charges': '발급하고, 이 키의 결제는 거절',
    'needs-confirmation': '발급하되 서버 확인 필요 (수동 승인)',
  },
  unknown: '그런 창이 없어요.',
  badForm: '보낸 내용을 알 수 없어요.',
  doneTitle: '끝났어요',
  stay: '승인했어요. 가게로는 돌아가지 않아요. 창을 닫아 주세요.',
  reported: '결과를 가게에 알렸어요.',
  slow: '잠시 뒤 가게로 돌아가요.',
  goOn: '지금 돌아가기',
};

const en: Wording = {
  payTitle: 'Test payment',
  saveTitle: 'Test billing key',
  text: 'The payment company would show its own page here. Choose what shall come of it.',
  channel: 'Channel',
  order: 'Order',
  total: 'Total',
  outcomes: {
    approve: 'Approve',
    decline: 'Decline',
    cancel: 'Cancel',
    slow: 'Approve and answer late',
    'never-return': 'Approve and never return',
    'callback-never': 'Approve and close without an answer',
    'webhook-first': 'Return after the webhook arrived',
    'webhook-never': 'Return, send no webhook',
    'wrong-amount': 'Take 1 won less',
    'decline-charges': 'Issue, and decline charges of this key',
    'needs-confirmation': 'Issue, to be confirmed by the server',
  },
  unknown: 'There is no such window.',
  badForm: 'The form could not be read.',
  doneTitle: 'Done',
  stay: 'Approved. This window does not return to the shop: close it.',
  reported: 'The shop was told.',
  slow: 'You will return to the shop in a moment.',
  goOn: 'Return now',
};

export function wordingFor(language: PageLanguage): Wording {
  return language === 'ko' ? ko : en;
}
