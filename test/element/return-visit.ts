import { waitUntil } from '@open-wc/testing';
import type { ConfirmRequest } from '../../src/contract/types.js';
import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { faultyEndpoint } from '../support/faults.js';
import type { Step } from '../support/faults.js';

/** A page in a frame that a shopper comes back to. */
export interface VisitPlan {
  /** What stands in its address behind the path: query and fragment. */
  readonly address: string;
  /** What its server answers to confirm; the last repeats. */
  readonly confirm: readonly Step[];
  /** The orders of its buttons; the first has id `b0`, the next `b1`. */
  readonly orders?: readonly string[];
  readonly storage?: 'blocked';
}

interface HeardThere {
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** The id of the button that sent it. */
  readonly by: string;
}

const path = '/test/element/return-page.html';

/** Opens the page at an address and waits until its buttons have rendered. */
export async function visit({ address, confirm, orders = ['A-1001'], storage }: VisitPlan) {
  const endpoint = await faultyEndpoint(...confirm);
  const frame = document.createElement('iframe');
  const buttons = orders.map((order, at) => ({ id: `b${at}`, endpoint: endpoint.url, 'order-id': order }));
  frame.name = JSON.stringify({ buttons, storage });
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
