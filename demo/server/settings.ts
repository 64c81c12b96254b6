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
 * @throws Error that names the variable and what was expected. Live keys are refused: a demo must not move money.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const secretKey = text('STRIPE_SECRET_KEY');
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
