/** One thing that is measured: a page with one button of its kind. */
export interface Subject {
  readonly id: string;
  /** As tables and plot name it. */
  readonly name: string;
  /** `shipped`: a file of dist/cdn, as it is. `page`: a file of bench/pages, bundled. */
  readonly from: { readonly shipped: string } | { readonly page: string };
  readonly head: string;
  readonly body: string;
  /** An expression: how many of its buttons are in the page and can be pressed. Absent: it is only weighed. */
  readonly shown?: string | undefined;
  /** An expression that makes one more, number `index`. Absent: a page has one of it, not a thousand. */
  readonly makes?: string | undefined;
  /** Whether it pays at `/pay`, so that a click can be timed. The selector of what is clicked. */
  readonly click?: string | undefined;
  /** A style sheet that its documents ask for; its bytes are told apart. */
  readonly style?: string;
}

const module = (id: string): string => `<script type="module" src="/built/${id}.js"></script>`;
const page = (id: string): { id: string; from: { page: string }; head: string } => ({
  id,
  from: { page: `${id}.js` },
  head: module(id),
});

const ours = {
  body: '<kr-pay-button endpoint="/pay" method="kakao_pay" order-id="A-1" amount="14000" locale="ko"></kr-pay-button>',
  // The state stands there once everything that the button needs has come.
  shown: 'document.querySelectorAll("kr-pay-button:state(ready)").length',
  makes:
    '(() => { const one = document.querySelector("kr-pay-button").cloneNode(); one.orderId = "A-1-" + index; return one; })()',
  click: 'kr-pay-button',
};

const inShadow = (tag: string): string =>
  `[...document.querySelectorAll("${tag}")].filter((one) => one.shadowRoot?.querySelector("button")).length`;
const cloned = (tag: string): string => `document.querySelector("${tag}").cloneNode()`;

const adyen = {
  style: '/styles/adyen.css',
  body: '<div id="place"></div>',
  shown: 'document.querySelectorAll(".adyen-checkout__button--pay").length',
};
const adyenHead = (id: string): string => `<link rel="stylesheet" href="${adyen.style}">${module(id)}`;

/** Everything that is measured, in the order of the tables. */
export const subjects: readonly Subject[] = [
  {
    ...ours,
    id: 'classic',
    name: 'kr-pay-button, classic file',
    from: { shipped: 'kr-pay-button.js' },
    head: '<script src="/cdn/kr-pay-button.js"></script>',
  },
  {
    ...ours,
    id: 'module',
    name: 'kr-pay-button, module file',
    from: { shipped: 'kr-pay-button.esm.js' },
    head: '<script type="module" src="/cdn/kr-pay-button.esm.js"></script>',
  },
  {
    ...ours,
    id: 'looks',
    name: 'kr-pay-button, its looks alone',
    from: { shipped: 'kr-pay-button.esm.js' },
    head: '<script type="module" src="/looks/kr-pay-button.esm.js"></script>',
    shown: inShadow('kr-pay-button'),
    makes: undefined,
    click: undefined,
  },
  {
    ...page('bare-lit'),
    name: 'bare Lit element',
    body: '<bare-lit-button label="카카오페이로 결제하기"></bare-lit-button>',
    shown: inShadow('bare-lit-button'),
    makes: cloned('bare-lit-button'),
  },
  {
    ...page('vanilla'),
    name: 'bare custom element, no library',
    body: '<vanilla-button label="카카오페이로 결제하기"></vanilla-button>',
    shown: inShadow('vanilla-button'),
    makes: cloned('vanilla-button'),
  },
  {
    ...page('google-pay'),
    name: 'Google Pay element (pay.js stubbed)',
    body: '<div id="place"></div>',
    shown: 'document.querySelectorAll("google-pay-button .stub").length',
    makes: 'makeOne()',
  },
  {
    ...adyen,
    ...page('adyen-redirect'),
    name: 'Adyen Web, Redirect',
    head: adyenHead('adyen-redirect'),
    makes: 'makeOne()',
  },
  {
    ...adyen,
    ...page('adyen-drop-in'),
    name: 'Adyen Web, Drop-in with Redirect only',
    head: adyenHead('adyen-drop-in'),
  },
  {
    ...adyen,
    ...page('adyen-auto'),
    name: 'Adyen Web, Drop-in with everything',
    head: adyenHead('adyen-auto'),
  },
  { ...page('braintree-drop-in'), name: 'Braintree Drop-in', body: '' },
  {
    ...page('by-hand'),
    name: 'plain button, by hand',
    body: '<button id="by-hand" type="button">카카오페이로 결제하기</button>',
    shown: 'document.querySelectorAll("#by-hand").length',
    click: '#by-hand',
  },
];
