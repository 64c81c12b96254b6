import { css } from 'lit';

/** What is going on, in words with a calm sign before them. The room for one line is there from the first moment. */
export const statusStyles = css`
  [part='status'] {
    min-block-size: 2.3em;
    padding-block-start: 8px;
  }
  p[role]:not(:empty) {
    display: flex;
    gap: 8px;
    padding: 7px 12px;
    border-radius: 8px;
    background: var(--_surface);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  @supports (color: color-mix(in srgb, red, red)) {
    p[role]:not(:empty) {
      background: color-mix(in srgb, currentColor var(--_wash), var(--_surface));
    }
  }
  /* A disc, out of which a clock, a tick or an exclamation mark is cut. */
  p[role]:not(:empty)::before {
    content: '';
    flex: none;
    block-size: 0;
    margin-block-start: 0.125em;
    border: 0.625em solid;
    border-radius: 50%;
    clip-path: polygon(evenodd, 0 0, 100% 0, 100% 100%, 0 100%, 0 0, var(--_mark), 0 0);
  }
  [role='status'] {
    --_mark: 44% 22%, 56% 22%, 56% 48%, 75% 48%, 75% 60%, 44% 60%, 44% 22%;
    color: var(--_muted);
  }
  .succeeded [role='status'] {
    --_mark: 24% 52%, 33% 43%, 43% 54%, 68% 28%, 77% 37%, 43% 72%, 24% 52%;
    color: var(--_success);
  }
  [role='alert'] {
    --_mark: 44% 22%, 56% 22%, 56% 57%, 44% 57%, 44% 66%, 56% 66%, 56% 78%, 44% 78%, 44% 22%;
    color: var(--_error);
  }
  p[role]:not(:empty) + p:not(:empty),
  .again,
  p > .off {
    margin-block-start: 8px;
  }
  [part='status'] a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    color: inherit;
    font-weight: 600;
  }
`;
