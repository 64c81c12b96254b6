import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { startStripeEmulator } from './emulator/stripe/index.js';
import { startDevelopmentServer, type DevelopmentServer } from './server/development.js';
import { startShop, type ShopOptions } from './server/index.js';
import { errorCode } from './server/listen.js';
import { readSettings, type Settings } from './server/settings.js';

const vitePort = 5_173;

/** Something that was opened and must be closed. */
interface Opened {
  close(): Promise<void>;
}

async function run(opened: Opened[]): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile();
  const settings = readSettings(process.env);
  const stripe = await reachStripe(settings, opened);
  const shopOrigin = `http://localhost:${settings.port}`;
  const development = process.argv.includes('--vite') ? await openVite(shopOrigin, opened) : undefined;
  const otherOrigins = [settings.origin, development?.origin].filter((origin) => origin !== undefined);
  const shop = await naming('PORT', settings.port, () =>
    startShop({
      port: settings.port,
      ...(settings.host !== undefined && { host: settings.host }),
      databaseUrl: settings.databaseUrl,
      ...(settings.databaseAuthToken !== undefined && { databaseAuthToken: settings.databaseAuthToken }),
      ...(development && { readPage: development.readPage }),
      otherOrigins,
      stripe,
    }),
  );
  opened.push(shop);
  console.log(`The shop:        ${settings.origin ?? development?.origin ?? shop.origin}`);
  console.log('Stop with Ctrl-C.');
}

/** Stripe itself when there is a key of test mode, else the emulator on this machine. */
async function reachStripe({ stripe, port }: Settings, opened: Opened[]): Promise<ShopOptions['stripe']> {
  if (stripe.type === 'test-mode') {
    console.log('Payments:        Stripe in test mode, with the key in STRIPE_SECRET_KEY.');
    if (stripe.webhookSecret === undefined) {
      console.log(`                 No STRIPE_WEBHOOK_SECRET, so webhooks are refused. To have them here:`);
      console.log(`                 stripe listen --forward-to http://localhost:${port}/webhooks/stripe`);
    }
    return { secretKey: stripe.secretKey, webhookSecret: stripe.webhookSecret ?? newSecret('whsec_none_') };
  }
  const secretKey = newSecret('sk_test_emulator');
  const webhookSecret = newSecret('whsec_emulator');
  const webhook = { url: `http://127.0.0.1:${port}/webhooks/stripe`, secret: webhookSecret };
  const emulator = await naming('EMULATOR_PORT', stripe.port, () =>
    startStripeEmulator({ port: stripe.port, secretKey, webhook }),
  );
  opened.push(emulator);
  console.log(
    `Payments:        a Stripe emulator on this machine, ${emulator.origin}. No money, no account, no network.`,
  );
  console.log('                 For Stripe itself set STRIPE_SECRET_KEY to a key of test mode.');
  return { secretKey, webhookSecret, api: { protocol: 'http', host: '127.0.0.1', port: stripe.port } };
}

async function openVite(shopOrigin: string, opened: Opened[]): Promise<DevelopmentServer> {
  const development = await startDevelopmentServer(vitePort, shopOrigin);
  opened.push(development);
  return development;
}

function newSecret(prefix: string): string {
  return prefix + randomBytes(16).toString('hex');
}

/** Says which port is taken, and which variable chooses another. */
async function naming<T>(variable: string, port: number, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} is in use. Choose another one: ${variable}=${port + 1} npm start`, { cause: error });
  }
}

async function closeAll(opened: Opened[]): Promise<void> {
  for (let last = opened.pop(); last; last = opened.pop()) await last.close();
}

const opened: Opened[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void closeAll(opened));
}
try {
  await run(opened);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
  await closeAll(opened);
}
