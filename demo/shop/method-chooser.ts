import { readStored, writeStored } from './storage.js';

const storageKey = (purpose: string): string => `slow-water-method:${purpose}`;

/** Gives a button the method that was chosen on another page of the shop, if one was. */
export function setChosenMethod(button: Element, purpose: string): void {
  const chosen = readStored(storageKey(purpose));
  if (chosen !== undefined) button.setAttribute('method', chosen);
}

/**
 * Ties the radio group of a page to the button's `method`, and remembers the choice for reload and Back.
 * @param purpose what the method is chosen for; each purpose has a choice of its own
 */
export function setUpMethodChooser(button: Element, purpose: string): void {
  for (const radio of document.querySelectorAll<HTMLInputElement>('input[type="radio"][name="method"]')) {
    // A reloaded page may come with the browser's own memory of the radios.
    radio.checked = radio.value === (readStored(storageKey(purpose)) ?? button.getAttribute('method'));
    radio.addEventListener('change', () => {
      writeStored(storageKey(purpose), radio.value);
      button.setAttribute('method', radio.value);
    });
  }
  setChosenMethod(button, purpose);
}
