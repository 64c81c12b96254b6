import { css } from 'lit';

/** The element as a whole, its buttons, and the focus ring of all that can be reached. */
export const buttonStyles = css`
  :host {
    display: block;
    font: var(--kr-pay-font, 1rem/1.5 system-ui, sans-serif);
  }
  :host([hidden]) {
    display: none;
  }
  /* Korean lines do not break within a word. */
  [lang='ko'] {
    word-break: keep-all;
  }
  p,
  ul {
    margin: 0;
  }
  button {
    --_shade: #0000;
    display: flex;
    align-items: center;
    justify-content: center;
    flex-wrap: wrap;
    gap: 0 0.5em;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: var(--kr-pay-height, 48px);
    /* At each side there is room for the glyph and the spinner: they move nothing and cover nothing. */
    padding: 0.5em 30px;
    overflow-wrap: anywhere;
    position: relative;
    border: var(--kr-pay-border, 1px solid var(--_rim));
    border-radius: var(--kr-pay-radius, 12px);
    background: var(--kr-pay-background, var(--_brand));
    color: var(--kr-pay-color, var(--_on-brand));
    font: inherit;
    font-weight: 600;
    text-wrap: balance;
    cursor: pointer;
    box-shadow: inset 0 0 0 9em var(--_shade);
    transition: box-shadow 0.15s;
  }
  .s {
    min-block-size: var(--kr-pay-height, 44px);
    font-size: 0.875em;
  }
  .l {
    min-block-size: var(--kr-pay-height, 56px);
    font-size: 1.125em;
  }
  @media (hover: hover) {
    button[class]:hover {
      --_shade: var(--_hover);
    }
  }
  button[class]:active {
    --_shade: var(--_press);
  }
  button[class]:is(:disabled, [aria-disabled]) {
    --_shade: #0000;
    cursor: default;
  }
  button:disabled {
    background: var(--_disabled);
    color: var(--_muted);
  }
  :focus-visible {
    outline: 3px solid var(--kr-pay-focus, var(--_ring));
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--_gap);
  }
  /* Where there is no logo, there is no gap beside it. */
  [part='logo'] {
    display: flex;
    margin-inline-end: -0.5em;
  }
  ::slotted([slot='logo']) {
    margin-inline-end: 0.5em;
  }
  .glyph,
  .spinner {
    position: absolute;
    inset: 0 clamp(6px, 2.5%, 14px);
    margin-block: auto;
    box-sizing: border-box;
    border: 2px solid;
  }
  /* A card with its stripe: nobody's sign. */
  .glyph {
    inline-size: 18px;
    block-size: 14px;
    border-block-start: 6px double;
    border-radius: 3px;
  }
  .spinner {
    margin-inline-start: auto;
    inline-size: 18px;
    block-size: 18px;
    border-inline-end-width: 0;
    border-radius: 50%;
    visibility: hidden;
  }
  .busy .spinner {
    visibility: visible;
    animation: turn 1s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion) {
    .busy .spinner {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;
