// The least that Lit can do for a button: one property, one style sheet, one listener.
import { LitElement, css, html } from 'lit';

class BareLitButton extends LitElement {
  static properties = { label: {} };
  static styles = css`
    button {
      width: 100%;
      min-height: 48px;
      border: 0;
      border-radius: 8px;
      background: #fee500;
      font: 500 16px sans-serif;
    }
  `;

  render() {
    return html`<button type="button" @click=${this.#press}>${this.label}</button>`;
  }

  #press() {
    this.dispatchEvent(new Event('bare-press'));
  }
}

customElements.define('bare-lit-button', BareLitButton);
