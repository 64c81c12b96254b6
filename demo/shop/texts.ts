import type { Language } from './language.js';

/** What the scripts of the shop say. Everything else stands in the pages, in both languages. */
export interface Texts {
  readonly titles: Readonly<
    Record<'product' | 'membership' | 'return' | 'order' | 'bench' | 'admin' | 'price', string>
  >;
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
  readonly paidAndSaved: string;
  readonly subscribed: string;
  readonly scriptAway: string;
  readonly emulator: string;
  readonly testMode: string;
  readonly notHere: string;
  readonly atEmulator: (origin: string) => string;
  readonly atProvider: string;
  /** What Stripe's pages on Korean methods ask a shop to say on its own page before the shopper is sent on. */
  readonly processor: readonly [before: string, link: string, after: string];
}

/** NICEPAY's terms of use, as Stripe's pages link them. */
export const processorTerms = 'https://start.nicepay.co.kr/homepage/terms/bill.do';

/** One table per language. A missing text does not compile. */
export const texts: Readonly<Record<Language, Texts>> = {
  ko: {
    titles: {
      product: '하동 세작 · 느린물',
      membership: '다달이 차 한 봉 · 느린물',
      return: '등록 결과 · 느린물',
      order: '주문 기록 · 느린물',
      bench: '결제 시험대 · 느린물',
      admin: '가게 장부 · 느린물',
      price: '값이 바뀌어요 · 느린물',
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
    paidAndSaved: '결제했어요. 결제수단도 등록했어요.',
    subscribed: '첫 달을 결제하고 정기결제를 시작했어요.',
    scriptAway: '에뮬레이터의 스크립트를 받지 못했어요. 에뮬레이터가 켜져 있는지 보고 다시 시도해 주세요.',
    emulator: '에뮬레이터',
    testMode: '시험 모드',
    notHere: '이 가게에는 없는 결제사예요.',
    atEmulator: (origin) => `지금은 결제사 대신 이 컴퓨터의 에뮬레이터(${origin})가 받아요. 실제 돈은 움직이지 않아요.`,
    atProvider: '결제사의 시험 모드로 이어져요. 실제 돈은 움직이지 않아요.',
    processor: [
      '단추를 누르면 다음 단계로 이동해요. 이 거래는 나이스페이(NICEPAY)의 ',
      '이용약관',
      '에 따라 나이스페이가 처리해요.',
    ],
  },
  en: {
    titles: {
      product: 'Hadong Sejak · Slow Water',
      membership: 'A pouch a month · Slow Water',
      return: 'Your membership · Slow Water',
      order: 'Order record · Slow Water',
      bench: 'Payment bench · Slow Water',
      admin: 'Back office · Slow Water',
      price: 'A change of price · Slow Water',
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
    paidAndSaved: 'Paid, and your payment method is saved.',
    subscribed: 'The first month is paid and your subscription has begun.',
    scriptAway: 'The emulator’s script did not load. See that the emulator runs, and try again.',
    emulator: 'emulator',
    testMode: 'test mode',
    notHere: 'This shop has no such provider.',
    atEmulator: (origin) => `An emulator on this machine (${origin}) stands in for the provider. No money moves.`,
    atProvider: 'This goes to the provider’s test mode. No money moves.',
    processor: [
      'After submission, you’re redirected to complete next steps. This transaction is processed through NICEPAY in accordance with NICEPAY’s ',
      'terms of use',
      '.',
    ],
  },
};
