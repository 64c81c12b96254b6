import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen } from '../../demo/server/listen.js';
import type { Browser, Footprint } from '../support/browser.js';
import type { ScriptFile } from '../support/trip-stage.js';
import { built } from '../support/trip-world.js';

/** What is done with each button between its mount and its removal. */
export type MountVisit =
  /** It is looked at. */
  | 'seen'
  /** Its terms are ticked, it is pressed, and the shop says that it is paid. */
  | 'paid'
  /** Its terms are ticked, it is pressed, and it is removed before the shop has answered. */
  | 'removed-while-starting';

/** What to mount and unmount, how often. */
export interface MountPlan {
  readonly script: ScriptFile;
  readonly visit: MountVisit;
  readonly times: number;
  /** Plants a leak: the page keeps every button that it removed. */
  readonly keeps?: boolean;
}

/** How much more a page holds than before. */
export type Growth = Footprint;

/** More than this is a leak. */
export const mostGrowth: Growth = { nodes: 0, listeners: 0, heapBytes: 256 * 1024 };

/** Whether a page holds no more than it may. */
export const isClean = ({ nodes, listeners, heapBytes }: Growth): boolean =>
  nodes <= mostGrowth.nodes && listeners <= mostGrowth.listeners && heapBytes <= mostGrowth.heapBytes;

/**
 * Mounted and removed before the first look, so that what is made once, such as texts and styles, is made. They come by hundreds:
 * the first hundred wait for the rest of the button's code, the second finds it there, as all others do.
 */
const warmUp = 200;

/** Mounts and unmounts buttons of the built file, and gives how much more the page holds after it. Chromium only. */
export async function growthBy(browser: Browser, { script, visit, times, keeps = false }: MountPlan): Promise<Growth> {
  const shop = await openSmallShop(script);
  const page = await browser.newProfile();
  try {
    await page.goto(shop.origin);
    await page.waitFor(`customElements.get('kr-pay-button') !== undefined`, 'the element');
    const mount = async (count: number): Promise<void> => {
      for (let left = count; left > 0; left -= 100) await page.evaluate(mountMany, Math.min(left, 100), visit, keeps);
    };
    await mount(warmUp);
    const before = await page.footprint();
    await mount(times);
    const after = await page.footprint();
    return {
      nodes: after.nodes - before.nodes,
      listeners: after.listeners - before.listeners,
      heapBytes: after.heapBytes - before.heapBytes,
    };
  } finally {
    await page.close();
    await shop.close();
  }
}

/** Runs in the page: mounts so many buttons together, does what the visit says with each, and removes them. */
async function mountMany(count: number, visit: MountVisit, keeps: boolean): Promise<void> {
  const buttons = Array.from({ length: count }, () => {
    const button = document.createElement('kr-pay-button');
    const order = { endpoint: '/pay', 'order-id': crypto.randomUUID(), 'order-name': '차', amount: '14000' };
    const mandate = { merchant: '가게', frequency: 'one-time', timing: '오늘', 'amount-rule': '없음' };
    const attributes = { ...order, ...mandate, mode: 'pay-and-save', method: 'kakao_pay' };
    for (const [name, value] of Object.entries(attributes)) button.setAttribute(name, value);
    const term = document.createElement('kr-pay-term');
    Object.assign(term, { id: 'privacy', textContent: '개인정보 제3자 제공 동의', version: '1', required: true });
    button.append(term);
    return button;
  });
  document.body.append(...buttons);
  // Answers wait until the gate is opened, so that what is removed before it is removed while it starts.
  const { fetch } = globalThis;
  const answers: Promise<unknown>[] = [];
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  globalThis.fetch = (...words) => {
    const answer = gate.then(() => fetch(...words));
    answers.push(answer);
    return answer;
  };
  const find = (button: Element, selector: string) => button.shadowRoot?.querySelector<HTMLElement>(selector);
  const press = async (button: (typeof buttons)[number]): Promise<void> => {
    find(button, '[part=agree-all]')?.click();
    await button.updateComplete;
    find(button, '[part=button]')?.click();
  };
  const paid = buttons.map((button) => new Promise((told) => button.addEventListener('kr-pay-success', told)));
  await Promise.all(buttons.map((button) => button.updateComplete));
  if (visit !== 'seen') {
    await Promise.all(buttons.map(press));
    while (answers.length < count) await new Promise((resolve) => setTimeout(resolve));
  }
  if (visit === 'paid') {
    open();
    await Promise.all(paid);
    await Promise.all(buttons.map((button) => button.updateComplete));
  }
  const expected = { seen: 'ready', paid: 'succeeded', 'removed-while-starting': 'starting' }[visit];
  if (buttons.some(({ state }) => state !== expected)) throw new Error(`expected buttons that are ${expected}`);
  for (const button of buttons) button.remove();
  // A removed button leaves its request to finish.
  await new Promise((resolve) => setTimeout(resolve));
  open();
  await Promise.allSettled(answers);
  globalThis.fetch = fetch;
  if (keeps) (globalThis as { kept?: unknown[] }).kept = [...((globalThis as { kept?: [] }).kept ?? []), ...buttons];
  // The browser's own list of requests is no concern of the button.
  performance.clearResourceTimings();
  await new Promise((resolve) => setTimeout(resolve));
}

interface SmallShop {
  readonly origin: string;
  close(): Promise<void>;
}

/** A page with nothing but the built file, and an endpoint that says of every start that it is paid. */
async function openSmallShop(script: ScriptFile): Promise<SmallShop> {
  const file = script === 'classic' ? 'kr-pay-button.js' : 'kr-pay-button.esm.js';
  const type = script === 'classic' ? '' : 'type="module"';
  const page = `<!doctype html><html lang="ko"><meta charset="utf-8"><title>가게</title><link rel="icon" href="data:,">
    <script ${type} src="/${file}"></script><body></body></html>`;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '/';
    if (request.method === 'POST') {
      request.resume().on('end', () => {
        response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"provider":"none","status":"succeeded"}');
      });
    } else if (/^\/[\w.-]+\.js$/.test(path)) {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(readFileSync(built(`cdn${path}`)));
    } else {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
    }
  };
  const listener = await listen(answer, 0, '127.0.0.1');
  return { origin: `http://127.0.0.1:${listener.port}`, close: () => listener.close(0) };
}
