import { emulatedChannelKeys } from '../emulator/portone/channels.js';
import { startPortOneEmulator } from '../emulator/portone/index.js';
import type { PortOneEmulator, PortOneEmulatorOptions } from '../emulator/portone/index.js';
import type { Log } from '../server/log.js';
import { createPortOneProvider } from '../server/providers/portone.js';
import type { PaymentProvider } from '../server/providers/provider.js';
import { readChannelKeys } from './channel-keys.js';
import { newSecret, readKeys, webhookUrl } from './place.js';
import type { Environment, Place } from './place.js';

/** Some payment companies want a telephone number, and the demo's shoppers have none of their own. */
const buyerTelephone = '010-0000-0000';

/** PortOne V1 with test channels, when its keys are in the environment. */
export function reachPortOne(environment: Environment, log: Log): PaymentProvider | undefined {
  const keys = readKeys(environment, ['PORTONE_USER_CODE', 'PORTONE_API_KEY', 'PORTONE_API_SECRET']);
  if (!keys) return undefined;
  const { payment, billing } = readChannelKeys(environment, 'PORTONE');
  const methods = Object.keys({ ...payment, ...billing }) as (keyof typeof payment)[];
  const channelKeys = Object.fromEntries(
    methods.map((method) => [
      method,
      {
        ...(payment[method] !== undefined && { payment: payment[method] }),
        ...(billing[method] !== undefined && { billing: billing[method] }),
      },
    ]),
  );
  return createPortOneProvider(
    {
      userCode: keys.PORTONE_USER_CODE,
      apiKey: keys.PORTONE_API_KEY,
      apiSecret: keys.PORTONE_API_SECRET,
      sandbox: true,
      channelKeys,
      buyerTelephone,
    },
    log,
  );
}

/** The emulator of PortOne V1, and the shop's side of it. */
export async function emulatePortOne(
  place: Place,
  options: Partial<PortOneEmulatorOptions> = {},
): Promise<{ provider: PaymentProvider; emulator: PortOneEmulator }> {
  const keys = { apiKey: newSecret('emulator_'), apiSecret: newSecret('emulator_') };
  const webhook = { url: webhookUrl(place, 'portone') };
  const userCode = 'imp00000000';
  const emulator = await startPortOneEmulator({ port: place.port, userCode, ...keys, webhook, ...options });
  const channelKeys = emulatedChannelKeys;
  const account = { ...keys, userCode, baseUrl: emulator.origin, sandbox: true, channelKeys, buyerTelephone };
  return { provider: createPortOneProvider(account, place.log), emulator };
}
