import type { PageLanguage } from '../../stripe/pages/wording.js';
import type { Outcome } from '../payments/end-window.js';

const ko = {
  payTitle: '결제창',
  saveTitle: '자동결제 등록창',
  text: '실제라면 여기에 결제 수단의 화면이 떠요. 시험할 결과를 골라 주세요.',
  saving: '빌링키를 발급해요. 창에서는 돈이 나가지 않아요.',
  savingAndPaying: '결제하면서 빌링키도 발급해요.',
  order: '주문',
  total: '합계',
  unknown: '그런 결제창이 없어요.',
  over: '이미 끝난 결제창이에요.',
  badForm: '보낸 내용을 알 수 없어요.',
  doneTitle: '끝났어요',
  noAddress: 'm_redirect_url이 없어서 돌아갈 곳이 없어요.',
  closing: '가게에 알리고 있어요.',
  neverTold: '가게에는 알리지 않아요. 이 창을 닫아 주세요.',
  slow: '5초 뒤에 가게로 돌아가요.',
  goOn: '지금 돌아가기',
  outcomes: {
    approve: '승인',
    decline: '거절',
    cancel: '취소',
    slow: '승인, 5초 뒤에 알림',
    'never-return': '승인, 돌아가지 않음',
    'webhook-first': '승인, 웹훅이 먼저 닿음',
    'webhook-never': '승인, 웹훅 없음',
    'wrong-amount': '1원 적게 승인',
    'callback-never': '승인, 콜백 없음',
    'callback-twice': '승인, 콜백 두 번',
    'decline-charge': '빌링키 발급, 다음 청구는 거절',
  },
} as const;

/** Everything the pages say, in one language. */
export type Wording = {
  readonly [Key in keyof typeof ko]: (typeof ko)[Key] extends string ? string : Readonly<Record<Outcome, string>>;
};

const en: Wording = {
  payTitle: 'Payment window',
  saveTitle: 'Window for regular payments',
  text: 'The payment method would show its own page here. Choose what shall come of it.',
  saving: 'A billing key is issued. The window takes no money.',
  savingAndPaying: 'The payment also issues a billing key.',
  order: 'Order',
  total: 'Total',
  unknown: 'There is no such window.',
  over: 'This window is over already.',
  badForm: 'The form could not be read.',
  doneTitle: 'Done',
  noAddress: 'There was no m_redirect_url, so there is nowhere to return to.',
  closing: 'The shop is being told.',
  neverTold: 'The shop is not told. Close this window.',
  slow: 'You will return to the shop in 5 seconds.',
  goOn: 'Return now',
  outcomes: {
    approve: 'Approve',
    decline: 'Decline',
    cancel: 'Cancel',
    slow: 'Approve, tell after 5 seconds',
    'never-return': 'Approve, never return',
    'webhook-first': 'Approve, webhook arrives first',
    'webhook-never': 'Approve, no webhook',
    'wrong-amount': 'Approve 1 won less',
    'callback-never': 'Approve, no callback',
    'callback-twice': 'Approve, callback twice',
    'decline-charge': 'Issue the key, decline its charges',
  },
};

export function wordingFor(language: PageLanguage): Wording {
  return language === 'ko' ? ko : en;
}
