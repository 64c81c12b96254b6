/**
 * What runs inside pages under test. Each function is sent as source text, so it uses nothing from outside itself.
 */

/** Where to click: a point in the viewport, CSS pixels, or why there is none yet. */
export type ClickPoint = { readonly x: number; readonly y: number } | { readonly problem: string };

/** The source of an expression that finds the first match of a selector with `>>>`, or gives null. */
export function findSource(selector: string): string {
  const find = (parts: readonly string[]): Element | null =>
    parts.reduce<Element | null>(
      (found, part, index) => (index === 0 ? document : found?.shadowRoot)?.querySelector(part) ?? null,
      null,
    );
  return callSource(find, [selector.split('>>>').map((part) => part.trim())]);
}

/** The source of an expression that calls `script` with JSON arguments. */
export function callSource<A extends readonly unknown[]>(script: (...words: A) => unknown, words: A): string {
  // tsx compiles with esbuild's keepNames, which leaves calls of a helper named __name in a function's text.
  return `((__name) => (${script.toString()})(...${JSON.stringify(words)}))((value) => value)`;
}

/** The source of an expression that calls `script` with the element a selector finds, or null, and then `words`. */
export function elementCallSource<A extends readonly unknown[]>(
  script: (element: Element | null, ...words: A) => unknown,
  selector: string,
  words: A,
): string {
  return `((__name) => (${script.toString()})(${findSource(selector)}, ...${JSON.stringify(words)}))((value) => value)`;
}

/** Scrolls the element to the middle of the viewport and gives the point to click. */
export function clickPoint(element: Element | null): ClickPoint {
  if (element === null) return { problem: 'there is no such element' };
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0 || getComputedStyle(element).visibility === 'hidden') {
    return { problem: 'the element is not visible' };
  }
  const x = Math.round(left + width / 2);
  const y = Math.round(top + height / 2);
  let hit = document.elementFromPoint(x, y);
  let deeper: Element | null = hit;
  do {
    hit = deeper;
    deeper = hit?.shadowRoot?.elementFromPoint(x, y) ?? null;
  } while (deeper !== null && deeper !== hit);
  // Upwards as it is drawn: what is slotted belongs to its slot.
  let node: Node | null = hit;
  while (node !== null) {
    if (node === element) return { x, y };
    const slot: Node | null = node instanceof Element ? node.assignedSlot : null;
    node = slot ?? (node instanceof ShadowRoot ? node.host : node.parentNode);
  }
  return { problem: `the element is covered by <${hit?.localName ?? 'nothing'}>` };
}

/** Where the content of a frame begins in the viewport, CSS pixels. */
export function contentCorner(element: Element | null): { readonly x: number; readonly y: number } | null {
  if (element === null) return null;
  const { left, top } = element.getBoundingClientRect();
  return { x: left + element.clientLeft, y: top + element.clientTop };
}

/** Puts a text into a field as pasting does; gives false while there is no such field. */
export function fillField(element: Element | null, text: string): boolean {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return false;
  element.focus();
  element.value = text;
  element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertFromPaste' }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

/** What a shopper reads in an element, in an object so that an empty text counts as an answer. */
export function visibleText(element: Element | null): { readonly text: string } | null {
  if (element === null) return null;
  const text = element instanceof HTMLElement ? element.innerText : (element.textContent ?? '');
  return { text: text.replaceAll(/\s+/g, ' ').trim() };
}

/** Listens for errors from the first call in a document on, and gives those that came since the last call. */
export function takeErrors(): readonly string[] {
  const name = Symbol.for('kr-pay-button errors');
  const page = globalThis as { [name]?: string[] };
  const known = page[name];
  if (known) return known.splice(0);
  const errors: string[] = [];
  Object.defineProperty(page, name, { value: errors });
  const { error } = console;
  console.error = (...words: unknown[]) => {
    errors.push(words.map(String).join(' '));
    error.apply(console, words);
  };
  addEventListener('error', (event) => errors.push(String(event.error ?? event.message)));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(`Unhandled: ${String(reason)}`));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    errors.push(`Blocked by ${effectiveDirective}: ${blockedURI}`),
  );
  return [];
}
