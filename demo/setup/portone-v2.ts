import { randomBytes } from 'node:crypto';
import { emulatedChannelKeys } from '../emulator/portone-v2/channels.js';
import { startPortOneV2Emulator } from '../emulator/portone-v2/index.js';
import type { PortOneV2Emulator, PortOneV2EmulatorOptions } from '../emulator/portone-v2/index.js';
import type { Log } from '../server/log.js';
import { createPortOneV2Provider } from '../server/providers/portone-v2.js';
import type { PaymentProvider } from '../server/providers/provider.js';
import { readChannelKeys } from './channel-keys.js';
import { newSecret, readKeys, webhookUrl } from './place.js';
import type { Environment, Place } from './place.js';

/** PortOne V2 with test channels, when its keys are in the environment. */
export function reachPortOneV2(environment: Environment, log: Log): PaymentProvider | undefined {
  const keys = readKeys(environment, ['PORTONE_V2_STORE_ID', 'PORTONE_V2_API_SECRET', 'PORTONE_V2_WEBHOOK_SECRET']);
  return (
    keys &&
    createPortOneV2Provider(
      {
        storeId: keys.PORTONE_V2_STORE_ID,
        apiSecret: keys.PORTONE_V2_API_SECRET,
        webhookSecret: keys.PORTONE_V2_WEBHOOK_SECRET,
        live: false,
        channelKeys: readChannelKeys(environment, 'PORTONE_V2'),
      },
      log,
    )
  );
}

/** The emulator of PortOne V2, and the shop's side of it. */
export async function emulatePortOneV2(
  place: Place,
  options: Partial<PortOneV2EmulatorOptions> = {},
): Promise<{ provider: PaymentProvider; emulator: PortOneV2Emulator }> {
  const storeId = 'store-emulator';
  const apiSecret = newSecret('emulator-');
  const webhookSecret = `whsec_${randomBytes(32).toString('base64')}`;
  const webhook = { url: webhookUrl(place, 'portone-v2'), secret: webhookSecret };
  const emulator = await startPortOneV2Emulator({ port: place.port, storeId, apiSecret, webhook, ...options });
  const account = { storeId, apiSecret, webhookSecret, baseUrl: emulator.origin, live: false };
  return { provider: createPortOneV2Provider({ ...account, channelKeys: emulatedChannelKeys }, place.log), emulator };
}
