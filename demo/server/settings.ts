import { defaultRateLimits, type RateLimits } from './rate-limit.js';

/** What the environment says about how to run the demo. */
export interface Settings {
  readonly port: number;
  readonly host: string | undefined;
  /** The address under which shoppers see the shop, when a proxy or a host stands before it. */
  readonly origin: string | undefined;
  readonly databaseUrl: string;
  readonly databaseAuthToken: string | undefined;
  /** The day in Seoul that the shop believes it to be when it opens, such as `2026-12-05`. Undefined is today. */
  readonly shopDate: string | undefined;
  /** Of the first emulator; the others take the ports after it. */
  readonly emulatorPort: number;
  readonly stripe:
    | { readonly type: 'emulator' }
    | {
        readonly type: 'test-mode';
        readonly secretKey: string;
        readonly publishableKey: string | undefined;
        readonly webhookSecret: string | undefined;
      };
}

/**
 * Reads the settings; `.env.example` describes each.
 *
 * @throws Error that names the variable and what was expected. Live keys are refused, because a demo must not move money;
 *   and so is `NODE_ENV=production`, because payments that move none must not pass for real ones.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const secretKey = text('STRIPE_SECRET_KEY');
  refuseProduction(text('NODE_ENV'));
  refuseLivePublishableKey(text('STRIPE_PUBLISHABLE_KEY'));
  return {
    port: readPort('PORT', text('PORT'), 3_000),
    host: text('HOST'),
    origin: readOrigin(text('ORIGIN')),
    databaseUrl: text('DATABASE_URL') ?? 'file:demo/data/shop.db',
    databaseAuthToken: text('DATABASE_AUTH_TOKEN'),
    shopDate: readDay('SHOP_DATE', text('SHOP_DATE')),
    emulatorPort: readPort('EMULATOR_PORT', text('EMULATOR_PORT'), 4_010),
    stripe:
      secretKey === undefined
        ? { type: 'emulator' }
        : {
            type: 'test-mode',
            secretKey: readTestKey(secretKey),
            publishableKey: text('STRIPE_PUBLISHABLE_KEY'),
            webhookSecret: text('STRIPE_WEBHOOK_SECRET'),
          },
  };
}

/**
 * Reads how often the shop may be asked: the defaults, or `RATE_LIMITS=off`.
 *
 * @throws Error that names the variable and what was expected.
 */
export function readRateLimits(environment: Readonly<Record<string, string | undefined>>): RateLimits | 'off' {
  const wanted = environment['RATE_LIMITS']?.trim() || 'on';
  if (wanted !== 'on' && wanted !== 'off') throw new Error(`RATE_LIMITS: expected on or off, got "${wanted}".`);
  return wanted === 'off' ? 'off' : defaultRateLimits;
}

/**
 * Reads `TRUSTED_PROXIES`, the number of the shop's own proxies. Default 0.
 *
 * @throws Error that names the variable and what was expected.
 */
export function readTrustedProxies(environment: Readonly<Record<string, string | undefined>>): number {
  const proxies = environment['TRUSTED_PROXIES']?.trim() || '0';
  if (!/^\d$/.test(proxies)) throw new Error(`TRUSTED_PROXIES: expected a number from 0 to 9, got "${proxies}".`);
  return Number(proxies);
}

function refuseProduction(nodeEnv: string | undefined): void {
  if (nodeEnv !== 'production') return;
  throw new Error(
    'NODE_ENV: this demo works with emulators and test keys only, so nobody would pay. Expected anything but production.',
  );
}

function refuseLivePublishableKey(key: string | undefined): void {
  if (key === undefined || key.startsWith('pk_test_')) return;
  throw new Error('STRIPE_PUBLISHABLE_KEY: expected a publishable key of test mode, which begins with pk_test_.');
}

function readPort(name: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port >= 1 && port <= 65_535) return port;
  throw new Error(`${name}: expected a port from 1 to 65535, got "${value}".`);
}

function readOrigin(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (URL.canParse(value) && new URL(value).origin === value) return value;
  throw new Error(`ORIGIN: expected an origin such as https://shop.example, got "${value}".`);
}

function readDay(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const midnight = new Date(`${value}T00:00:00Z`);
  if (!Number.isNaN(midnight.valueOf()) && midnight.toISOString().slice(0, 10) === value) return value;
  throw new Error(`${name}: expected a day such as 2026-12-05, got "${value}".`);
}

function readTestKey(secretKey: string): string {
  if (/^(?:sk|rk)_test_/.test(secretKey)) return secretKey;
  if (/^(?:sk|rk)_live_/.test(secretKey)) {
    throw new Error('STRIPE_SECRET_KEY: this is a live key, and the demo must not move money. Use one of test mode.');
  }
  throw new Error('STRIPE_SECRET_KEY: expected a secret key of test mode, which begins with sk_test_.');
}
