import type { Language } from '../shop/language.js';
import type { GroupName } from './field.js';
import type { Outcome } from './outcomes.js';

/** What the scripts of the playground say. Everything else stands in the page, in both languages. */
export interface PlaygroundTexts {
  readonly title: string;
  readonly groups: Readonly<Record<GroupName, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly pageFields: Readonly<Record<'theme' | 'width' | 'outcome', string>>;
  readonly notSet: string;
  readonly copied: string;
  readonly copyByHand: string;
  readonly unknown: (name: string) => string;
  readonly wrong: (name: string) => string;
  readonly cannotUse: string;
  readonly elementSays: (sentence: string) => string;
  readonly simulated: string;
  readonly atEmulator: (origin: string) => string;
  readonly inTestMode: string;
  readonly notHere: string;
  readonly impossible: string;
  readonly hintSimulated: Readonly<Record<Outcome, string>>;
  readonly hintClick: (label: string) => string;
  readonly hintOnlySimulated: string;
  readonly hintTestMode: string;
  readonly noExchanges: string;
  readonly simulatedTag: string;
  readonly termsOfServer: string;
}

/** One table per language. A missing text does not compile. */
export const playgroundTexts: Readonly<Record<Language, PlaygroundTexts>> = {
  ko: {
    title: '플레이그라운드 · 느린물',
    groups: { look: '모습', order: '주문', consent: '동의', way: '길과 서버', slots: '슬롯', page: '미리보기' },
    outcomes: {
      approved: '승인',
      declined: '거절',
      canceled: '취소',
      pending: '대기, 조금 뒤 승인',
      slow: '늦은 승인',
      'server-error': '서버 오류 500',
      'terms-changed': '약관이 바뀜',
    },
    pageFields: { theme: '바탕', width: '폭', outcome: '누르면' },
    notSet: '없음',
    copied: '복사했어요.',
    copyByHand: '브라우저가 막았어요. 골라 두었으니 직접 복사해 주세요.',
    unknown: (name) => `${name}: 모르는 이름이라 빼고 열었어요.`,
    wrong: (name) => `${name}: 쓸 수 없는 값이라 빼고 열었어요.`,
    cannotUse: '요소가 쓸 수 없는 값이에요.',
    elementSays: (sentence) => `요소가 알리는 말: ${sentence}`,
    simulated: '가게 서버가 없어서, 이 페이지 안에서 시뮬레이션한 서버가 답해요. 아무 데도 보내지 않아요.',
    atEmulator: (origin) => `데모 서버가 답하고, 결제사 자리에는 에뮬레이터(${origin})가 있어요.`,
    inTestMode: '데모 서버가 답하고, 결제사의 시험 환경에 이어져 있어요.',
    notHere: '이 서버에는 그 결제사가 없어요. 누르면 서버가 422로 거절해요.',
    impossible: '이 결제사로는 안 되는 조합이에요. 누르면 서버가 422로 거절해요.',
    hintSimulated: {
      approved: '바로 kr-pay-success.',
      declined: 'kr-pay-failure, code는 declined.',
      canceled: 'kr-pay-failure, code는 canceled.',
      pending: 'kr-pay-pending, 몇 번 더 묻고 kr-pay-success.',
      slow: '4초 뒤에 kr-pay-success.',
      'server-error': '세 번 물어보고 kr-pay-failure, code는 server-error.',
      'terms-changed': 'kr-pay-failure, code는 terms-changed. 동의는 지워져요.',
    },
    hintClick: (label) => `결제사 에뮬레이터 화면에서 ${label} 누르세요.`,
    hintOnlySimulated: '서버 없이 열었을 때만 시뮬레이션할 수 있어요.',
    hintTestMode: '결제사의 시험 화면에서 고르세요.',
    noExchanges: '아직 없어요. 단추를 누르면 보낸 것과 받은 것이 여기에 쌓여요.',
    simulatedTag: '이 페이지에서 시뮬레이션',
    termsOfServer: '데모 서버의 약관은 terms 속성(property)으로 넣어서 코드에는 없어요.',
  },
  en: {
    title: 'Playground · Slow Water',
    groups: {
      look: 'Look',
      order: 'Order',
      consent: 'Consent',
      way: 'Way and server',
      slots: 'Slots',
      page: 'Preview',
    },
    outcomes: {
      approved: 'approved',
      declined: 'declined',
      canceled: 'canceled',
      pending: 'pending, approved a little later',
      slow: 'approved late',
      'server-error': 'server error 500',
      'terms-changed': 'the terms have changed',
    },
    pageFields: { theme: 'Ground', width: 'Width', outcome: 'A press is' },
    notSet: 'not set',
    copied: 'Copied.',
    copyByHand: 'The browser did not allow it. It is selected: copy it yourself.',
    unknown: (name) => `${name}: nothing here has that name, so it was left out.`,
    wrong: (name) => `${name}: that value cannot be used, so it was left out.`,
    cannotUse: 'The element cannot use this value.',
    elementSays: (sentence) => `What the element says: ${sentence}`,
    simulated: 'There is no shop server here: one simulated in this page answers. Nothing is sent anywhere.',
    atEmulator: (origin) => `The demo server answers; an emulator (${origin}) stands where the provider would.`,
    inTestMode: 'The demo server answers, connected to the provider’s test environment.',
    notHere: 'This server does not have that provider, and refuses a press with 422.',
    impossible: 'Impossible with this provider: the server refuses a press with 422.',
    hintSimulated: {
      approved: 'kr-pay-success at once.',
      declined: 'kr-pay-failure with code declined.',
      canceled: 'kr-pay-failure with code canceled.',
      pending: 'kr-pay-pending, asked a few times more, then kr-pay-success.',
      slow: 'kr-pay-success after 4 seconds.',
      'server-error': 'Asked three times, then kr-pay-failure with code server-error.',
      'terms-changed': 'kr-pay-failure with code terms-changed; the ticks are gone.',
    },
    hintClick: (label) => `On the provider emulator’s page, press ${label}.`,
    hintOnlySimulated: 'It can be simulated only when the page is opened without a server.',
    hintTestMode: 'Choose it on the provider’s test page.',
    noExchanges: 'Nothing yet. Press the button: what is sent and answered gathers here.',
    simulatedTag: 'simulated in this page',
    termsOfServer: 'The demo server’s terms are set by the property “terms”, so the code does not hold them.',
  },
};
