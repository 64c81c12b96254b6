import { expect } from '@open-wc/testing';
import type { Heard } from '../element/shop.js';
import { faultyEndpoint } from '../support/faults.js';
import type { Step } from '../support/faults.js';
import { waitUntil } from '../support/wait-until.js';

/** A page of its own in a frame, with a button in whose way a fault is put. */
export interface FaultPagePlan {
  readonly start: readonly Step[];
  readonly attributes?: Readonly<Record<string, string>>;
  /** The page's content security policy. */
  readonly policy?: string;
  /** What the frame may do, and nothing else. */
  readonly sandbox?: string;
  /** A form that works without JavaScript stands in the button; its address is the merchant's server. */
  readonly form?: true;
  /** The page is seen from another origin. */
  readonly foreign?: true;
}

const undo: (() => void)[] = [];

/** Opens the page and waits until it has loaded. */
export async function openFaultPage({ start, form, foreign, sandbox, ...plan }: FaultPagePlan) {
  const endpoint = await faultyEndpoint(...start);
  const attributes = { endpoint: endpoint.url, 'order-id': 'A-1001', amount: '14000', ...plan.attributes };
  const frame = document.createElement('iframe');
  frame.name = JSON.stringify({ ...plan, attributes, ...(form && { form: endpoint.url }) });
  const address = new URL('/test/faults/fault-page.html', location.href);
  // One server, two names: for a browser these are two origins.
  if (foreign) address.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  frame.src = address.href;
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);

  const heard: Heard[] = [];
  const listen = ({ source, data }: MessageEvent<Heard>): void => {
    if (source === frame.contentWindow) heard.push(data);
  };
  addEventListener('message', listen);
  undo.push(() => removeEventListener('message', listen));
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  // From here: WebKit sends no message of a page that is about to leave.
  const note = ({ type }: Event): void => void heard.push({ type, detail: {} });
  if (!foreign) frame.contentWindow?.addEventListener('securitypolicyviolation', note);
  return {
    frame,
    heard,
    starts: () => endpoint.received(),
    /** Calls a method of the button, or ends the ten seconds that it began to wait last. */
    call: (method: 'start' | 'end') => frame.contentWindow?.postMessage(method, '*'),
    /** Waits for an event of a type. */
    async event(type: string): Promise<Heard> {
      const found = () => heard.find((each) => each.type === type);
      await waitUntil(found, `no ${type}`, { timeout: 8_000 });
      return found() ?? expect.fail(`no ${type}`);
    },
  };
}

/** Takes the pages of a test away, and what the browser kept of them. */
export function closeFaultPages(): void {
  for (const each of undo.splice(0)) each();
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
  sessionStorage.clear();
}
