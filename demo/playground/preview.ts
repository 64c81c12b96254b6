import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { byId, create, setAttributes } from '../shop/dom.js';
import type { OfferedTerms } from '../shop/offered-terms.js';
import { attributeNames, attributesOf, slotsOf, type Values } from './configuration.js';

/** The button of the page. */
export const previewButton = (): KrPayButtonElement => byId('pay') as KrPayButtonElement;

function fillSlots(button: Element, values: Values): void {
  const slots = slotsOf(values);
  const wanted = JSON.stringify(slots);
  const there = [...button.children].map(({ slot, textContent }) => ({ name: slot, text: textContent }));
  if (JSON.stringify(there) === wanted) return;
  button.replaceChildren(...slots.map(({ name, text }) => create('span', { slot: name }, text)));
}

/**
 * Makes the live button what is set: the same attributes and slots that the code has.
 * @param ready whether it may be pressed at all
 */
export function dressPreview(values: Values, offer: OfferedTerms | undefined, ready: boolean): void {
  const button = previewButton();
  const set = new Map(attributesOf(values).map(({ name, value }) => [name, value === true ? '' : value]));
  setAttributes(button, Object.fromEntries(attributeNames.map((name) => [name, set.get(name)])));
  if (!ready) button.setAttribute('disabled', '');
  fillSlots(button, values);
  button.terms = values.mode === 'pay' ? [] : (offer?.terms ?? []);
  const stage = byId('stage');
  stage.dataset['theme'] = values.theme;
  stage.dataset['width'] = values.width;
}

/** Makes a button that has ended new again; one that is busy goes on. */
export function renewPreview(): void {
  const button = previewButton();
  if (/^(?:succeeded|failed)$/.test(button.state ?? '')) button.reset();
}
