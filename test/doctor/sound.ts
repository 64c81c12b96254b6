import type { ButtonFacts, PageFacts } from '../../src/doctor/facts.js';
import { readTexts } from '../../src/settings/settings.js';
import type { RawSettings } from '../../src/settings/settings.js';
import { textNames } from '../../src/settings/look.js';

/** Where the tests' pages are. */
export const address = 'https://shop.example/cart';

const nothing = Object.fromEntries(textNames.map((name) => [name, undefined])) as RawSettings;

/** Attributes of a button that works, with others in their place. */
export function rawOf(given: Partial<Record<keyof RawSettings, unknown>> = {}): RawSettings {
  return readTexts({ ...nothing, endpoint: '/pay', orderId: 'A-1', amount: '14000', ...given });
}

/** A button in which nothing is wrong, with other facts in their place. */
export function buttonOf(given: Partial<ButtonFacts> = {}): ButtonFacts {
  return {
    upgraded: true,
    raw: rawOf(),
    formAction: null,
    allowFramed: false,
    disabled: false,
    attributes: { endpoint: '/pay', 'order-id': 'A-1', amount: '14000' },
    terms: [],
    hiddenParts: [],
    unshown: undefined,
    ...given,
  };
}

/** A page in which nothing is wrong, with other facts in their place. */
export function pageOf(given: Partial<PageFacts> = {}): PageFacts {
  return {
    address,
    secureContext: true,
    frame: 'top',
    settled: true,
    registered: '1.0.0',
    doctor: '1.0.0',
    scripts: [`${address}/kr-pay-button.js`],
    secondCopy: undefined,
    buttons: 1,
    clobbered: [],
    ...given,
  };
}
