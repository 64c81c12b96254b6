import '../../src/define.js';
import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { KrPayStartEvent } from '../../src/events/events.js';
import { breathe, Clock } from './clock.js';
import { Ledger } from './ledger.js';
import type { Episode } from './ledger.js';
import { replyTo } from './replies.js';
import { Server } from './server.js';

/** A call of the provider's script that has not called back. */
interface OpenWindow {
  readonly episode: Episode;
  answer(response: unknown): void;
}

/** What is so from the beginning. */
export interface Plan {
  /** Whether there are terms to tick. */
  readonly terms: boolean;
  /** Whether the page adds metadata to every other start, another one each time. */
  readonly metadata: boolean;
  /** Whether the shopper may come back once by the return address. Browsers allow a page few changes of its address. */
  readonly returns: boolean;
}

const types = ['start', 'redirect', 'pending', 'success', 'failure'].map((name) => `kr-pay-${name}`);
/** The states that a timer ends. */
export const busy = /^(starting|leaving|confirming)$/;
const terms = [
  { id: 'privacy', label: '개인정보 제3자 제공 동의', required: true },
  { id: 'news', label: '소식 받기', required: false },
];

/**
 * A page with one button, and all that is around it: the server, the provider, time, and a ledger of what they saw. Nothing
 * of the element is replaced. At the page's edge these stand in: `fetch`, timers, the submitting of a form (so that the
 * page is not left), the provider's script, `document.visibilityState`.
 */
export class World {
  readonly clock = new Clock();
  /** Where the element stands. Not shown: to paint it after each of so many steps would take most of the time. */
  readonly place = document.createElement('main');
  readonly ledger: Ledger;
  readonly server: Server;
  element!: KrPayButtonElement;
  windows: OpenWindow[] = [];
  /** What a listener does with the next event of a kind. */
  refusal: 'start' | 'rejected' | 'held' | 'redirect' | undefined;
  /** Lets a start go on that a listener holds. */
  release = (): void => {};
  /** What was ticked, by the shopper's own doing. */
  readonly ticked = new Set<number>();
  /** Kinds of answers, states and events that came about, for who asks how much was tried. */
  readonly seen: Map<string, number>;
  readonly #plan: Plan;
  #returned = false;
  #starts = 0;
  readonly #address = location.href;
  readonly #submit = HTMLFormElement.prototype.submit;
  readonly #warn = console.warn;

  constructor(plan: Plan, seen: Map<string, number>) {
    this.#plan = plan;
    this.ledger = new Ledger();
    this.seen = seen;
    this.server = new Server((asked) => this.ledger.asked(asked));
  }

  async open(): Promise<void> {
    const { clock, server, ledger } = this;
    clock.install();
    server.install();
    console.warn = () => {};
    HTMLFormElement.prototype.submit = function (this: HTMLFormElement) {
      ledger.handedOff((this.getAttribute('action') ?? '').slice(-36));
    };
    Object.assign(globalThis, {
      IMP: {
        init: () => {},
        request_pay: (params: { merchant_uid: string }, callback: (response: unknown) => void) => {
          ledger.handedOff(params.merchant_uid);
          this.windows.push({ episode: ledger.episode, answer: callback });
        },
      },
    });
    this.place.hidden = true;
    document.body.append(this.place);
    await this.load();
  }

  async close(): Promise<void> {
    this.place.remove();
    await this.clock.pass(0);
    this.server.release();
    this.clock.release();
    HTMLFormElement.prototype.submit = this.#submit;
    console.warn = this.#warn;
    Reflect.deleteProperty(globalThis, 'IMP');
    Reflect.deleteProperty(document, 'visibilityState');
    this.#goTo(this.#address);
    sessionStorage.clear();
  }

  /** Where a provider sends the shopper back to, if this is such a sequence; else the page as it was opened. */
  returnAddress(): string {
    const { returnUrl } = this.ledger;
    if (!this.#plan.returns || this.#returned || !returnUrl) return this.#address;
    this.#returned = true;
    return `${returnUrl}&redirectResult=abc`;
  }

  /** A new page with a new element, perhaps at the address that a provider sent the shopper back to. */
  async load(address = this.#address): Promise<void> {
    this.#goTo(address);
    this.ledger.load();
    this.windows = [];
    this.ticked.clear();
    this.refusal = undefined;
    const element = document.createElement('kr-pay-button');
    const attributes = { endpoint: '/pay', 'order-id': 'A-1', amount: '14000', method: 'kakao_pay' };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (this.#plan.terms) element.terms = terms;
    for (const type of types) element.addEventListener(type, (event) => this.#hear(event));
    this.element = element;
    this.place.append(element);
    await element.updateComplete;
  }

  #goTo(address: string): void {
    if (address !== location.href) history.replaceState(null, '', address);
  }

  #hear(event: Event): void {
    const detail: Readonly<Record<string, string | undefined>> = Object('detail' in event ? event.detail : {});
    const { type } = event;
    const { attemptId, code, retryable } = detail;
    const { order, amount, method } = this.attributes();
    const purchase = JSON.stringify([order, amount, method, this.ticked.has(0), this.ticked.has(1)]);
    this.count(code ? `${type}: ${code}` : type);
    this.ledger.told({ type, attemptId, code, retryable: !!retryable, connected: this.element.isConnected }, purchase);
    if (event instanceof KrPayStartEvent && this.#plan.metadata && ++this.#starts % 2)
      event.detail.metadata['start'] = this.#starts;
    if (code === 'terms-changed') this.ticked.clear();
    const { refusal } = this;
    const about = type.replace('kr-pay-', '');
    if (refusal !== about && !(about === 'start' && (refusal === 'rejected' || refusal === 'held'))) return;
    this.refusal = undefined;
    if (refusal === about) event.preventDefault();
    else if ('waitUntil' in event && typeof event.waitUntil === 'function') {
      const held = new Promise<void>((resolve) => (this.release = resolve));
      event.waitUntil(refusal === 'held' ? held : Promise.reject(new Error('no token')));
    }
  }

  attributes() {
    const [order, amount, method] = ['order-id', 'amount', 'method'].map((name) => this.element.getAttribute(name));
    return { order, amount, method };
  }

  /** Does something that begins something new; where nothing comes of it, what was under way goes on. */
  async begin(pressed: boolean, action: () => unknown, older?: Episode): Promise<void> {
    const { ledger } = this;
    const before = ledger.episode;
    const [state, asked] = [this.element.state, this.server.open.length];
    if (older) ledger.episode = older;
    else ledger.begin(pressed);
    await action();
    if (older) await breathe();
    const { handOffs, finals } = ledger.episode;
    const idle = this.element.state === state && this.server.open.length === asked && !handOffs && !finals;
    if (idle || (older && this.element.state === state)) ledger.episode = before;
  }

  /** Answers the oldest open request. */
  async answer(pick: number): Promise<string> {
    const [asked] = this.server.open;
    if (!asked) return '';
    const { kind, reply } = replyTo(asked, pick);
    const before = this.element.state;
    this.count(kind);
    if (Object(reply.body).status === 'succeeded') this.ledger.paid(asked.attemptId);
    this.server.reply(asked, reply);
    // A provider's file is loaded, though from the browser's own memory: that takes a few turns.
    const turns = /form|script|pop-up|settled/.test(kind) ? 100 : 0;
    for (let turn = 0; turn < turns && this.element.state === before; turn++) await breathe();
    return kind;
  }

  /** Clicks one of the boxes. The record's hashes are made elsewhere: that takes a few turns too. */
  async tick(pick: number): Promise<void> {
    const at = pick % terms.length === 1 ? 0 : 1;
    const box = this.boxes()[at];
    if (!box || box.disabled || !this.element.isConnected) return;
    box.click();
    if (!this.ticked.delete(at)) this.ticked.add(at);
    for (let turn = 0; this.ticked.has(0) && !this.element.consent && turn < 1_000; turn++) await breathe();
  }

  boxes(): HTMLInputElement[] {
    return [...(this.element.shadowRoot?.querySelectorAll<HTMLInputElement>('[part=checkbox]') ?? [])];
  }

  count(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }

  /** The first promise that is broken, as things stand. */
  async problem(): Promise<string | undefined> {
    await breathe();
    this.count(`state: ${this.element.state}`);
    const [broken] = this.ledger.broken;
    if (broken) return broken;
    const boxes = this.boxes();
    // I5. Caught: a failure of any kind that unticks.
    if (boxes.some((box, at) => box.checked !== this.ticked.has(at)))
      return `I5: ticked ${JSON.stringify([...this.ticked])}, shown ${JSON.stringify(boxes.map((box) => box.checked))}`;
    return undefined;
  }

  /** Nobody answers for long: whatever the element waits for, it must not stay busy. */
  async silence(): Promise<void> {
    for (let turn = 0; turn < 20 && busy.test(this.element.state); turn++) await this.clock.pass(10_000);
    // I3. Caught: no timer at a departure; a try without a time-out; a time-out that ends nothing.
    if (busy.test(this.element.state))
      this.ledger.broken.push(`I3: still ${this.element.state} after 200 seconds without an answer`);
  }
}
