/** Where a channel shows its payment page. */
export type View =
  /** In an iframe over the shop's page. */
  | 'frame'
  /** In a window of its own. */
  | 'popup'
  /** In place of the shop's page. */
  | 'redirect';

/** A channel as the console would list it: a payment company with one contract. */
export interface Channel {
  /** What `channelKey` and `channel_key` name. */
  readonly key: string;
  /** The payment company's code, also accepted as `pg`. */
  readonly pg: string;
  /** The contract's id at the payment company. */
  readonly pgId: string;
  readonly use: 'payment' | 'billing';
  readonly desktop: View;
  readonly mobile: View;
  /** The two generations of windows cancel and fail in different words. */
  readonly engine: 'legacy' | 'new';
  /** Whether a window that issues a billing key can take a payment at once. */
  readonly chargesWhileIssuing: boolean;
  /** Parameters of request_pay that this channel cannot do without. */
  readonly requires: readonly string[];
}

type Traits = Omit<Channel, 'key' | 'use' | 'pgId'>;

const kakaopay: Traits = {
  pg: 'kakaopay',
  desktop: 'frame',
  mobile: 'redirect',
  engine: 'legacy',
  chargesWhileIssuing: true,
  requires: [],
};
const inicis: Traits = { ...kakaopay, pg: 'html5_inicis', chargesWhileIssuing: false, requires: ['buyer_tel'] };
const naverpay: Traits = { ...kakaopay, pg: 'naverpay', desktop: 'popup', chargesWhileIssuing: false };
const payco: Traits = { ...inicis, pg: 'payco', desktop: 'popup', mobile: 'frame' };
const tosspay: Traits = { ...naverpay, pg: 'tosspay_v2', engine: 'new' };

const both = (traits: Traits, payment: string, billing: string, needs: Partial<Traits> = {}): readonly Channel[] => [
  { ...traits, key: `channel-key-emulator-${traits.pg}`, pgId: payment, use: 'payment' },
  { ...traits, ...needs, key: `channel-key-emulator-${traits.pg}-billing`, pgId: billing, use: 'billing' },
];

/** Every channel of the emulated account. The ids are those of the test contracts where they are shared by all. */
export const channels: readonly Channel[] = [
  ...both(kakaopay, 'TC0ONETIME', 'TCSUBSCRIP'),
  ...both(inicis, 'INIpayTest', 'INIBillTst'),
  ...both({ ...naverpay, requires: ['naverProducts'] }, 'emulator', 'emulator', { requires: ['naverProductCode'] }),
  ...both(payco, 'PARTNERTEST', 'AUTOPAY'),
  ...both(tosspay, 'tosstest', 'tosstest', { requires: ['customer_id'] }),
];

/** The channel that request_pay asks for, by its key or by the older `pg` with or without the contract's id. */
export function findChannel(wanted: {
  readonly channelKey?: string | undefined;
  readonly pg?: string | undefined;
  readonly customer_uid?: string | undefined;
}): Channel | undefined {
  if (wanted.channelKey !== undefined) return channels.find(({ key }) => key === wanted.channelKey);
  const [pg, pgId] = wanted.pg?.split('.', 2) ?? [];
  const use = wanted.customer_uid === undefined ? 'payment' : 'billing';
  return channels.find((each) => each.pg === pg && (pgId === undefined ? each.use === use : each.pgId === pgId));
}

const pair = (pg: string): { readonly payment: string; readonly billing: string } => ({
  payment: `channel-key-emulator-${pg}`,
  billing: `channel-key-emulator-${pg}-billing`,
});

/** The channel keys of the emulated account by the button's methods, as the shop's settings want them. */
export const emulatedChannelKeys = {
  kakao_pay: pair('kakaopay'),
  kr_card: pair('html5_inicis'),
  samsung_pay: pair('html5_inicis').payment,
  naver_pay: pair('naverpay'),
  payco: pair('payco'),
  toss_pay: pair('tosspay_v2'),
} as const;
