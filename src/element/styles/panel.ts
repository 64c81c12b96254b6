import { css } from 'lit';

/** The panel of terms, on a ground of its own: whatever the page's colors, the terms are legible. */
export const panelStyles = css`
  fieldset {
    margin: 0 0 12px;
    padding: 16px;
    border: 1px solid var(--_edge);
    border-radius: var(--kr-pay-radius, 12px);
    background: var(--_surface);
    color: var(--_text);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  /* Floating, it stands inside the border. */
  legend {
    float: left;
    inline-size: 100%;
    padding: 0 0 8px;
    font-size: 1.125em;
    font-weight: 600;
  }
  legend ~ * {
    clear: both;
  }
  fieldset > p {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1em;
  }
  fieldset > p,
  label span,
  summary,
  fieldset a {
    color: var(--_muted);
  }
  fieldset > label span,
  bdi {
    color: var(--_text);
  }
  p > bdi {
    font-weight: 600;
  }
  label {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 44px;
    cursor: pointer;
  }
  /* The box for all. */
  fieldset > label {
    margin-block: 12px 8px;
    padding: 4px 12px;
    border-radius: 8px;
    background: var(--_tint);
  }
  label + p {
    padding-inline: 12px;
    font-size: 0.875em;
  }
  [part='term'] {
    padding: 4px 12px;
  }
  [part='term'] + [part='term'] {
    border-block-start: 1px solid var(--_tint);
  }
  /* What belongs to a term stands under its name. */
  [part='term'] label ~ * {
    margin-inline-start: 32px;
    font-size: 0.875em;
  }
  ul {
    padding: 0;
    padding-block-end: 8px;
    padding-inline-start: 18px;
  }
  .text {
    padding-block-end: 12px;
    white-space: pre-line;
  }
  summary,
  fieldset a {
    padding-block: 12px;
  }
  fieldset a {
    display: inline-block;
  }
  fieldset input {
    appearance: none;
    display: grid;
    place-content: center;
    flex: none;
    box-sizing: border-box;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    border: 2px solid var(--_edge);
    border-radius: 6px;
    background: var(--_surface);
    color: var(--_surface);
    cursor: inherit;
    /* A printed page must show which boxes are ticked. */
    -webkit-print-color-adjust: exact;
    print-color-adjust: exact;
  }
  fieldset :checked,
  fieldset :indeterminate {
    border-color: var(--_text);
    background: var(--_text);
  }
  fieldset :disabled {
    opacity: 0.6;
  }
  :checked::before,
  :indeterminate::before {
    content: '';
    inline-size: 8px;
    border-block-end: 2px solid;
  }
  :checked::before {
    block-size: 3px;
    margin-block-end: 2px;
    border-left: 2px solid;
    rotate: -45deg;
  }
  fieldset [aria-invalid] {
    border-color: var(--_error);
  }
  .missing {
    color: var(--_error);
    font-weight: 600;
  }
`;
