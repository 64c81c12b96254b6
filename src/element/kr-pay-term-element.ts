import { LitElement, css, html } from 'lit';
import type { TemplateResult } from 'lit';

/**
 * A merchant's own term, as a child of `<kr-pay-button>`: `<kr-pay-term id="privacy" version="2026-01" required
 * href="/privacy">개인정보 제3자 제공 동의</kr-pay-term>`. The button shows it; the element itself shows nothing.
 */
export class KrPayTermElement extends LitElement {
  static override properties = {
    version: { reflect: true },
    required: { type: Boolean, reflect: true },
    href: { reflect: true },
  };
  static override styles = css`
    :host {
      display: none;
    }
  `;

  declare version: string | undefined;
  declare required: boolean;
  declare href: string | undefined;

  protected override render(): TemplateResult {
    return html`<slot @slotchange=${this.updated}></slot>`;
  }

  /** The button reads its children when it renders. */
  protected override updated(): void {
    const button = this.parentElement;
    if (button instanceof LitElement) button.requestUpdate();
  }
}
