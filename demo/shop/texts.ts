import type { Language } from './language.js';

/** What the scripts of the shop say. Everything else stands in the pages, in both languages. */
export interface Texts {
  readonly titles: Readonly<Record<'product' | 'membership' | 'return' | 'order', string>>;
  readonly serverAway: string;
  readonly notFound: string;
  readonly tryAgain: string;
  readonly paid: string;
  readonly saved: string;
  readonly pending: string;
  readonly canceled: string;
  readonly failed: string;
  readonly nothingToCheck: string;
  readonly toMembership: string;
  readonly toRecord: string;
  readonly orderAgain: string;
  readonly order: (orderId: string) => string;
  readonly attempt: (attemptId: string) => string;
}

/** One table per language. A missing text does not compile. */
export const texts: Readonly<Record<Language, Texts>> = {
  ko: {
    titles: {
      product: '하동 세작 · 느린물',
      membership: '다달이 차 한 봉 · 느린물',
      return: '등록 결과 · 느린물',
      order: '주문 기록 · 느린물',
    },
    serverAway: '가게 서버에 닿지 못했어요. 서버를 켜고(npm start) 다시 시도해 주세요.',
    notFound: '그런 기록이 서버에 없어요. 결제를 시작한 주문만 기록돼요.',
    tryAgain: '다시 시도',
    paid: '결제했어요. 차를 곧 보내 드릴게요.',
    saved: '결제수단을 등록했어요. 오늘은 결제되지 않았어요.',
    pending: '아직 결과를 기다리고 있어요. 이 화면을 열어 두면 계속 확인해요.',
    canceled: '취소했어요. 아무것도 결제되거나 등록되지 않았어요.',
    failed: '이번에는 되지 않았어요.',
    nothingToCheck: '확인할 등록이 없어요. 등록은 멤버십에서 시작해요.',
    toMembership: '멤버십으로 가기',
    toRecord: '서버의 기록 보기',
    orderAgain: '새로 주문하기',
    order: (orderId) => `주문 ${orderId}`,
    attempt: (attemptId) => `시도 ${attemptId}`,
  },
  en: {
    titles: {
      product: 'Hadong Sejak · Slow Water',
      membership: 'A pouch a month · Slow Water',
      return: 'Your membership · Slow Water',
      order: 'Order record · Slow Water',
    },
    serverAway: 'The shop’s server does not answer. Start it (npm start) and try again.',
    notFound: 'The server has no such record. An order is recorded once paying for it has begun.',
    tryAgain: 'Try again',
    paid: 'Paid. Your tea will be on its way.',
    saved: 'Your payment method is saved. Nothing was charged today.',
    pending: 'Still waiting for the result. Keep this page open and it goes on checking.',
    canceled: 'Canceled. Nothing was charged or saved.',
    failed: 'It did not work this time.',
    nothingToCheck: 'There is nothing to check here. Joining starts at Membership.',
    toMembership: 'Go to Membership',
    toRecord: 'See the server’s record',
    orderAgain: 'Order again',
    order: (orderId) => `Order ${orderId}`,
    attempt: (attemptId) => `Attempt ${attemptId}`,
  },
};
