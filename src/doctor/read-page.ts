import { frameKind } from '../browser/frame.js';
import { textNames } from '../settings/look.js';
import { readTexts } from '../settings/settings.js';
import type { RawSettings } from '../settings/settings.js';
import { version } from '../version.js';
import type { Attributes, ButtonFacts, PageFacts, TermFacts } from './facts.js';
import { hiddenPartsOf } from './read-look.js';

/** Every `<kr-pay-button>` of the page, in open shadow roots too, in the order of the page. */
export function findButtons(root: Document | ShadowRoot = document): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    if (element.localName === 'kr-pay-button') return [element];
    // A form has its fields as properties, and one may be called shadowRoot.
    const { shadowRoot } = element;
    return shadowRoot instanceof ShadowRoot && element.localName !== 'kr-pay-doctor' ? findButtons(shadowRoot) : [];
  });
}

const attributesOf = (element: Element): Attributes =>
  Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]));

const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function textsOf(element: Element, upgraded: boolean): RawSettings {
  if (upgraded) return readTexts(element as unknown as Record<keyof RawSettings, unknown>);
  const written = textNames.map((name) => [name, element.getAttribute(dashed(name))]);
  return readTexts(Object.fromEntries(written) as Record<keyof RawSettings, unknown>);
}

const textOr = (value: unknown): string => (typeof value === 'string' ? value : '');

function termsOf(element: Element): TermFacts[] {
  const children = [...element.children].filter(({ localName }) => localName === 'kr-pay-term');
  const given: unknown = Reflect.get(element, 'terms');
  return [
    ...children.map((child) => ({
      id: child.id,
      label: child.textContent ?? '',
      href: child.getAttribute('href') ?? undefined,
      attributes: attributesOf(child),
    })),
    ...(Array.isArray(given) ? given : []).map((each: unknown) => {
      const { id, label, href } = Object(each) as Record<string, unknown>;
      return { id: textOr(id), label: textOr(label), href: textOr(href) || undefined, attributes: undefined };
    }),
  ];
}

const shownOrSilent = 'form, kr-pay-term, script, style, template, noscript, [slot=label], [slot=logo], [slot=notice]';

/** What the button holds and no slot shows: often the rest of a page, after `<kr-pay-button />`. */
function unshownIn(element: Element): string | undefined {
  for (const child of element.childNodes) {
    const text = child instanceof Text ? child.data.trim().slice(0, 40) : '';
    if (text) return JSON.stringify(text);
    // A form has its fields as properties, and one may be called matches.
    if (child instanceof Element && !Element.prototype.matches.call(child, shownOrSilent))
      return `<${child.localName}>`;
  }
  return undefined;
}

/** What stands on a button and in it. */
export function readButton(element: Element): ButtonFacts {
  const upgraded = element.matches(':defined');
  const form = element.querySelector('form');
  return {
    upgraded,
    raw: textsOf(element, upgraded),
    formAction: form && Element.prototype.getAttribute.call(form, 'action'),
    allowFramed: upgraded ? !!Reflect.get(element, 'allowFramed') : element.hasAttribute('allow-framed'),
    disabled: upgraded ? !!Reflect.get(element, 'disabled') : element.hasAttribute('disabled'),
    attributes: attributesOf(element),
    terms: termsOf(element),
    hiddenParts: hiddenPartsOf(element),
    unshown: upgraded ? unshownIn(element) : undefined,
  };
}

/** The button's own files, without those that they load beside. */
const ownFile = /\/kr-pay-button(?:\.esm)?\.js$/;

function ownScripts(): readonly string[] {
  const tags = [...document.scripts].filter((script) => !script.noModule).map(({ src }) => src);
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const named = [...tags, ...loaded].filter((address) => ownFile.test(address.replace(/[?#].*/s, '')));
  return [...new Set(named)];
}

const isElements = (value: unknown): boolean => value instanceof Element || value instanceof HTMLCollection;

/** What there is to know of the page beside its buttons. */
export function readPage(settled: boolean, buttons: number, secondCopy: string | undefined): PageFacts {
  const registered = customElements.get('kr-pay-button');
  return {
    address: location.href,
    secureContext: isSecureContext,
    frame: frameKind(),
    settled,
    registered: registered && textOr(Reflect.get(registered, 'version')),
    doctor: version,
    scripts: ownScripts(),
    secondCopy,
    buttons,
    clobbered: ['IMP', 'PortOne', 'Stripe'].filter((name) => isElements(Reflect.get(globalThis, name))),
  };
}
