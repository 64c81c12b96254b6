import { buttonWords } from './button-words.js';
import type { Messages } from './messages.js';

const words = buttonWords.ko;
const safe = '다시 눌러도 두 번 결제되지 않아요.';
const again = '다시 시도해 주세요.';
const tellShop = '상점에 알려 주세요.';
const moved = '결제됐을 수 있으니 주문 내역을 먼저 확인해 주세요.';
const method = (name: string) => `${name}로`;

/** Korean (해요체), the first language of this product. */
export const ko: Messages = {
  ...words,
  locale: 'ko',
  checkAgain: '다시 확인하기',
  openWindow: '결제창 열기',
  startAgain: '처음부터 다시 하기',
  continue: '계속하기',
  status: {
    starting: words.starting,
    leaving: (name) => `${method(name)} 이동하고 있어요.`,
    confirming: '결과를 확인하고 있어요.',
    pending: '아직 결과를 기다리고 있어요. 처리됐을 수 있으니 새로 시작하지 말고 다시 확인해 주세요.',
    stalled: '이동하지 못했어요. 아래 링크를 눌러 주세요.',
    opening: '준비됐어요. 한 번 더 누르면 결제창이 열려요.',
    further: '한 단계가 더 남았어요. 버튼을 누르면 계속해요.',
    window: '결제창에서 계속해 주세요.',
    silentWindow:
      '결제창이 아직 답하지 않았어요. 결제를 마쳤다면 다시 확인하고, 창이 닫혔다면 처음부터 다시 해 주세요.',
    paid: '결제가 완료됐어요.',
    saved: '결제수단이 등록됐어요.',
    subscribed: '정기결제가 시작됐어요.',
  },
  failures: {
    configuration: `결제 버튼 설정이 잘못됐어요. ${tellShop}`,
    'consent-required': '필수 약관에 동의해 주세요.',
    offline: '인터넷 연결을 확인하고 다시 눌러 주세요.',
    network: words.network,
    timeout: `상점의 응답이 늦어요. ${safe}`,
    rejected: `상점이 결제를 받지 않았어요. ${tellShop}`,
    conflict: '주문이 바뀌었거나 이미 처리 중이에요. 주문을 확인해 주세요.',
    'terms-changed': '약관이 바뀌었어요. 다시 읽고 동의해 주세요.',
    'rate-limited': '요청이 많아요. 잠시 뒤에 다시 눌러 주세요.',
    'server-error': `상점에 문제가 생겼어요. ${safe}`,
    'invalid-response': `상점의 응답이 잘못됐어요. ${safe}`,
    'unsafe-url': `안전하지 않은 주소라서 이동하지 않았어요. ${tellShop}`,
    'blocked-by-policy': `이 페이지의 보안 설정이 결제를 막았어요. ${tellShop}`,
    'provider-unavailable': '결제 서비스를 불러오지 못했어요. 광고 차단을 끄거나 다른 결제수단을 골라 주세요.',
    'provider-error': `결제 서비스에 문제가 생겼어요. ${again}`,
    'popup-blocked': `결제창이 차단됐어요. 팝업을 허용하고 ${again}`,
    framed: '이 화면 안에서는 결제할 수 없어요. 새 창에서 열어 주세요.',
    declined: `결제가 승인되지 않았어요. ${again}`,
    canceled: '결제를 취소했어요. 결제되지 않았어요.',
    expired: `결제 시간이 지났어요. ${again}`,
    'unknown-attempt': `결제를 찾을 수 없어요. ${tellShop}`,
  },
  notKnown: `결과를 확인하지 못했어요. ${moved}`,
  mayHaveMoved: moved,
  consent: {
    title: '약관 동의',
    total: '총 결제 금액',
    order: '주문',
    mandate: '결제수단 저장과 이용',
    required: '[필수]',
    optional: '[선택]',
    all: (withOptional) => (withOptional ? '전체 동의 (선택 항목 포함)' : '전체 동의'),
    free: '선택 항목은 동의하지 않아도 괜찮아요.',
    fullText: '전문 보기',
    newWindow: '새 창',
    missing: (missing, required) => `필수 약관 ${required}개 중 ${missing}개에 동의가 필요해요.`,
    missingHere: '동의가 필요해요.',
  },
  mandate: {
    // No particle that would depend on how the merchant's name is pronounced: names are in any script.
    permission: (merchant, name) => [
      '',
      merchant,
      `에서 아래 조건에 따라 제 ${method(name)} 결제를 요청하는 데 동의해요.`,
    ],
    recurring: '정기적으로 결제돼요',
    once: '한 번 결제돼요',
    amount: '결제 금액',
    cancellation: '해지 방법',
  },
  marks: [': ', ', ', '.'],
};
