import type { Language } from './language.js';

/** What the pages say about consents that were given: to their shopper, and in the back office. */
export interface ConsentTexts {
  readonly savedAt: string;
  readonly canceledAt: string;
  readonly amount: string;
  readonly free: string;
  readonly stands: string;
  readonly withdraw: string;
  readonly withdrawWarning: string;
  readonly withdrawNow: string;
  readonly withdrawn: string;
  readonly refused: string;
  readonly record: string;
  readonly recordOfCustomer: string;
  readonly recordJson: string;
  readonly priceChanges: (amount: string, day: string) => string;
  readonly priceAgreed: (amount: string, day: string) => string;
  readonly toPrice: string;
  readonly oldPrice: string;
  readonly newPrice: string;
  readonly from: string;
  readonly fromLine: (day: string) => string;
  readonly method: string;
  readonly howToCancel: string;
  readonly noChange: string;
  readonly early: (day: string) => string;
  readonly over: string;
  readonly agree: string;
  readonly agreedNow: (amount: string, day: string) => string;
  readonly otherwise: (amount: string) => string;
  readonly published: (version: string) => string;
  readonly announced: string;
}

/** One table per language. */
export const consentTexts: Readonly<Record<Language, ConsentTexts>> = {
  ko: {
    savedAt: '등록한 때',
    canceledAt: '해지한 때',
    amount: '금액',
    free: '무료',
    stands: '청구할 수 있는 동의가 살아 있어요.',
    withdraw: '해지하기',
    withdrawWarning: '해지하면 이 결제수단으로 더는 결제되지 않아요. 동의 기록은 그대로 남고, 해지가 따로 적혀요.',
    withdrawNow: '지금 해지하기',
    withdrawn: '해지했어요. 더는 결제되지 않아요.',
    refused: '해지하지 못했어요. 다시 시도해 주세요.',
    record: '동의 기록 (인쇄용)',
    recordOfCustomer: '이 고객의 동의 기록 (인쇄용)',
    recordJson: 'JSON',
    priceChanges: (amount, day) => `${day} 결제부터 ${amount}으로 바뀌어요. 동의하시기 전에는 지금 값 그대로예요.`,
    priceAgreed: (amount, day) => `${day} 결제부터 ${amount}에 동의하셨어요.`,
    toPrice: '보고 동의하기',
    oldPrice: '지금 값',
    newPrice: '바뀌는 값',
    from: '바뀌는 날',
    fromLine: (day) => `${day}에 돌아오는 결제부터`,
    method: '결제수단',
    howToCancel: '해지 방법',
    noChange: '지금 알려 드릴 값의 변경이 없어요. 등록한 결제수단이 있고 가게가 변경을 알렸을 때 여기에 보여요.',
    early: (day) => `동의는 ${day}부터 하실 수 있어요. 바뀌는 날 30일 안에 한 동의만 쓸 수 있어요.`,
    over: '이 변경에 동의할 수 있는 때가 지났어요. 동의하지 않으셨다면 예전 값 그대로예요.',
    agree: '새 값에 동의하기',
    agreedNow: (amount, day) =>
      `동의를 적어 두었어요. ${day} 결제부터 ${amount}이에요. 오늘은 아무것도 결제되지 않았어요.`,
    otherwise: (amount) => `동의하지 않으시면 ${amount} 그대로이고, 언제든지 해지하실 수 있어요.`,
    published: (version) => `${version} 판이 지금부터 쓰여요. 열려 있던 화면은 다시 동의를 받아야 해요.`,
    announced: '알렸어요. 손님은 값 변경 화면에서 보고 동의할 수 있어요.',
  },
  en: {
    savedAt: 'Saved at',
    canceledAt: 'Ended at',
    amount: 'Amount',
    free: 'free',
    stands: 'Your consent to be charged stands.',
    withdraw: 'Withdraw',
    withdrawWarning:
      'After this the method is not charged any more. The consent record stays as it is; the withdrawal is written down beside it.',
    withdrawNow: 'Withdraw now',
    withdrawn: 'Withdrawn. Nothing more is charged.',
    refused: 'It could not be withdrawn. Please try again.',
    record: 'Consent record (for print)',
    recordOfCustomer: 'This customer’s consent records (for print)',
    recordJson: 'JSON',
    priceChanges: (amount, day) =>
      `${amount} from the payment of ${day} on. Before you agree, the price stays as it is.`,
    priceAgreed: (amount, day) => `You agreed to ${amount} from the payment of ${day} on.`,
    toPrice: 'Read and agree',
    oldPrice: 'Price now',
    newPrice: 'New price',
    from: 'From',
    fromLine: (day) => `payments that fall due on ${day} or later`,
    method: 'Payment method',
    howToCancel: 'How to cancel',
    noChange:
      'There is no change of price to tell you of. It appears here once you have saved a method and the shop has announced one.',
    early: (day) => `You can agree from ${day} on. Only a consent within the thirty days before the change counts.`,
    over: 'The time to agree to this change is over. If you did not, the price stays as it was.',
    agree: 'Agree to the new price',
    agreedNow: (amount, day) =>
      `Your consent is on record: ${amount} from the payment of ${day} on. Nothing was charged today.`,
    otherwise: (amount) => `If you do not agree it stays ${amount}, and you can cancel at any time.`,
    published: (version) => `Version ${version} is in force from now on. Pages that were open must ask again.`,
    announced: 'Announced. Shoppers can read it and agree on the price page.',
  },
};
