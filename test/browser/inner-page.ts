import type { frameKind } from '../../src/browser/frame.js';
import type { navigate } from '../../src/browser/navigate.js';
import type { watchPolicy } from '../../src/browser/policy-watch.js';

/** A page of its own in a frame, which has loaded the modules under test and can be left without leaving the test. */
export interface InnerPage extends Window {
  readonly frameKind: typeof frameKind;
  readonly navigate: typeof navigate;
  readonly watchPolicy: typeof watchPolicy;
  readonly fetch: typeof fetch;
  readonly SecurityPolicyViolationEvent: typeof SecurityPolicyViolationEvent;
}

const modules = `<script type="module">
  import { frameKind } from '/src/browser/frame.ts';
  import { navigate } from '/src/browser/navigate.ts';
  import { watchPolicy } from '/src/browser/policy-watch.ts';
  Object.assign(window, { frameKind, navigate, watchPolicy });
</script>`;

const isReady = (page: Window | null): page is InnerPage => page !== null && 'watchPolicy' in page;

/** Adds a frame to the document and waits until it has loaded. */
export async function addFrame(attributes: Readonly<Record<string, string>>): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  const loaded = nextLoad(frame);
  document.body.append(frame);
  await loaded;
  return frame;
}

/** The next time a frame has loaded a page. */
export function nextLoad(frame: HTMLIFrameElement): Promise<Event> {
  return new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
}

/** Opens a page in a frame, with `head` and `body` as its markup. */
export async function openInnerPage(
  markup: { readonly head?: string; readonly body?: string; readonly sandbox?: string } = {},
): Promise<{ readonly frame: HTMLIFrameElement; readonly page: InnerPage; readonly document: Document }> {
  const { head = '', body = '', sandbox } = markup;
  const srcdoc = `<!doctype html><html><head>${head}${modules}</head><body>${body}</body></html>`;
  const frame = await addFrame({ srcdoc, ...(sandbox && { sandbox }) });
  const page = frame.contentWindow;
  if (!isReady(page) || !frame.contentDocument) throw new Error('expected the inner page to load its modules');
  return { frame, page, document: frame.contentDocument };
}

/** Takes away every frame of a test. */
export function closeInnerPages(): void {
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
}
