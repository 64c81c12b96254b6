import type { PortOneV2ChannelKeys } from './portone-v2-request.js';

/** How to reach PortOne V2, and what is set up in its console. */
export interface PortOneV2Options {
  /** `store-…` */
  readonly storeId: string;
  readonly apiSecret: string;
  /** `whsec_…`, of the webhook version 2024-04-25. */
  readonly webhookSecret: string;
  /** An origin other than https://api.portone.io, for the emulator. */
  readonly baseUrl?: string;
  /** True takes payments of live channels only, false those of test channels only. */
  readonly live: boolean;
  readonly channelKeys: PortOneV2ChannelKeys;
  /** How long one request may take, milliseconds. Default 4,500, so that two fit into the browser's ten seconds. */
  readonly timeoutMilliseconds?: number;
}

const base64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

/** Throws a TypeError that names the first option that cannot be right. */
export function checkPortOneV2Options(options: PortOneV2Options): void {
  const { storeId, apiSecret, webhookSecret, baseUrl } = options;
  if (storeId.trim() === '') throw new TypeError('storeId: expected a store id such as store-….');
  if (apiSecret.trim() === '') throw new TypeError('apiSecret: expected the V2 API secret of the PortOne console.');
  const secret = webhookSecret.replace(/^whsec_/, '');
  if (secret === '' || !base64.test(secret)) {
    throw new TypeError('webhookSecret: expected whsec_ and Base64, as the PortOne console shows it.');
  }
  // The official client drops a path.
  if (baseUrl !== undefined && !(URL.canParse(baseUrl) && new URL(baseUrl).origin === baseUrl)) {
    throw new TypeError('baseUrl: expected an origin such as https://api.portone.io, without a path.');
  }
}
