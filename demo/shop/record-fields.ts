import { formatTime, formatWon, type Language } from './language.js';
import type { Happening } from './order-record.js';

/** What a field of the record is called, in both languages. The order here is the order on the page. */
const labels = {
  orderId: { ko: '주문 번호', en: 'Order number' },
  orderName: { ko: '물건', en: 'Item' },
  planId: { ko: '멤버십', en: 'Plan' },
  chargeId: { ko: '청구 번호', en: 'Charge' },
  attemptId: { ko: '시도 번호', en: 'Attempt' },
  entry: { ko: '항목', en: 'Entry' },
  state: { ko: '상태', en: 'State' },
  flag: { ko: '살펴볼 점', en: 'Needs a look' },
  mode: { ko: '방식', en: 'Mode' },
  method: { ko: '결제수단', en: 'Method' },
  amount: { ko: '금액', en: 'Amount' },
  dueOn: { ko: '결제일', en: 'Due on' },
  currency: { ko: '통화', en: 'Currency' },
  provider: { ko: '결제사', en: 'Provider' },
  providerObjectId: { ko: '결제사 객체', en: 'Provider’s object' },
  paymentId: { ko: '결제 번호', en: 'Payment' },
  customerId: { ko: '고객 번호', en: 'Customer' },
  paymentMethodId: { ko: '결제수단 번호', en: 'Payment method' },
  mandateId: { ko: '위임 번호', en: 'Mandate' },
  providerCode: { ko: '결제사 코드', en: 'Provider’s code' },
  providerMessage: { ko: '결제사 말', en: 'Provider’s message' },
  eventType: { ko: '웹훅', en: 'Webhook' },
  eventId: { ko: '이벤트 번호', en: 'Event' },
  verdict: { ko: '처리', en: 'Verdict' },
  consentAttemptId: { ko: '근거가 된 동의', en: 'Rests on the consent of' },
  locale: { ko: '언어', en: 'Language' },
  widget: { ko: '보여 준 위젯', en: 'Shown by' },
  agreedAt: { ko: '동의한 때', en: 'Agreed at' },
  receivedAt: { ko: '받은 때', en: 'Received at' },
  ipAddress: { ko: 'IP 주소', en: 'IP address' },
  userAgent: { ko: '브라우저', en: 'Browser' },
  createdAt: { ko: '만든 때', en: 'Made at' },
  canceledAt: { ko: '동의가 끝난 때', en: 'Permission ended' },
  settledAt: { ko: '끝난 때', en: 'Settled at' },
  paidAt: { ko: '결제된 때', en: 'Paid at' },
  sha256: { ko: 'SHA-256', en: 'SHA-256' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** A field that the page knows how to show. */
export type FieldName = keyof typeof labels;

/** A label and a value, ready to be shown. */
export interface Field {
  readonly name: FieldName;
  readonly label: string;
  readonly value: string;
}

const isFieldName = (name: string): name is FieldName => Object.hasOwn(labels, name);
const fieldNames = Object.keys(labels).filter(isFieldName);

function shown(name: FieldName, value: unknown, language: Language): string | undefined {
  if (typeof value === 'number') return name === 'amount' ? formatWon(value, language) : String(value);
  if (typeof value !== 'string' || value === '') return undefined;
  return name.endsWith('At') ? formatTime(value, language) : value;
}

/** The fields of a row that have a value, with their labels. What has no label is left to the raw JSON. */
export function fieldsOf(row: Readonly<Record<string, unknown>>, language: Language): readonly Field[] {
  return fieldNames.flatMap((name) => {
    const value = shown(name, row[name], language);
    return value === undefined ? [] : [{ name, label: labels[name][language], value }];
  });
}

/** What a kind of happening is called. */
export const happeningNames: Readonly<Record<Happening['kind'], Readonly<Record<Language, string>>>> = {
  cart: { ko: '주문 생김', en: 'Order made' },
  agreed: { ko: '동의 받음', en: 'Consent received' },
  started: { ko: '시도 시작', en: 'Attempt started' },
  settled: { ko: '시도 끝남', en: 'Attempt settled' },
  webhook: { ko: '웹훅 받음', en: 'Webhook received' },
  money: { ko: '장부', en: 'Ledger' },
  saved: { ko: '결제수단 저장', en: 'Method saved' },
  charged: { ko: '나중 청구', en: 'Charged later' },
  ended: { ko: '동의 끝남', en: 'Permission ended' },
  paid: { ko: '결제됨', en: 'Paid' },
};

/** The headings of the record. */
export const sectionNames = {
  timeline: { ko: '있었던 일', en: 'What happened' },
  order: { ko: '주문', en: 'Order' },
  attempts: { ko: '시도', en: 'Attempts' },
  consent: { ko: '동의 기록', en: 'Consent record' },
  ledger: { ko: '장부', en: 'Ledger' },
  webhooks: { ko: '웹훅', en: 'Webhooks' },
  savedMethod: { ko: '저장된 결제수단', en: 'Saved method' },
  charges: { ko: '나중 청구', en: 'Later charges' },
  raw: { ko: '받은 JSON 그대로', en: 'The JSON as it came' },
  required: { ko: '필수', en: 'Required' },
  optional: { ko: '선택', en: 'Optional' },
  agreed: { ko: '동의함', en: 'Agreed' },
  notAgreed: { ko: '동의하지 않음', en: 'Not agreed' },
  nothing: { ko: '아직 없어요.', en: 'Nothing yet.' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;
