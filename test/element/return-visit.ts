import type { ConfirmRequest } from '../../src/contract/types.js';
import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { faultyEndpoint } from '../support/faults.js';
import type { Step } from '../support/faults.js';
import { waitUntil } from '../support/wait-until.js';

/** A page in a frame that a shopper comes back to. */
export interface VisitPlan {
  /** What stands in its address behind the path: query and fragment. */
  readonly address: string;
  /** What its server answers to confirm; the last repeats. */
  readonly confirm: readonly Step[];
  /** The orders of its buttons; the first has id `b0`, the next `b1`. A button without an order saves the method. */
  readonly orders?: readonly (string | undefined)[];
  /** Attributes of the buttons, in their order, beside the usual ones. */
  readonly more?: readonly Readonly<Record<string, string>>[];
  readonly storage?: 'blocked';
  /** The shopper clicks the first button as soon as there is one, which is before the rest of it has loaded. */
  readonly early?: boolean;
  /** The page's script sets the endpoint later. */
  readonly endpoint?: 'later';
}

interface HeardThere {
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** The id of the button that sent it. */
  readonly by: string;
}

const path = '/test/element/return-page.html';
const saving = { mode: 'save', merchant: '가게', frequency: 'one-time', timing: '오늘', 'amount-rule': '없음' };

/** Opens the page at an address and waits until its buttons have rendered. */
export async function visit(plan: VisitPlan) {
  const { address, confirm, orders = ['A-1001'], storage, early } = plan;
  const endpoint = await faultyEndpoint(...confirm);
  const frame = document.createElement('iframe');
  const buttons = orders.map((order, at) => ({
    id: `b${at}`,
    ...(plan.endpoint !== 'later' && { endpoint: endpoint.url }),
    ...(order === undefined ? saving : { 'order-id': order }),
    ...plan.more?.[at],
  }));
  frame.name = JSON.stringify({ buttons, storage, early });
  frame.src = `${path}${address}`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const view = frame.contentWindow ?? missing('a window');
  const page = frame.contentDocument ?? missing('a document');
  const elements = [...page.querySelectorAll('kr-pay-button')];
  await waitUntil(() => elements.every((element) => element.matches(':defined')));
  await Promise.all(elements.map((element) => element.updateComplete));
  const heard = (): HeardThere[] => Reflect.get(view, 'heard');
  return {
    elements,
    heard,
    endpoint: endpoint.url,
    /** The state right after an early click. */
    clicked: (): unknown => Reflect.get(view, 'clicked'),
    element: (at: number): KrPayButtonElement => elements[at] ?? missing(`button ${at}`),
    finals: () => heard().filter(({ type }) => /success|failure/.test(type)),
    /** The address as it stands now, without origin and path. */
    address: () => view.location.href.slice(view.location.origin.length + path.length),
    confirms: async () => (await endpoint.received()).map(({ body }): ConfirmRequest => JSON.parse(body)),
    async final(): Promise<HeardThere> {
      const found = () => heard().find(({ type }) => /success|failure/.test(type));
      await waitUntil(found, 'no final event', { timeout: 8_000 });
      return found() ?? missing('a final event');
    },
    /** Waits until the page has decided which button takes an arrival up. */
    async decided(): Promise<void> {
      for (let at = 0; at < 2; at++) await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

function missing(what: string): never {
  throw new Error(`expected ${what}`);
}

/** Takes the pages of a test away, and what the browser kept of them. */
export function closeVisits(): void {
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
  sessionStorage.clear();
}
