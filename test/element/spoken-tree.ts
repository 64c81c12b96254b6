import 'axe-core/axe.min.js';

/** A thing on the page as assistive technology is told of it. What it is not told is left out. */
export interface Spoken {
  readonly role: string;
  readonly name: string;
  /** `true`, `false` or `mixed` for a box, else nothing. */
  readonly checked?: string;
  readonly expanded?: boolean;
  readonly description?: string;
  readonly invalid?: true;
  readonly disabled?: true;
  /** What a live region or a note says. Its name stays empty: it is read as it changes. */
  readonly says?: string;
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

/** What can be reached, and what speaks by itself. */
export const spokenParts = 'fieldset, input, summary, a[href], button, [role]';
const folded = (text: string | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();
/** Lines end where the page shows that they do, as engines have it. */
const textOf = (element: Element | null): string => folded(element instanceof HTMLElement ? element.innerText : '');

function checkedOf(input: HTMLInputElement): string {
  return input.indeterminate ? 'mixed' : String(input.checked);
}

function statesOf(element: Element): Partial<Spoken> {
  const isDisabled = element.matches(':disabled, [aria-disabled=true]');
  return {
    ...(element instanceof HTMLInputElement && element.type === 'checkbox' && { checked: checkedOf(element) }),
    ...(element.localName === 'summary' && { expanded: element.parentElement?.hasAttribute('open') === true }),
    ...(element.getAttribute('aria-invalid') === 'true' && { invalid: true as const }),
    ...(isDisabled && { disabled: true as const }),
    ...(element.hasAttribute('role') && { says: textOf(element) }),
  };
}

/** What is told of a shadow root, in its order: roles and names as axe computes them, alike in every engine. */
export function spokenTree(root: ShadowRoot): Spoken[] {
  const { setup, teardown, utils, commons } = Reflect.get(globalThis, 'axe') as Axe;
  setup(document.body);
  try {
    return [...root.querySelectorAll(spokenParts)].map((element): Spoken => {
      const node = utils.getNodeFromTree(element);
      const described = element.getAttribute('aria-describedby');
      const description = described && textOf(root.getElementById(described));
      return {
        role: commons.aria.getRole(node) ?? element.localName,
        name: element.hasAttribute('role') ? '' : folded(commons.text.accessibleTextVirtual(node)),
        ...(description && { description }),
        ...statesOf(element),
      };
    });
  } finally {
    teardown();
  }
}

/** The same in a line: `checkbox "[필수] …", checked=false, invalid, described as "…"`. */
export function lineOf({ role, name, checked, expanded, invalid, disabled, description, says }: Spoken): string {
  return [
    name ? `${role} "${name}"` : role,
    ...(checked === undefined ? [] : [`checked=${checked}`]),
    ...(expanded === undefined ? [] : [`expanded=${expanded}`]),
    ...(invalid ? ['invalid'] : []),
    ...(disabled ? ['disabled'] : []),
    ...(description === undefined ? [] : [`described as "${description}"`]),
    ...(says ? [`says "${says}"`] : []),
  ].join(', ');
}
