import { providerNames } from '../../src/contract/types.js';
import { methods, modes } from '../../src/settings/look.js';
import type { Field, GroupName, Words } from './field.js';
import { outcomes } from './outcomes.js';

/** What a line of the table says in Korean and in English. */
type Line = readonly [ko: string, en: string];

const words = ([ko, en]: Line): Words => ({ ko, en });

const choice = <const Name extends string>(
  name: Name,
  group: GroupName,
  values: readonly string[],
  standard: string,
  help: Line,
) => ({ name, place: 'attribute', group, kind: 'choice', values, standard, help: words(help) }) as const;

const text = <const Name extends string>(name: Name, group: GroupName, help: Line, expected?: Line) =>
  ({
    name,
    place: 'attribute',
    group,
    kind: 'text',
    standard: '',
    help: words(help),
    ...(expected && { expected: words(expected) }),
  }) as const;

const needed: Line = ['이 방식에서는 비워 둘 수 없어요.', 'It cannot be empty in this mode.'];
const ownServer: Line = ['가게 서버의 주소. 예: /pay', 'The address of your server, such as /pay.'];

/** The one table of everything that can be set: controls, live button, code and address are made from it. */
export const fields = [
  choice('method', 'look', methods, 'kakao_pay', [
    '단추의 색과 이름. 서버에도 전해요.',
    'Brand and label of the button, and sent to the server.',
  ]),
  choice('mode', 'look', modes, 'pay', [
    '한 번 결제, 등록, 둘 다, 정기결제.',
    'Pay once, save the method, both, or subscribe.',
  ]),
  choice('size', 'look', ['s', 'm', 'l'], 'm', ['높이 44, 48, 56 px.', '44, 48 or 56 px high.']),
  choice('brand-colors', 'look', ['on', 'off'], 'on', ['off이면 수수한 흰 단추.', 'A plain white button when off.']),
  choice('locale', 'look', ['', 'ko', 'en', 'ja', 'zh'], '', [
    '단추의 말. 없으면 가까운 lang을 따라요.',
    'The button’s language; else the nearest lang.',
  ]),
  { ...text('disabled', 'look', ['누를 수 없게 해요.', 'Cannot be pressed.']), kind: 'switch' },

  text(
    'order-id',
    'order',
    ['주문 번호. 등록만 할 때는 없어도 돼요.', 'Your order. Not needed with mode save.'],
    needed,
  ),
  text('order-name', 'order', ['주문 이름. 서버에 전해요.', 'What the order is called; sent to the server.']),
  {
    ...text(
      'amount',
      'order',
      ['원. 보여 주고, 서버가 제 값과 견줘요.', 'Whole won, shown and compared by the server.'],
      ['숫자만 쓴 원이어야 해요. 예: 14000', 'Whole won in digits only, such as 14000.'],
    ),
    kind: 'digits',
  },
  choice('currency', 'order', ['KRW'], 'KRW', ['원화만 받아요.', 'Korean won only.']),

  text(
    'merchant',
    'consent',
    ['누가 청구하는지. 등록과 정기결제의 동의에 써요.', 'Who charges. In the consent to save or subscribe.'],
    needed,
  ),
  {
    ...choice('frequency', 'consent', ['', 'one-time', 'recurring'], '', [
      '한 번인지 되풀이되는지.',
      'Once, or again and again.',
    ]),
    expected: words(needed),
  },
  text('timing', 'consent', ['언제 청구하는지.', 'When it is charged.'], needed),
  text('amount-rule', 'consent', ['얼마를, 또는 어떻게 정하는지.', 'How much, or how that is decided.'], needed),
  text(
    'cancellation',
    'consent',
    ['해지하는 법. 정기결제에는 꼭 있어야 해요.', 'How to cancel. Required to subscribe.'],
    needed,
  ),
  text('terms-version', 'consent', [
    '가게 약관의 판. 동의 기록에 남아요.',
    'The version of your terms, kept in the record.',
  ]),

  choice('provider', 'way', ['', ...providerNames], '', [
    '바라는 결제사. 서버가 정해요.',
    'A wish; the server’s answer decides.',
  ]),
  text('endpoint', 'way', ['시작과 확인을 묻는 가게 서버.', 'Your server: it starts and confirms.'], ownServer),
  text('confirm-endpoint', 'way', ['확인만 다른 곳에 물을 때.', 'Where confirming lives elsewhere.'], ownServer),
  text(
    'return-url',
    'way',
    ['돌아올 곳. 없으면 이 페이지로 와요.', 'Where the shopper comes back; else this page.'],
    ['이 사이트의 주소여야 해요.', 'It has to be an address of this site.'],
  ),
  choice('credentials', 'way', ['same-origin', 'include', 'omit'], 'same-origin', [
    '쿠키를 언제 함께 보내는지.',
    'When cookies are sent along.',
  ]),
  text(
    'allowed-hosts',
    'way',
    ['떠날 수 있는 곳을 이곳들로만.', 'The only hosts a redirect may name.'],
    ['호스트만 띄어 써요. 예: *.psp.example', 'Hosts between spaces, such as *.psp.example.'],
  ),
  choice('message-mode', 'way', ['friendly', 'verbatim'], 'friendly', [
    'verbatim은 결제사의 말을 그대로 보여요.',
    'verbatim shows the provider’s message unchanged.',
  ]),
  {
    ...text('allow-framed', 'way', ['다른 사이트의 프레임 안에서도 돼요.', 'Works inside another site’s frame, too.']),
    kind: 'switch',
  },

  { ...text('slot-label', 'slots', ['단추의 글을 바꿔요.', 'Replaces the button’s text.']), place: 'slot' },
  {
    ...text('slot-logo', 'slots', ['로고 자리. 여기서는 글자로.', 'The logo’s place; a few letters here.']),
    place: 'slot',
  },
  { ...text('slot-notice', 'slots', ['단추 위의 법적 안내.', 'A legal line above the button.']), place: 'slot' },

  {
    ...choice('theme', 'page', ['auto', 'light', 'dark'], 'auto', ['미리보기의 바탕.', 'Ground of the preview.']),
    place: 'page',
  },
  {
    ...choice('width', 'page', ['auto', '320', '375', '768'], 'auto', ['미리보기의 폭, px.', 'Its width, px.']),
    place: 'page',
  },
  {
    ...choice('outcome', 'page', outcomes, 'approved', ['누르면 어떻게 될지.', 'What comes of a press.']),
    place: 'page',
  },
] as const satisfies readonly Field[];

/** The name of anything that can be set. */
export type FieldName = (typeof fields)[number]['name'];

/** The table for those who need no literal types. */
export const allFields: readonly (Field & { readonly name: FieldName })[] = fields;

/** The groups of the panel, in its order. */
export const groups: readonly GroupName[] = ['look', 'order', 'consent', 'way', 'slots'];

/** Whether this is the name of something that can be set. */
export const isFieldName = (name: string): name is FieldName => allFields.some((field) => field.name === name);
