import type { Locale } from '../../../src/contract/types.js';

/** What the printable page says around a consent. */
export interface EvidenceWords {
  readonly title: string;
  readonly verifies: string;
  readonly broken: string;
  readonly noRecord: string;
  readonly nothing: string;
  readonly required: string;
  readonly optional: string;
  readonly agreed: string;
  readonly notAgreed: string;
  readonly term: string;
  readonly merchant: string;
  readonly customer: string;
  readonly order: string;
  readonly amount: string;
  readonly state: string;
  readonly attempt: string;
  readonly plan: string;
  readonly method: string;
  readonly version: string;
  readonly offeredFrom: string;
  readonly neverOffered: string;
  readonly agreedAt: string;
  readonly language: string;
  readonly widget: string;
  readonly link: string;
  readonly recordHash: string;
  readonly receivedAt: string;
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly rowHash: string;
  readonly priceChange: string;
  readonly withdrawn: string;
  readonly stands: string;
  readonly charges: string;
  readonly unknown: string;
  readonly printed: string;
}

/** One table per language of the button. A missing text does not compile. */
export const evidenceWords: Readonly<Record<Locale, EvidenceWords>> = {
  ko: {
    title: '동의 기록',
    verifies: '해시가 모두 맞아요',
    broken: '해시가 맞지 않아요: 받은 그대로가 아니에요',
    noRecord: '저장된 내용을 동의 기록으로 읽을 수 없어요.',
    nothing: '동의 기록이 없어요.',
    required: '필수',
    optional: '선택',
    agreed: '동의함',
    notAgreed: '동의하지 않음',
    term: '약관',
    merchant: '상점',
    customer: '고객',
    order: '주문',
    amount: '금액',
    state: '상태',
    attempt: '시도 번호',
    plan: '정기결제',
    method: '결제수단',
    version: '판',
    offeredFrom: '상점의 약관 표에 있는 때',
    neverOffered: '상점의 약관 표에 없어요',
    agreedAt: '동의한 때 (브라우저의 시계)',
    language: '언어',
    widget: '보여 준 위젯',
    link: '전문 주소',
    recordHash: '기록의 해시 (SHA-256)',
    receivedAt: '서버가 받은 때',
    ipAddress: 'IP 주소',
    userAgent: '브라우저',
    rowHash: '저장된 줄의 해시 (SHA-256)',
    priceChange: '값의 변경',
    withdrawn: '동의 철회',
    stands: '철회하지 않았어요',
    charges: '이 동의로 청구한 것',
    unknown: '모름',
    printed: '이 쪽을 만든 때',
  },
  en: {
    title: 'Consent record',
    verifies: 'All hashes verify',
    broken: 'Does not verify: this is not what came in',
    noRecord: 'What is stored cannot be read as a consent record.',
    nothing: 'There is no consent record.',
    required: 'required',
    optional: 'optional',
    agreed: 'agreed',
    notAgreed: 'not agreed',
    term: 'Term',
    merchant: 'Merchant',
    customer: 'Customer',
    order: 'Order',
    amount: 'Amount',
    state: 'State',
    attempt: 'Attempt',
    plan: 'Plan',
    method: 'Payment method',
    version: 'Version',
    offeredFrom: 'In the shop’s table of terms from',
    neverOffered: 'Not in the shop’s table of terms',
    agreedAt: 'Agreed at (the browser’s clock)',
    language: 'Language',
    widget: 'Shown by',
    link: 'Full text at',
    recordHash: 'Hash of the record (SHA-256)',
    receivedAt: 'Received by the server at',
    ipAddress: 'IP address',
    userAgent: 'Browser',
    rowHash: 'Hash of the stored row (SHA-256)',
    priceChange: 'Change of price',
    withdrawn: 'Withdrawn',
    stands: 'Not withdrawn',
    charges: 'Charged by this consent',
    unknown: 'not known',
    printed: 'This page was made at',
  },
  ja: {
    title: '同意の記録',
    verifies: 'すべてのハッシュが一致します',
    broken: 'ハッシュが一致しません：受け取ったままではありません',
    noRecord: '保存された内容を同意の記録として読めません。',
    nothing: '同意の記録はありません。',
    required: '必須',
    optional: '任意',
    agreed: '同意した',
    notAgreed: '同意していない',
    term: '規約',
    merchant: '販売者',
    customer: 'お客様',
    order: '注文',
    amount: '金額',
    state: '状態',
    attempt: '試行番号',
    plan: '定期支払い',
    method: '支払い方法',
    version: '版',
    offeredFrom: '販売者の規約表にある日時',
    neverOffered: '販売者の規約表にありません',
    agreedAt: '同意した日時（ブラウザの時計）',
    language: '言語',
    widget: '表示したウィジェット',
    link: '全文のアドレス',
    recordHash: '記録のハッシュ（SHA-256）',
    receivedAt: 'サーバーが受け取った日時',
    ipAddress: 'IPアドレス',
    userAgent: 'ブラウザ',
    rowHash: '保存された行のハッシュ（SHA-256）',
    priceChange: '料金の変更',
    withdrawn: '同意の撤回',
    stands: '撤回されていません',
    charges: 'この同意による請求',
    unknown: '不明',
    printed: 'このページの作成日時',
  },
  zh: {
    title: '同意记录',
    verifies: '所有哈希值均相符',
    broken: '哈希值不相符：与收到时不同',
    noRecord: '保存的内容无法作为同意记录读取。',
    nothing: '没有同意记录。',
    required: '必选',
    optional: '可选',
    agreed: '已同意',
    notAgreed: '未同意',
    term: '条款',
    merchant: '商户',
    customer: '客户',
    order: '订单',
    amount: '金额',
    state: '状态',
    attempt: '尝试编号',
    plan: '定期付款',
    method: '支付方式',
    version: '版本',
    offeredFrom: '自此时列于商户条款表',
    neverOffered: '不在商户条款表中',
    agreedAt: '同意时间（浏览器时钟）',
    language: '语言',
    widget: '展示的组件',
    link: '全文地址',
    recordHash: '记录的哈希值（SHA-256）',
    receivedAt: '服务器收到时间',
    ipAddress: 'IP地址',
    userAgent: '浏览器',
    rowHash: '保存行的哈希值（SHA-256）',
    priceChange: '价格变更',
    withdrawn: '撤回同意',
    stands: '未撤回',
    charges: '依此同意扣款',
    unknown: '不详',
    printed: '本页生成时间',
  },
};
