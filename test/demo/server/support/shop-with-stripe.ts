import { z } from 'zod';
import { startStripeEmulator } from '../../../../demo/emulator/stripe/index.js';
import type { Answer } from './shopper.js';
import { openShop, secretKey, webhookSecret, type TestShop } from './shop.js';
import { freePort } from '../../../../scripts/free-port.mjs';

/** As `TestShop`, with the Stripe emulator behind it, over sockets. */
export interface TestShopWithStripe extends TestShop {
  readonly emulator: Awaited<ReturnType<typeof startStripeEmulator>>;
}

/** Opens a shop with the Stripe emulator behind it; webhooks go to the shop unless told otherwise. */
export async function openShopWithStripe(
  options: Partial<Parameters<typeof startStripeEmulator>[0]> = {},
  shopOptions: Parameters<typeof openShop>[0] = {},
): Promise<TestShopWithStripe> {
  const port = await freePort();
  const emulatorPort = await freePort();
  const emulator = await startStripeEmulator({
    port: emulatorPort,
    secretKey,
    webhook: { url: `http://127.0.0.1:${port}/webhooks/stripe`, secret: webhookSecret },
    ...options,
  });
  const api = { protocol: 'http', host: '127.0.0.1', port: emulatorPort } as const;
  const shop = await openShop({ port, stripe: { secretKey, webhookSecret, api }, ...shopOptions });
  return {
    ...shop,
    emulator,
    close: async () => {
      await emulator.close();
      await shop.close();
    },
  };
}

/** What the emulator was asked to make sessions for this attempt. */
export function sessionRequests(
  { emulator }: TestShopWithStripe,
  attemptId: string,
): TestShopWithStripe['emulator']['requests'] {
  const key = `${attemptId}:session`;
  return emulator.requests.filter((request) => request.idempotencyKey === key);
}

const startAnswer = z.object({ action: z.object({ id: z.string(), url: z.string() }) });

/** The id and address of the session in the answer to a start. */
export function sessionOf({ body }: Answer): { readonly id: string; readonly url: string } {
  return startAnswer.parse(body).action;
}
