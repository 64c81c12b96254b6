import type { Language } from './language.js';

const ko = {
  check: '주문 확인',
  order: '주문',
  method: '결제수단',
  leaving: '결제사로 이동해요',
  goOn: '이동하지 않으면 여기를 눌러 계속하기',
  refreshes: '이 화면은 5초마다 스스로 다시 확인해요.',
  lookAgain: '지금 다시 확인하기',
  lookedAt: '가게가 결제를 확인하고 있어요',
  failed: '결제를 진행하지 못했어요',
  notCharged: '이번 시도로는 돈이 나가지 않았어요.',
  tryAgain: '다시 결제하기',
  backToShop: '가게로 돌아가기',
  noShopper: '누구의 주문인지 알 수 없어요. 쿠키를 허용하고 가게 첫 화면에서 다시 시작해 주세요.',
  methodNeedsScript:
    '이 결제수단은 자바스크립트가 있어야 결제할 수 있어요. 자바스크립트를 켜거나 다른 결제수단을 골라 주세요.',
  savingNeedsScript:
    '결제수단을 등록하려면 자바스크립트가 필요해요. 화면에 보인 약관과 동의를 그대로 기록해야 하기 때문이에요.',
};

const en: Readonly<Record<keyof typeof ko, string>> = {
  check: 'Check your order',
  order: 'Order',
  method: 'Payment method',
  leaving: 'On to the payment provider',
  goOn: 'Continue here if nothing happens',
  refreshes: 'This page asks again by itself every 5 seconds.',
  lookAgain: 'Ask again now',
  lookedAt: 'The shop is looking into this payment',
  failed: 'The payment did not go on',
  notCharged: 'Nothing was charged by this attempt.',
  tryAgain: 'Pay again',
  backToShop: 'Back to the shop',
  noShopper: 'We cannot tell whose order this is. Please allow cookies and begin again at the shop’s first page.',
  methodNeedsScript:
    'This payment method needs JavaScript. Please turn it on, or go back and choose another payment method.',
  savingNeedsScript:
    'Saving a payment method needs JavaScript: the terms on the screen and your answers to them have to be recorded exactly.',
};

/** What the pages without JavaScript say beside the button's own texts, in the languages of the shop's pages. */
export const plainWords: Readonly<Record<Language, typeof en>> = { ko, en };
