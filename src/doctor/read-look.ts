import type { HiddenPart } from './facts.js';

// From the outside to the inside: what is in a hidden part is not told of again.
const parts = ['consent', 'term', 'checkbox', 'button', 'status'] as const;

/** From a node up to the shadow root it is in. */
function* upwards(node: Element): Generator<Element> {
  for (let at: Element | null = node; at; at = at.parentElement) yield at;
}

/** What makes a node of the button invisible; undefined when nothing does. `host` is taken to be visible. */
function hiddenBy(node: Element, host: Element): string | undefined {
  for (const at of upwards(node)) {
    const { display, opacity } = getComputedStyle(at);
    if (display === 'none') return 'display: none';
    if (Number(opacity) < 0.05) return `opacity: ${opacity}`;
  }
  const { visibility } = getComputedStyle(node);
  if (visibility !== 'visible' && getComputedStyle(host).visibility === 'visible') return `visibility: ${visibility}`;
  // The status is empty while there is nothing to say; a host without a box is in a part of the page that is not shown.
  if (node.part.contains('status') || !host.getClientRects().length) return undefined;
  const { width, height } = node.getBoundingClientRect();
  return width < 2 || height < 2 ? `${Math.round(width)} × ${Math.round(height)} px` : undefined;
}

/** The parts of an upgraded button that cannot be seen although the button can, each name once. */
export function hiddenPartsOf(host: Element): HiddenPart[] {
  const found: HiddenPart[] = [];
  const hidden: Element[] = [];
  const done = Reflect.get(host, 'state') === 'succeeded';
  for (const part of parts) {
    // A shop may take the button away once it is paid.
    if (part === 'button' && done) continue;
    for (const node of host.shadowRoot?.querySelectorAll(`[part~=${part}]`) ?? []) {
      if (hidden.some((outer) => outer.contains(node))) continue;
      const by = hiddenBy(node, host);
      if (by) hidden.push(node);
      if (by && !found.some((each) => each.part === part)) found.push({ part, by });
    }
  }
  return found;
}
