import { KrPayButtonElement } from './element/kr-pay-button-element.js';
import { KrPayTermElement } from './element/kr-pay-term-element.js';
import { version } from './version.js';

export * from './index.js';

declare global {
  interface HTMLElementTagNameMap {
    'kr-pay-button': KrPayButtonElement;
    'kr-pay-term': KrPayTermElement;
  }
}

/** The first definition on a page wins; a second copy only says so, with both versions. */
function define(): void {
  const first: (CustomElementConstructor & { version?: string }) | undefined = customElements.get('kr-pay-button');
  if (first) {
    console.warn(
      `<kr-pay-button> ${first.version ?? 'of an unknown version'} is defined already; ${version} is not used`,
    );
    return;
  }
  customElements.define('kr-pay-button', KrPayButtonElement);
  if (!customElements.get('kr-pay-term')) customElements.define('kr-pay-term', KrPayTermElement);
}

define();
