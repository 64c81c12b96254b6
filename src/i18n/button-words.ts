import type { Locale, Method, Mode } from '../contract/types.js';

/** What the button itself says. There from the start, in every language; all else loads with the checkout. */
export interface ButtonWords {
  /** A method's name in running text. Brands are not translated. */
  readonly methods: Readonly<Record<Method, string>>;
  /** What the button says. */
  readonly labels: Readonly<Record<Mode, (method: string) => string>>;
  /** `amount` in whole won. */
  readonly amount: (amount: number) => string;
  readonly starting: string;
  /** Said when one of our own files did not come. */
  readonly network: string;
}

const brands = {
  kakao_pay: 'Kakao Pay',
  naver_pay: 'Naver Pay',
  samsung_pay: 'Samsung Pay',
  payco: 'PAYCO',
  toss_pay: 'Toss Pay',
};
/** 14,000. The same in all four languages, and a formatter is too slow for each rendering. */
const grouped = (amount: number): string => `${amount}`.replace(/\B(?=(\d{3})+$)/g, ',');
const won = (amount: number): string => `₩${grouped(amount)}`;
/** In Chinese a brand in Latin letters has spaces around it. */
export const spaced = (name: string): string => (/\w/.test(name) ? ` ${name} ` : name);

/** Japanese and Chinese checkout pages write brands and amounts as English ones do. */
export const buttonWords: Readonly<Record<Locale, ButtonWords>> = {
  ko: {
    methods: {
      kakao_pay: '카카오페이',
      kr_card: '국내 카드',
      naver_pay: '네이버페이',
      samsung_pay: '삼성페이',
      payco: '페이코',
      toss_pay: '토스페이',
    },
    labels: {
      pay: (name) => `${name}로 결제하기`,
      save: (name) => `${name} 등록하기`,
      'pay-and-save': (name) => `${name}로 결제하고 등록하기`,
      subscribe: (name) => `${name}로 정기결제 시작하기`,
    },
    amount: (amount) => `${grouped(amount)}원`,
    starting: '결제를 준비하고 있어요.',
    network: '상점에 연결하지 못했어요. 다시 눌러도 두 번 결제되지 않아요.',
  },
  en: {
    methods: { ...brands, kr_card: 'Korean card' },
    labels: {
      pay: (name) => `Pay with ${name}`,
      save: (name) => `Save ${name}`,
      'pay-and-save': (name) => `Pay and save ${name}`,
      subscribe: (name) => `Subscribe with ${name}`,
    },
    amount: won,
    starting: 'Preparing your payment.',
    network: 'We could not reach the shop. You can press again without being charged twice.',
  },
  ja: {
    methods: { ...brands, kr_card: '韓国のカード' },
    labels: {
      pay: (name) => `${name}で支払う`,
      save: (name) => `${name}を登録する`,
      'pay-and-save': (name) => `${name}で支払って登録する`,
      subscribe: (name) => `${name}で定期払いを開始`,
    },
    amount: won,
    starting: 'お支払いの準備をしています。',
    network: 'お店に接続できませんでした。もう一度押しても、二重に請求されることはありません。',
  },
  zh: {
    methods: { ...brands, kr_card: '韩国银行卡' },
    labels: {
      pay: (name) => `使用${spaced(name)}支付`,
      save: (name) => `绑定${spaced(name)}`,
      'pay-and-save': (name) => `使用${spaced(name)}支付并绑定`,
      subscribe: (name) => `使用${spaced(name)}开通自动扣款`,
    },
    amount: won,
    starting: '正在准备支付。',
    network: '无法连接商家。再次点击不会重复扣款。',
  },
};
