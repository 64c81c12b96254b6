import { Stripe } from 'stripe';
import { z } from 'zod';
import type { StartRequest } from '../../../../src/contract/types.js';
import { startStripeEmulator } from '../../../../demo/emulator/stripe/index.js';
import type { StripeFlow } from '../../../../demo/server/providers/stripe.js';
import { openShop, secretKey, webhookSecret, type TestShop } from '../support/shop.js';
import { planConsent, openBrowser, startRequest, type Answer, type ShopperBrowser } from '../support/shopper.js';
import { freePort } from '../../../../scripts/free-port.mjs';

export const publishableKey = 'pk_test_shop_under_test';

type Emulator = Awaited<ReturnType<typeof startStripeEmulator>>;
type EmulatorOptions = Parameters<typeof startStripeEmulator>[0];

/** A shop that works with intents, the Stripe emulator behind it, and a shopper who has been there. */
export interface DirectShop extends TestShop {
  readonly emulator: Emulator;
  readonly browser: ShopperBrowser;
  /** The official client, to look at what the emulator has. */
  readonly stripe: Stripe;
  /** How the provider reaches the emulator. */
  readonly api: { readonly protocol: 'http'; readonly host: string; readonly port: number };
}

/** Opens one. Webhooks go to the shop. */
export async function openDirectShop(flow: StripeFlow, options: Partial<EmulatorOptions> = {}): Promise<DirectShop> {
  const [port, emulatorPort] = [await freePort(), await freePort()];
  const webhook = { url: `http://127.0.0.1:${port}/webhooks/stripe`, secret: webhookSecret };
  const emulator = await startStripeEmulator({ port: emulatorPort, secretKey, publishableKey, webhook, ...options });
  const api = { protocol: 'http', host: '127.0.0.1', port: emulatorPort } as const;
  const shop = await openShop({ port, stripe: { secretKey, webhookSecret, flow, publishableKey, api } });
  return {
    ...shop,
    emulator,
    api,
    browser: await openBrowser(shop.origin),
    stripe: new Stripe(secretKey, { ...api, maxNetworkRetries: 0, telemetry: false }),
    close: async () => {
      await emulator.close();
      await shop.close();
    },
  };
}

const startAnswer = z.object({
  provider: z.literal('stripe'),
  action: z.looseObject({
    id: z.string(),
    status: z.string(),
    client_secret: z.string().optional(),
    next_action: z.object({ redirect_to_url: z.object({ url: z.string() }) }).optional(),
  }),
  publishableKey: z.string().optional(),
});

/** A started attempt. `url` is where the shopper is sent; empty when the browser has to confirm first. */
export interface Started {
  readonly request: StartRequest;
  readonly answer: Answer;
  readonly action: z.output<typeof startAnswer>['action'];
  readonly publishableKey: string | undefined;
  readonly url: string;
}

/** Starts an attempt as the button would; everything but `pay` comes with consent. */
export async function startAttempt(shop: DirectShop, changes: Partial<StartRequest> = {}): Promise<Started> {
  const { mode = 'pay', method = 'kakao_pay' } = changes;
  const order = mode === 'save' ? {} : { orderId: (await shop.browser.createCart()).orderId };
  const consent = mode === 'pay' ? {} : { consent: planConsent({ method }) };
  const request = startRequest(shop.origin, { ...order, ...consent, ...changes });
  const answer = await shop.browser.start(request);
  const { action, publishableKey: key } = startAnswer.parse(answer.body);
  return { request, answer, action, publishableKey: key, url: action.next_action?.redirect_to_url.url ?? '' };
}

/** What the shopper does on the test page. Answers where the browser is sent, or nothing when it stays there. */
export async function decide(url: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const body = new URLSearchParams({ decision: 'authorize', ...fields });
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  return response.headers.get('Location') ?? '';
}
