import { busy } from './world.js';
import type { World } from './world.js';

type Step = (world: World, pick: number) => unknown;

/** Milliseconds. */
const waits = [0, 0, 600, 1_000, 3_000, 10_000, 31_000];

const responses: readonly unknown[] = [
  { imp_uid: 'imp_1' },
  { imp_uid: 'imp_1' },
  { imp_uid: 'imp_1', error_msg: '취소' },
  { error_msg: 'NOT READY' },
];

const others: Readonly<Record<string, readonly [string, string]>> = {
  'order-id': ['A-1', 'A-2'],
  amount: ['14000', '15000'],
  method: ['kakao_pay', 'payco'],
};

function turn(world: World, name: string): void {
  const [one, two] = others[name] ?? ['', ''];
  world.element.setAttribute(name, world.element.getAttribute(name) === one ? two : one);
}

const press = (world: World) =>
  world.begin(true, () => world.element.shadowRoot?.querySelector<HTMLElement>('[part=button]')?.click());

/** Everything that a shopper, a page, a server or a provider can do. `pick` chooses among the like. */
const any = {
  press,
  'start()': (world) => world.begin(true, () => world.element.start()),
  'start again': (world) =>
    world.begin(true, () => world.element.shadowRoot?.querySelector<HTMLElement>('.again')?.click()),
  answer: async (world, pick) => {
    await world.answer(pick);
  },
  pass: (world, pick) => world.clock.pass(waits[pick % waits.length] ?? 0),
  'a long silence': (world) => world.silence(),
  'the script calls back': async (world, pick) => {
    const [open] = world.windows.splice(pick % (world.windows.length || 1), 1);
    if (open) await world.begin(false, () => open.answer(responses[pick % responses.length]), open.episode);
  },
  'the page is restored': (world) =>
    world.begin(false, () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))),
  'the page is hidden or shown': (_world, pick) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: pick % 2 ? 'visible' : 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  },
  removed: (world) => world.element.remove(),
  'put back': (world) =>
    world.element.isConnected ? undefined : world.begin(false, () => world.place.append(world.element)),
  moved: (world) => {
    if (world.element.isConnected) world.place.append(world.element);
  },
  'another order': (world) => turn(world, 'order-id'),
  'another amount': (world) => turn(world, 'amount'),
  'another method': (world) => turn(world, 'method'),
  disabled: (world) => void world.element.toggleAttribute('disabled', true),
  'enabled again': (world) => void world.element.toggleAttribute('disabled', false),
  tick: (world, pick) => world.tick(pick),
  'reset()': (world) => {
    const { state } = world.element;
    if (!busy.test(state)) world.ledger.reset();
    if (state === 'succeeded') world.ticked.clear();
    world.element.reset();
  },
  'check()': (world) => world.begin(false, () => world.element.check()),
  'the next start is refused': (world) => void (world.refusal = 'start'),
  'the next start is held': (world) => void (world.refusal = 'held'),
  'the next start’s hold is rejected': (world) => void (world.refusal = 'rejected'),
  'the held start goes on': (world) => world.release(),
  'the next redirect is refused': (world) => void (world.refusal = 'redirect'),
  'a policy blocks the provider': () => {
    const about = {
      disposition: 'enforce',
      blockedURI: 'https://psp.example',
      violatedDirective: 'form-action',
    } as const;
    const more = { documentURI: location.href, effectiveDirective: 'form-action', originalPolicy: '', statusCode: 200 };
    dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', { ...about, ...more }));
  },
  'the page is loaded again': async (world) => {
    world.element.remove();
    await world.clock.pass(0);
    await world.load(world.returnAddress());
  },
} as const satisfies Record<string, Step>;

/**
 * What a patient shopper on a page that works would see happen next. Without it most sequences would end before they have
 * led anywhere.
 */
const goOn: Step = (world, pick) => {
  const { element, server, windows, ticked } = world;
  if (!element.isConnected) return any['put back'](world);
  if (element.disabled) return any['enabled again'](world);
  if (server.open.length) return any.answer(world, pick);
  if (windows.length && /leaving|pending/.test(element.state)) return any['the script calls back'](world, pick);
  if (world.boxes().length && !ticked.has(0)) return any.tick(world, 1);
  if (element.state === 'succeeded') return any['reset()'](world);
  return busy.test(element.state) ? any.pass(world, pick) : press(world);
};

/** Everything that can happen, by name. */
export const steps: Readonly<Record<StepName, Step>> = { ...any, 'go on': goOn };

/** The name of a step. */
export type StepName = keyof typeof any | 'go on';

/** How much likelier than once a step is. */
export const weights: Partial<Record<StepName, number>> = { 'go on': 36, press: 2, answer: 3, pass: 3 };
