import '../../src/define.js';
import type { ConfirmRequest, PayState, StartRequest } from '../../src/contract/types.js';
import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { faultyEndpoint } from '../support/faults.js';
import type { Received, Step } from '../support/faults.js';
import { waitUntil } from '../support/wait-until.js';

/** What a test's shop answers and shows. `start` and `confirm` are played one answer a request, the last repeats. */
export interface ShopPlan {
  readonly start?: readonly Step[];
  readonly confirm?: readonly Step[];
  readonly attributes?: Readonly<Record<string, string>>;
  /** The element's children. */
  readonly children?: readonly Element[];
  /** The language of the page around it. */
  readonly lang?: string;
  /** Lets a hand-off happen: for a provider's script that is stood in for, and does not leave the page. */
  readonly letsGo?: boolean;
}

/** An event the page heard. */
export interface Heard {
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** An answer with JSON. */
export const json = (body: unknown, status = 200): Step => ({ status, body: JSON.stringify(body) });
/** The smallest good start answer. */
export const redirects = json({ url: 'https://psp.example/pay' });
/** A start answer that needs no provider. */
export const direct = (status: string, more: object = {}): Step => json({ provider: 'none', status, ...more });

const types = ['consent', 'start', 'redirect', 'pending', 'success', 'failure'].map((name) => `kr-pay-${name}`);
const finals = /^kr-pay-(success|failure)$/;

/**
 * Puts a button on the page, with a merchant's server of its own. No shop leaves the page: every hand-off is canceled,
 * unless the plan lets it happen.
 */
export async function openShop(plan: ShopPlan = {}) {
  const start = await faultyEndpoint(...(plan.start ?? [redirects]));
  const confirm = await faultyEndpoint(...(plan.confirm ?? [json({ status: 'pending' })]));
  const page = document.createElement('main');
  page.lang = plan.lang ?? 'ko';
  const element: KrPayButtonElement = document.createElement('kr-pay-button');
  const defaults = { endpoint: start.url, 'confirm-endpoint': confirm.url, 'order-id': 'A-1001', amount: '14000' };
  for (const [name, value] of Object.entries({ ...defaults, ...plan.attributes })) element.setAttribute(name, value);
  element.append(...(plan.children ?? []));

  const events: Heard[] = [];
  for (const type of types) {
    page.addEventListener(type, (event) => {
      if ('detail' in event) events.push({ type, detail: { ...Object(event.detail) } });
      if (type === 'kr-pay-redirect' && !plan.letsGo) event.preventDefault();
    });
  }
  page.append(element);
  document.body.append(page);
  await element.updateComplete;
  return { page, element, events, ...reading(element, events), ...requests(start, confirm) };
}

/** What can be seen of an element and heard of its events. */
function reading(element: KrPayButtonElement, events: readonly Heard[]) {
  const a = <T extends HTMLElement>(kind: new () => T, selector: string): T => {
    const found = element.shadowRoot?.querySelector(selector);
    if (!(found instanceof kind)) throw new Error(`expected ${kind.name} ${selector} in the element`);
    return found;
  };
  const one = (selector: string): HTMLElement => a(HTMLElement, selector);
  const count = (type: string) => events.filter((event) => event.type === type).length;
  return {
    a,
    one,
    count,
    button: () => a(HTMLButtonElement, 'button'),
    boxes: () => [...(element.shadowRoot?.querySelectorAll<HTMLInputElement>('[part=checkbox]') ?? [])],
    status: () => one('[role=status]').textContent,
    alert: () => one('[role=alert]').textContent,
    /** Clicks, and waits until the page has heard how that ended. */
    async clickToEnd(): Promise<Heard> {
      const before = events.filter(({ type }) => finals.test(type)).length;
      one('button').click();
      await waitUntil(() => events.filter(({ type }) => finals.test(type)).length > before, 'no final event', {
        timeout: 8_000,
      });
      await element.updateComplete;
      const final = events.filter(({ type }) => finals.test(type))[before];
      if (!final) throw new Error('expected a final event');
      return final;
    },
    /** Waits for an event of a type, the `nth` one. */
    async heard(type: string, nth = 1): Promise<Heard> {
      await waitUntil(() => count(type) >= nth, `no ${type}`, { timeout: 8_000 });
      await element.updateComplete;
      const found = events.filter((event) => event.type === type)[nth - 1];
      if (!found) throw new Error(`expected ${type}`);
      return found;
    },
    async becomes(state: PayState): Promise<void> {
      await waitUntil(() => element.state === state, `expected ${state}`, { timeout: 8_000 });
      await element.updateComplete;
    },
  };
}

interface Endpoint {
  received(): Promise<Received[]>;
}

/** What reached the merchant's server. */
function requests(start: Endpoint, confirm: Endpoint) {
  return {
    starts: () => start.received(),
    startBodies: async () => (await start.received()).map(({ body }): StartRequest => JSON.parse(body)),
    confirms: async () => (await confirm.received()).map(({ body }): ConfirmRequest => JSON.parse(body)),
  };
}

/** Takes every shop of a test away, and what the browser kept of it. */
export function closeShops(): void {
  for (const page of document.querySelectorAll('main')) page.remove();
  sessionStorage.clear();
}

/** Runs `action` with the words of one console method kept instead of printed. */
export async function listenToConsole(method: 'error' | 'warn', action: () => Promise<unknown>): Promise<string[]> {
  const words: string[] = [];
  const original = console[method];
  console[method] = (...said: unknown[]) => words.push(said.map(String).join(' '));
  try {
    await action();
  } finally {
    console[method] = original;
  }
  return words;
}

/** Until an element has said what is wrong with its attributes: a task later, for a framework may still be writing them. */
export async function judged(element: KrPayButtonElement): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
}

/** A term as a child of the element. */
export function term(id: string, label: string, attributes: Readonly<Record<string, string>> = {}): Element {
  const child = document.createElement('kr-pay-term');
  child.id = id;
  child.textContent = label;
  for (const [name, value] of Object.entries(attributes)) child.setAttribute(name, value);
  return child;
}

/** Counts the calls of `fetch` made while `action` runs, and lets them through. */
export function fetchesDuring(action: () => void): number {
  const original = globalThis.fetch;
  let calls = 0;
  globalThis.fetch = (...words) => {
    calls++;
    return original(...words);
  };
  try {
    action();
  } finally {
    globalThis.fetch = original;
  }
  return calls;
}
