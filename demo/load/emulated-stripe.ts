import { Stripe } from 'stripe';
import { startStripeEmulator, type FaultInjector, type StripeEmulator } from '../emulator/stripe/index.js';
import { z } from 'zod';
import { product } from './shoppers.js';

/** The keys of every shop under load. They open nothing. */
export const stripeKeys = { secretKey: 'sk_test_shop_under_load', webhookSecret: 'whsec_shop_under_load' };

/** Opens the emulator of Stripe in this process, for a shop in another one. */
export function openStripe(shopOrigin: string, fault?: FaultInjector): Promise<StripeEmulator> {
  const webhook = { url: `${shopOrigin}/webhooks/stripe`, secret: stripeKeys.webhookSecret };
  return startStripeEmulator({ secretKey: stripeKeys.secretKey, webhook, ...(fault && { fault }) });
}

const startAnswer = z.object({ action: z.object({ id: z.string(), url: z.string() }) });

/** The session in the answer to a start. */
export function sessionIn(body: string): { readonly id: string; readonly url: string } {
  return startAnswer.parse(JSON.parse(body)).action;
}

/** Pays on the emulator's pages, by their forms. `outcome` is one of the emulator's ways to end. */
export async function pay(sessionUrl: string, outcome: 'approve' | 'webhook-never' | 'webhook-first'): Promise<void> {
  const testPage = await sendForm(sessionUrl, { method: product.method });
  await sendForm(new URL(testPage, sessionUrl).href, { decision: 'authorize', outcome });
}

async function sendForm(address: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const body = new URLSearchParams(fields);
  // A connection of its own: one that is kept may be closed for being idle just as it is used again.
  const response = await fetch(address, { method: 'POST', body, redirect: 'manual', headers: { Connection: 'close' } });
  const text = await response.text();
  const location = response.headers.get('Location');
  if (location === null) throw new Error(`The emulator answered ${response.status}: ${text.slice(0, 200)}`);
  return location;
}

/** What Stripe posts when a session is complete. */
export function completedWebhook(sessionId: string): { body: string; headers: Readonly<Record<string, string>> } {
  const created = Math.floor(Date.now() / 1_000);
  const object = { id: sessionId, object: 'checkout.session' };
  const event = { id: `evt_${sessionId}`, object: 'event', type: 'checkout.session.completed', created };
  const body = JSON.stringify({ ...event, livemode: false, data: { object } });
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret: stripeKeys.webhookSecret });
  return { body, headers: { 'Stripe-Signature': signature } };
}
