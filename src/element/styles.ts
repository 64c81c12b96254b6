import { css } from 'lit';

/** How the element looks. Custom properties and parts are public; everything else may change. */
export const styles = css`
  :host {
    display: block;
    font: var(--kr-pay-font, 1rem/1.5 system-ui, sans-serif);
    --brand: #1f2937;
    --on-brand: #fff;
  }
  :host([hidden]) {
    display: none;
  }
  .kakao_pay {
    --brand: #fee500;
    --on-brand: #191919;
  }
  .naver_pay {
    --brand: #03c75a;
    --on-brand: #000;
  }
  .samsung_pay {
    --brand: #1428a0;
  }
  .payco {
    --brand: #e7231e;
  }
  .toss_pay {
    --brand: #0064ff;
  }
  .off {
    --brand: #fff;
    --on-brand: #191919;
  }
  button {
    display: flex;
    align-items: center;
    justify-content: center;
    flex-wrap: wrap;
    gap: 0 0.5em;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: var(--kr-pay-height, 48px);
    /* At each side there is room for the spinner: it moves nothing and covers nothing. */
    padding: 0.5em min(2em, 36px);
    overflow-wrap: anywhere;
    position: relative;
    border: var(--kr-pay-border, 1px solid #0000008c);
    border-radius: var(--kr-pay-radius, 12px);
    background: var(--kr-pay-background, var(--brand));
    color: var(--kr-pay-color, var(--on-brand));
    font: inherit;
    font-weight: 600;
    text-wrap: balance;
    cursor: pointer;
  }
  /* Where there is no logo, there is no gap beside it. */
  [part='logo'] {
    margin-inline-end: -0.5em;
  }
  ::slotted([slot='logo']) {
    margin-inline-end: 0.5em;
  }
  .s {
    min-block-size: var(--kr-pay-height, 44px);
  }
  .l {
    min-block-size: var(--kr-pay-height, 56px);
  }
  button:disabled,
  button[aria-disabled='true'] {
    cursor: default;
  }
  button:disabled {
    background: #e5e5e5;
    color: #595959;
  }
  :focus-visible {
    outline: 3px solid var(--kr-pay-focus, #111);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px #fff;
  }
  .amount {
    font-variant-numeric: tabular-nums;
  }
  .spinner {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 8px;
    margin-block: auto;
    box-sizing: border-box;
    inline-size: min(1em, 20px);
    block-size: min(1em, 20px);
    border: 2px solid;
    border-inline-end-color: #0000;
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
  fieldset {
    margin: 0 0 1em;
    padding: 0.5em 1em 1em;
    border: 1px solid #8c8c8c;
    border-radius: var(--kr-pay-radius, 12px);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  legend {
    padding: 0 0.25em;
    font-weight: 600;
  }
  fieldset p,
  fieldset ul {
    margin: 0.25em 0;
  }
  .text {
    white-space: pre-line;
  }
  summary,
  fieldset a {
    padding-block: 0.625em;
  }
  fieldset a {
    display: inline-block;
  }
  label {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-block-size: 44px;
  }
  input {
    flex: none;
    inline-size: 1.4em;
    block-size: 1.4em;
    margin: 0;
  }
  [role='alert'],
  .missing {
    color: light-dark(#b3261e, #ffb4ab);
  }
  [role='status'],
  [role='alert'] {
    margin: 0;
  }
  [part='status'] {
    min-block-size: 1.5em;
    padding-block-start: 0.5em;
  }
  @media (forced-colors: active) {
    button {
      border-color: ButtonText;
    }
  }
`;
