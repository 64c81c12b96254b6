import type { Common } from '@portone/server-sdk';
import { z } from 'zod';

/** How a payment window is shown. */
export type WindowType = 'IFRAME' | 'POPUP' | 'REDIRECTION';

/** One of the emulated console's channels. */
export interface Channel {
  readonly key: string;
  readonly name: string;
  readonly pgProvider: Common.PgProvider;
  readonly operation: 'payment' | 'billing-key';
  /** What a shopper's browser on a desktop and on a phone gets; a request that wants another is refused. */
  readonly windows: Readonly<Record<'pc' | 'mobile', WindowType>>;
  readonly payMethods: readonly ('CARD' | 'EASY_PAY')[];
  /** Whether `easyPay.easyPayProvider` names the wallet, which then is needed for EASY_PAY. */
  readonly isHub: boolean;
  /** What the channel takes as a paymentId or issueId. */
  readonly id: RegExp;
}

type Kind = Omit<Channel, 'operation'>;

const anyId = /^.{1,255}$/;
const iframe = { pc: 'IFRAME', mobile: 'REDIRECTION' } as const;
const popup = { pc: 'POPUP', mobile: 'REDIRECTION' } as const;
const wallet = { payMethods: ['EASY_PAY'], isHub: false, id: anyId } as const;

const kinds: readonly Kind[] = [
  { ...wallet, key: 'channel-key-emulator-kakaopay', name: 'Kakao Pay', pgProvider: 'KAKAOPAY', windows: iframe },
  { ...wallet, key: 'channel-key-emulator-naverpay', name: 'Naver Pay', pgProvider: 'NAVERPAY', windows: popup },
  { ...wallet, key: 'channel-key-emulator-tosspay', name: 'Toss Pay', pgProvider: 'TOSSPAY_V2', windows: popup },
  {
    key: 'channel-key-emulator-card',
    name: 'Cards and more',
    pgProvider: 'TOSSPAYMENTS',
    windows: iframe,
    payMethods: ['CARD', 'EASY_PAY'],
    isHub: true,
    // As at Toss Payments.
    id: /^[\w-]{6,64}$/,
  },
];

/** Every channel there is. The keys are the emulator's own: real ones are `channel-key-` and a UUID. */
export const channels: readonly Channel[] = kinds.flatMap((kind): Channel[] => [
  { ...kind, operation: 'payment' },
  { ...kind, key: `${kind.key}-billing`, name: `${kind.name}, recurring`, operation: 'billing-key' },
]);

/** The channel with this key, if there is one. */
export function findChannel(key: string | undefined): Channel | undefined {
  return channels.find((channel) => channel.key === key);
}

/** The channel keys by method, as a shop's settings want them. */
export const emulatedChannelKeys = {
  payment: {
    kakao_pay: 'channel-key-emulator-kakaopay',
    kr_card: 'channel-key-emulator-card',
    naver_pay: 'channel-key-emulator-naverpay',
    samsung_pay: 'channel-key-emulator-card',
    payco: 'channel-key-emulator-card',
    toss_pay: 'channel-key-emulator-tosspay',
  },
  billing: {
    kakao_pay: 'channel-key-emulator-kakaopay-billing',
    kr_card: 'channel-key-emulator-card-billing',
    naver_pay: 'channel-key-emulator-naverpay-billing',
    toss_pay: 'channel-key-emulator-tosspay-billing',
  },
} as const;

/** What PortOne's answers say about the channel that was used. */
export function selectedChannel(channel: Channel, type: 'LIVE' | 'TEST'): Common.SelectedChannel {
  return { type, key: channel.key, name: channel.name, pgProvider: channel.pgProvider, pgMerchantId: 'emulator' };
}

/** The window types a browser may wish for. */
export const windowType = z.enum(['IFRAME', 'POPUP', 'REDIRECTION']);
