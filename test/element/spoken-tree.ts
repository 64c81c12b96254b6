import 'axe-core/axe.min.js';

/** A thing on the page as assistive technology is told of it. */
export interface Spoken {
  readonly role: string;
  readonly name: string;
  /** `true`, `false` or `mixed` for a box, else nothing. */
  readonly checked?: string;
  readonly description?: string;
  readonly invalid?: boolean;
}

interface Axe {
  setup(root: Element): void;
  teardown(): void;
  readonly utils: { getNodeFromTree(node: Element): object };
  readonly commons: {
    readonly aria: { getRole(node: object): string | null };
    readonly text: { accessibleTextVirtual(node: object): string };
  };
}

const interactive = 'fieldset, input, summary, a[href], button';
const folded = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();

function checkedOf(input: HTMLInputElement): string {
  return input.indeterminate ? 'mixed' : String(input.checked);
}

/** What can be reached in a shadow root, in its order: roles and names as axe computes them, alike in every engine. */
export function spokenTree(root: ShadowRoot): Spoken[] {
  const { setup, teardown, utils, commons } = Reflect.get(globalThis, 'axe') as Axe;
  setup(document.body);
  try {
    return [...root.querySelectorAll(interactive)].map((element): Spoken => {
      const node = utils.getNodeFromTree(element);
      const described = element.getAttribute('aria-describedby');
      const description = described && folded(root.getElementById(described)?.textContent);
      return {
        role: commons.aria.getRole(node) ?? element.localName,
        name: folded(commons.text.accessibleTextVirtual(node)),
        ...(element instanceof HTMLInputElement && { checked: checkedOf(element) }),
        ...(description && { description }),
        ...(element.getAttribute('aria-invalid') === 'true' && { invalid: true }),
      };
    });
  } finally {
    teardown();
  }
}
