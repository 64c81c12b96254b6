import type { PropertyDeclarations } from 'lit';
import { textNames } from '../settings/look.js';

/** `orderId` is the attribute `order-id`. */
const named = (name: string) => ({ attribute: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) });

/** The element's attributes, each with its property. Read as text: `settings/settings.ts` judges them. */
export const attributes: PropertyDeclarations = {
  ...Object.fromEntries(textNames.map((name) => [name, named(name)])),
  allowFramed: { ...named('allowFramed'), type: Boolean },
  disabled: { type: Boolean },
  terms: { attribute: false },
  texts: { attribute: false },
};
