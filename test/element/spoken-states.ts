/** The titles under which results are kept: docs/quality.md is made from them. */
export const axeTitle = 'axe finds nothing wrong with the element';
export const spokenTitle = 'assistive technology is told of the element';

const pay = 'button "카카오페이로 결제하기 14,000원"';
const subscribe = 'button "카카오페이로 정기결제 시작하기 14,000원"';
const copies = ['button "동의 내역 인쇄"', 'button "동의 내역 저장"'];
const mandate =
  'described as "김치상회에서 아래 조건에 따라 제 카카오페이로 결제를 요청하는 데 동의해요. 정기적으로 결제돼요: 14,000원, 매월 1일. 결제 금액: 9,900원.';
const cancellation = ' 해지 방법: 내 정보."';
const privacyLink = 'link "전문 보기 (새 창): 개인정보 제공"';
const note = (offers: string) =>
  `note, says "앱 안에서 열린 화면이에요. 결제 앱이 열리지 않거나, 결제 뒤에 다른 브라우저로 돌아올 수 있어요. ${offers}"`;

/** A button and what its two live regions say. Both are there from the start. */
const spoken = (button: string, status = '', alert = ''): string[] => [
  button,
  status ? `status, says "${status}"` : 'status',
  alert ? `alert, says "${alert}"` : 'alert',
];
const works = (status: string): string[] => spoken(`${pay}, disabled`, status);
const fails = (alert: string): string[] => spoken(pay, '', alert);

/** The panel of a subscription. `all` is the state of the box for all, `each` those of the three terms. */
const panel = (all: string, each: readonly string[], more = ''): string[] => [
  'group "약관 동의"',
  `checkbox "전체 동의 (선택 항목 포함)", checked=${all}${more}`,
  `checkbox "[필수] 결제수단 저장과 이용", checked=${each[0]}${more}, ${mandate}${cancellation}`,
  `checkbox "[필수] 개인정보 제공", checked=${each[1]}${more}`,
  privacyLink,
  `checkbox "[선택] 광고 수신", checked=${each[2]}${more}`,
];
const none = panel('false', ['false', 'false', 'false']);
const all = ['true', 'true', 'true'];

/**
 * What assistive technology is told of the button in each of its states, in Korean and in the order in which it is read,
 * a line a thing: role, name, states, description, and what live regions say.
 */
export const spokenStates = {
  'ready, in the colors of kakao_pay': spoken(pay),
  'ready, in the colors of kr_card': spoken('button "국내 카드로 결제하기 14,000원"'),
  'ready, in the colors of naver_pay': spoken('button "네이버페이로 결제하기 14,000원"'),
  'ready, in the colors of samsung_pay': spoken('button "삼성페이로 결제하기 14,000원"'),
  'ready, in the colors of payco': spoken('button "페이코로 결제하기 14,000원"'),
  'ready, in the colors of toss_pay': spoken('button "토스페이로 결제하기 14,000원"'),
  'ready, plain': spoken(pay),
  'ready, with label, logo and notice of the shop’s own': spoken('button "카카오페이 바로 결제 14,000원"'),
  disabled: spoken(`${pay}, disabled`),
  'disabled, with terms': [...none, ...spoken(`${subscribe}, disabled`)],
  'inside an app': [
    note('브라우저에서 열기 주소 복사하기'),
    'link "브라우저에서 열기"',
    'button "주소 복사하기"',
    ...spoken(pay),
  ],
  'inside an app that refuses to copy': [
    note('브라우저에서 열기'),
    'link "브라우저에서 열기"',
    'textbox "이 페이지의 주소"',
    ...spoken(pay, '복사하지 못해서 주소를 선택해 두었어요. 직접 복사해 주세요.'),
  ],
  'terms to agree to': [...none, ...spoken(subscribe)],
  'terms for saving a method': [
    'group "약관 동의"',
    `checkbox "[필수] 결제수단 저장과 이용", checked=false, ${mandate}"`,
    ...spoken('button "카카오페이 등록하기"'),
  ],
  'terms, some agreed to': [...panel('mixed', ['true', 'true', 'false']), ...spoken(subscribe)],
  'terms, all agreed to': [...panel('true', all), ...spoken(subscribe)],
  'full texts, folded and open': [
    ...none,
    'checkbox "[필수] 약관 a", checked=false',
    'button "전문 보기: 약관 a", expanded=true',
    'checkbox "[필수] 약관 b", checked=false',
    'button "전문 보기: 약관 b", expanded=false',
    ...spoken(subscribe),
  ],
  'terms missing': [
    'group "약관 동의"',
    'checkbox "전체 동의 (선택 항목 포함)", checked=false',
    `checkbox "[필수] 결제수단 저장과 이용", checked=false, invalid, ${mandate.replace('"', '"동의가 필요해요. ')}${cancellation}`,
    'checkbox "[필수] 개인정보 제공", checked=false, invalid, described as "동의가 필요해요."',
    privacyLink,
    'checkbox "[선택] 광고 수신", checked=false',
    ...spoken(subscribe, '', '필수 약관 2개 중 2개에 동의가 필요해요.'),
  ],
  'terms changed': [...none, ...spoken(subscribe, '', '약관이 바뀌었어요. 다시 읽고 동의해 주세요.')],
  starting: works('결제를 준비하고 있어요.'),
  'starting, with terms': [
    ...panel('true', all, ', disabled'),
    ...spoken(`${subscribe}, disabled`, '결제를 준비하고 있어요.'),
  ],
  'opening, a window that needs a press': spoken(
    'button "결제창 열기 14,000원"',
    '준비됐어요. 한 번 더 누르면 결제창이 열려요.',
  ),
  'opening, one more step': spoken('button "계속하기 14,000원"', '한 단계가 더 남았어요. 버튼을 누르면 계속해요.'),
  'leaving, for an address': works('카카오페이로 이동하고 있어요.'),
  'leaving, a window is open': works('결제창에서 계속해 주세요.'),
  'leaving did not work': [...spoken(pay, '이동하지 못했어요. 아래 링크를 눌러 주세요.'), 'link "계속하기"'],
  confirming: works('결과를 확인하고 있어요.'),
  pending: spoken(
    'button "다시 확인하기"',
    '아직 결과를 기다리고 있어요. 처리됐을 수 있으니 새로 시작하지 말고 다시 확인해 주세요.',
  ),
  'pending, the window is silent': [
    ...spoken(
      'button "다시 확인하기"',
      '결제창이 아직 답하지 않았어요. 결제를 마쳤다면 다시 확인하고, 창이 닫혔다면 처음부터 다시 해 주세요.',
    ),
    'button "처음부터 다시 하기"',
  ],
  'succeeded, paid': works('결제가 완료됐어요.'),
  'succeeded, saved': [...spoken('button "카카오페이 등록하기", disabled', '결제수단이 등록됐어요.'), ...copies],
  'succeeded, subscribed': [...spoken(`${subscribe}, disabled`, '정기결제가 시작됐어요.'), ...copies],
  'failed, declined': fails('결제가 승인되지 않았어요. 다시 시도해 주세요.'),
  'failed, canceled': fails('결제를 취소했어요. 결제되지 않았어요.'),
  'failed, expired': fails('결제 시간이 지났어요. 다시 시도해 주세요.'),
  'failed, changed or paid already': fails('주문이 바뀌었거나 이미 처리 중이에요. 주문을 확인해 주세요.'),
  'failed, the attempt is not known': fails(
    '결제를 찾을 수 없어요. 상점에 알려 주세요. 결제됐을 수 있으니 주문 내역을 먼저 확인해 주세요.',
  ),
  'failed, the outcome is not known': fails(
    '결과를 확인하지 못했어요. 결제됐을 수 있으니 주문 내역을 먼저 확인해 주세요.',
  ),
  'failed, with terms': [
    ...panel('true', all),
    ...spoken(subscribe, '', '결제가 승인되지 않았어요. 다시 시도해 주세요.'),
  ],
  'not set up correctly': fails('결제 버튼 설정이 잘못됐어요. 상점에 알려 주세요.'),
};

/** A state of the element under test. */
export type ElementState = keyof typeof spokenStates;
/** All of them, in the order of the table. */
export const stateNames = Object.keys(spokenStates) as ElementState[];
