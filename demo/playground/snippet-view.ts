import { byId, create } from '../shop/dom.js';
import { attributesOf, slotsOf, type Values } from './configuration.js';
import { snippetKinds } from './snippets/all.js';

let kind = snippetKinds[0];

/** Offers the kinds of code. `changed` is called when another one is chosen. */
export function setUpSnippets(changed: () => void): void {
  const radios = snippetKinds.map(({ name, title }) => {
    const radio = create('input', { type: 'radio', name: 'snippet', value: name, autocomplete: 'off' });
    radio.checked = name === kind?.name;
    return create('label', {}, radio, create('span', {}, title));
  });
  byId('snippet-kinds').append(...radios);
  byId('snippet-kinds').addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) kind = snippetKinds.find(({ name }) => name === target.value);
    changed();
  });
}

/** Shows the code for what is set. */
export function showSnippet(values: Values): void {
  const code = kind?.write({ attributes: attributesOf(values), slots: slotsOf(values) }) ?? '';
  const place = byId('snippet');
  if (place.textContent !== code) place.textContent = code;
  byId('snippet-said').textContent = '';
}
