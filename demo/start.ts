import { existsSync } from 'node:fs';
import { startDevelopmentServer, type DevelopmentServer } from './server/development.js';
import { clockFrom } from './server/clock.js';
import { startShop } from './server/index.js';
import { errorCode } from './server/listen.js';
import { logToConsole } from './server/log.js';
import { providerName } from './server/names.js';
import type { Emulators } from './server/provider-list.js';
import type { StripeOptions } from './server/providers/stripe.js';
import { readRateLimits, readSettings, readTrustedProxies, type Settings } from './server/settings.js';
import { openProviders } from './setup/all.js';
import { newSecret } from './setup/place.js';
import { emulateStripe, readStripeFlow } from './setup/stripe.js';

const vitePort = 5_173;

/** Something that was opened and must be closed. */
interface Opened {
  close(): Promise<void>;
}

async function run(opened: Opened[]): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile();
  const settings = readSettings(process.env);
  console.log(
    'Payments:        simulated where it says emulator: no money, no account, no network. See docs/providers.',
  );
  const { stripe, ...reached } = await reachStripe(settings, opened);
  const others = await naming('EMULATOR_PORT', settings.emulatorPort, () =>
    openProviders(process.env, settings.emulatorPort + 1, { shopPort: settings.port, log: logToConsole }),
  );
  opened.push(others);
  const emulators: Emulators = { ...reached.emulators, ...others.emulators };
  for (const name of providerName.options) {
    if (emulators[name]) tell(name, `emulator, ${emulators[name].origin}`);
    else if (name !== 'stripe') tell(name, 'its sandbox, with the keys in the environment');
  }
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
      ...(settings.shopDate !== undefined && { now: clockFrom(settings.shopDate) }),
      stripe,
      providers: others.providers,
      emulators,
      rateLimits: readRateLimits(process.env),
      trustedProxies: readTrustedProxies(process.env),
    }),
  );
  opened.push(shop);
  console.log(`The shop:        ${settings.origin ?? development?.origin ?? shop.origin}`);
  console.log('Stop with Ctrl-C.');
}

/** Stripe as the shop reaches it, and the emulator that stands in for it, if one does. */
interface Reached {
  readonly stripe: StripeOptions;
  readonly emulators: Emulators;
}

/** Stripe itself when there is a key of test mode, else the emulator on this machine. */
async function reachStripe({ stripe, port, emulatorPort }: Settings, opened: Opened[]): Promise<Reached> {
  const flow = readStripeFlow(process.env);
  if (stripe.type === 'test-mode') {
    tell('stripe', 'test mode, with the key in STRIPE_SECRET_KEY');
    if (stripe.webhookSecret === undefined) {
      tell('', `no STRIPE_WEBHOOK_SECRET, so webhooks are refused. To have them here:`);
      tell('', `stripe listen --forward-to http://localhost:${port}/webhooks/stripe`);
    }
    const { secretKey, publishableKey, webhookSecret = newSecret('whsec_none_') } = stripe;
    const keys = { secretKey, webhookSecret, flow, ...(publishableKey !== undefined && { publishableKey }) };
    return { stripe: keys, emulators: {} };
  }
  const place = { port: emulatorPort, shopPort: port };
  const stand = await naming('EMULATOR_PORT', emulatorPort, () => emulateStripe(place, flow));
  opened.push(stand.emulator);
  const { origin } = stand.emulator;
  return {
    stripe: stand.stripe,
    emulators: { stripe: { origin, ...(stand.script !== undefined && { script: stand.script }) } },
  };
}

/** A line under "Payments". */
function tell(provider: string, how: string): void {
  console.log(`${''.padEnd(17)}${provider.padEnd(12)}${how}`);
}

async function openVite(shopOrigin: string, opened: Opened[]): Promise<DevelopmentServer> {
  const development = await startDevelopmentServer(vitePort, shopOrigin);
  opened.push(development);
  return development;
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
