// The same button without a library.
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  'button{width:100%;min-height:48px;border:0;border-radius:8px;background:#fee500;font:500 16px sans-serif}',
);

class VanillaButton extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  connectedCallback() {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = this.getAttribute('label');
    button.addEventListener('click', this);
    this.shadowRoot.replaceChildren(button);
  }

  disconnectedCallback() {
    this.shadowRoot.querySelector('button').removeEventListener('click', this);
  }

  handleEvent() {
    this.dispatchEvent(new Event('vanilla-press'));
  }
}

customElements.define('vanilla-button', VanillaButton);
