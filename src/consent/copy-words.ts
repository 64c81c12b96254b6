import type { Locale } from '../contract/types.js';

/** What the shopper's copy says, beside the terms themselves. */
export interface CopyWords {
  readonly print: string;
  readonly save: string;
  readonly title: string;
  readonly merchant: string;
  readonly order: string;
  readonly amount: string;
  readonly attempt: string;
  readonly agreedAt: string;
  readonly widget: string;
  readonly required: string;
  readonly optional: string;
  readonly agreed: string;
  readonly notAgreed: string;
  readonly version: string;
  readonly address: string;
}

/** All languages together: the terms may have been agreed to in another one than the page's now. */
export const copyWords: Readonly<Record<Locale, CopyWords>> = {
  ko: {
    print: '동의 내역 인쇄',
    save: '동의 내역 저장',
    title: '동의 내역',
    merchant: '상점',
    order: '주문',
    amount: '금액',
    attempt: '결제 시도 번호',
    agreedAt: '동의한 시각',
    widget: '위젯',
    required: '[필수]',
    optional: '[선택]',
    agreed: '동의했어요',
    notAgreed: '동의하지 않았어요',
    version: '버전',
    address: '전문 주소',
  },
  en: {
    print: 'Print record of consent',
    save: 'Save record of consent',
    title: 'Record of consent',
    merchant: 'Shop',
    order: 'Order',
    amount: 'Amount',
    attempt: 'Payment attempt',
    agreedAt: 'Agreed at',
    widget: 'Widget',
    required: '[Required]',
    optional: '[Optional]',
    agreed: 'Agreed',
    notAgreed: 'Not agreed',
    version: 'Version',
    address: 'Full text at',
  },
  ja: {
    print: '同意内容を印刷',
    save: '同意内容を保存',
    title: '同意内容',
    merchant: 'お店',
    order: 'ご注文',
    amount: '金額',
    attempt: 'お支払いの試行番号',
    agreedAt: '同意日時',
    widget: 'ウィジェット',
    required: '[必須]',
    optional: '[任意]',
    agreed: '同意しました',
    notAgreed: '同意していません',
    version: 'バージョン',
    address: '全文のアドレス',
  },
  zh: {
    print: '打印同意记录',
    save: '保存同意记录',
    title: '同意记录',
    merchant: '商家',
    order: '订单',
    amount: '金额',
    attempt: '支付尝试编号',
    agreedAt: '同意时间',
    widget: '组件',
    required: '[必选]',
    optional: '[可选]',
    agreed: '已同意',
    notAgreed: '未同意',
    version: '版本',
    address: '全文地址',
  },
};
