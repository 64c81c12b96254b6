import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FailureCode } from '../../src/contract/failure.js';
import type { Method, Mode, ProviderName } from '../../src/contract/types.js';
import type { StripeFlow } from '../../demo/server/providers/stripe.js';
import type { Page } from './browser.js';
import { chooseAt, modesOf, pressAtBench, type Surface } from './provider-trip.js';
import { checkRequests } from './provider-requests.js';
import { scriptsInInventory, scriptsOfOthers } from './provider-scripts.js';
import { openProviderWorld, type ProviderWorld } from './provider-world.js';
import { onEveryStage, type Stage } from './trip-stage.js';
import { eventsOf, waitForState, type ReportedEvent } from './trip-steps.js';
import { until, type Row } from './trip-world.js';

/** What happens at one kind of device. */
export interface Way {
  readonly surface: Surface;
  readonly via: 'return' | 'callback';
}

/** A button of the provider's page, and the code that the shop's page is told then. */
export interface Refusal {
  readonly button: string;
  readonly code: FailureCode | Readonly<Record<'desktop' | 'phone', FailureCode>>;
}

/** What a provider's trips look like. */
export interface Tale {
  readonly provider: ProviderName;
  readonly method: Method;
  /** How Stripe is used, where it is Stripe. */
  readonly flow?: StripeFlow;
  readonly desktop: Way;
  readonly phone: Way;
  /** The buttons of the provider's page, and what the shop's page is told after each but the first. */
  readonly approve: string;
  readonly refusals: Readonly<Record<string, Refusal>>;
  /** What the shop asks the provider for an approved trip: each kind of request once. */
  readonly asks: Readonly<Partial<Record<Mode, readonly string[]>>>;
  /** What it asks only if the shopper is back before the webhook, or the other way round. */
  readonly mayAsk?: readonly string[];
  /** Modes to leave out. */
  readonly without?: readonly Mode[];
}

/** Tells a provider's trips: each mode, on both kinds of device, approved and not. */
export function tellTrips(tale: Tale): void {
  const name = tale.flow ? `${tale.provider} (${tale.flow})` : tale.provider;
  onEveryStage(
    `${name}, ${tale.method}`,
    (stage) => {
      for (const device of ['desktop', 'phone'] as const) {
        for (const mode of modesOf(tale.provider, tale.method)) {
          if (!tale.without?.includes(mode)) describe(`${mode} on a ${device}`, () => tell(tale, stage, device, mode));
        }
      }
    },
    ['classic'],
  );
}

/** A trip up to the button of the provider's page that was pressed. */
interface Trip {
  readonly world: ProviderWorld;
  readonly page: Page;
  readonly orderId: string;
}

function tell(tale: Tale, stage: Stage, device: 'desktop' | 'phone', mode: Mode): void {
  const { provider, method } = tale;
  const way = tale[device];
  const trip = { provider, method, mode, phone: device === 'phone' };
  const goTo = async (button: string): Promise<Trip> => {
    const world = stage.keep(await openProviderWorld(provider, tale.flow));
    const page = await stage.newShopper({ phone: trip.phone });
    const orderId = await pressAtBench(page, world, trip, stage.script);
    await chooseAt(page, world, way.surface, button);
    return { world, page, orderId };
  };

  /** Method, path, headers and body of all that the provider was asked. */
  const checkAsked = async (world: ProviderWorld, attemptId: string, orderId: string): Promise<void> => {
    const [attempt] = await world.rows('SELECT amount FROM attempts WHERE attempt_id = ?', attemptId);
    assert.ok(attempt);
    const amount = typeof attempt['amount'] === 'number' ? attempt['amount'] : null;
    checkRequests(provider, world.requests, { attemptId, orderId, amount, mode, phone: trip.phone, flow: tale.flow });
  };

  it('ends in a success when it is approved, and loads no script that the inventory lacks', async () => {
    const { world, page, orderId } = await goTo(tale.approve);
    await waitForState(page, 'succeeded');
    const success = await lastEvent(page, [...beginning(mode), 'kr-pay-success']);
    const { attemptId, ...told } = success.detail;
    assert.deepEqual(pick(told, ['provider', 'method', 'mode', 'via']), { provider, method, mode, via: way.via });
    assert.equal(told['orderId'] ?? '', orderId);
    assert.deepEqual(await scriptsOfOthers(page, world), scriptsInInventory(provider, tale.flow));
    const [attempt] = await world.rows('SELECT * FROM attempts WHERE attempt_id = ?', String(attemptId));
    assert.deepEqual(pick(attempt, ['provider', 'method', 'mode', 'state']), {
      provider,
      method,
      mode,
      state: 'succeeded',
    });
    const money = await world.rows('SELECT entry, amount, payment_id FROM ledger');
    const captured = { entry: 'captured', amount: attempt?.['amount'], payment_id: told['paymentId'] };
    assert.deepEqual(money, mode === 'save' ? [] : [captured]);
    if (mode !== 'pay') await until('the saved method', async () => (await savedMethods(world)).length === 1);
    assert.deepEqual(await savedMethods(world), mode === 'pay' ? [] : [{ attempt_id: attemptId, provider, method }]);
    const optional = tale.mayAsk ?? [];
    const asked = kindsOf(world).filter((kind) => !optional.includes(kind));
    assert.deepEqual(asked.sort(), [...(tale.asks[mode] ?? [])].sort());
    await checkAsked(world, String(attemptId), orderId);
  });

  for (const [what, refusal] of Object.entries(tale.refusals)) {
    const { button } = refusal;
    const code = typeof refusal.code === 'string' ? refusal.code : refusal.code[device];
    it(`ends as ${code} when it is ${what}, and nothing is taken or kept`, async () => {
      const { world, page, orderId } = await goTo(button);
      await waitForState(page, 'failed');
      const { detail } = await lastEvent(page, [...beginning(mode), 'kr-pay-failure']);
      assert.equal(detail['code'], code);
      assert.equal(detail['retryable'], true);
      await checkAsked(world, String(detail['attemptId']), orderId);
      assert.deepEqual(await world.rows('SELECT entry FROM ledger'), []);
      assert.deepEqual(await savedMethods(world), []);
      assert.deepEqual(await world.rows(`SELECT 1 FROM attempts WHERE state = 'succeeded'`), []);
    });
  }
}

const beginning = (mode: Mode): readonly string[] => [
  ...(mode === 'pay' ? [] : ['kr-pay-consent']),
  'kr-pay-start',
  'kr-pay-redirect',
];

/** The last event of a page that reported exactly these. */
async function lastEvent(page: Page, names: readonly string[]): Promise<ReportedEvent> {
  const events = await eventsOf(page);
  assert.deepEqual(
    events.map((event) => event.name),
    names,
  );
  const last = events.at(-1);
  assert.ok(last);
  return last;
}

function savedMethods(world: ProviderWorld): Promise<Row[]> {
  return world.rows('SELECT attempt_id, provider, method FROM saved_methods');
}

/** Each kind of request once: method and path, with `*` for what differs from trip to trip. */
function kindsOf({ requests }: ProviderWorld): string[] {
  const kinds = requests.map(({ method, path }) => {
    const [plain = ''] = path.split('?', 1);
    const names = plain.split('/').map((part) => (isIdentifier(part) ? '*' : part));
    return `${method} ${names.join('/')}`;
  });
  return [...new Set(kinds)];
}

/** With a digit in it, or random letters after a prefix: one identifier in fifty has no digit. */
function isIdentifier(part: string): boolean {
  return /^(?!v\d)(?=.*\d).{6,}$/.test(part) || /^[a-z]{2,5}_[a-zA-Z]{14,}$/.test(part);
}

function pick(row: Readonly<Record<string, unknown>> | undefined, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, row?.[name]]));
}
