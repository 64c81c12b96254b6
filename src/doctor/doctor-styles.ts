import { css } from 'lit';

/** How the overlay looks: plain, the same on every page. */
export const doctorStyles = css`
  :host {
    all: initial;
    position: fixed;
    inset: auto 12px 12px auto;
    z-index: 2147483647;
    max-inline-size: min(30rem, calc(100vw - 24px));
    color-scheme: light;
    color: #222;
    font:
      14px/1.45 system-ui,
      sans-serif;
  }
  section {
    display: flex;
    flex-direction: column;
    align-items: end;
    gap: 6px;
  }
  button {
    min-block-size: 32px;
    padding: 4px 12px;
    border: 1px solid #666;
    border-radius: 16px;
    background: #fff;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .summary {
    order: 1;
    min-block-size: 44px;
    padding-inline: 16px;
    border-radius: 22px;
    font-weight: 600;
  }
  .summary.error {
    border-color: #a11;
    background: #a11;
    color: #fff;
  }
  button:focus-visible,
  ol:focus-visible {
    outline: 3px solid #111;
    outline-offset: 2px;
    box-shadow: 0 0 0 2px #fff;
  }
  ol {
    box-sizing: border-box;
    inline-size: 100%;
    max-block-size: min(60vh, 32rem);
    margin: 0;
    padding: 0;
    overflow: auto;
    border: 1px solid #666;
    border-radius: 8px;
    background: #fff;
    list-style: none;
  }
  li {
    padding: 10px 14px;
    border-inline-start: 6px solid #567;
    overflow-wrap: anywhere;
  }
  li + li {
    border-block-start: 1px solid #ccc;
  }
  li.error {
    border-inline-start-color: #a11;
  }
  li.warning {
    border-inline-start-color: #850;
  }
  p {
    margin: 0 0 4px;
  }
  .empty {
    padding: 10px 14px;
  }
  code {
    font-family: ui-monospace, monospace;
  }
  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  [hidden] {
    display: none;
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
