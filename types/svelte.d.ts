/** Templates of Svelte 5: `/// <reference types="kr-pay-button/svelte" />` once in the project. */
import type { HTMLAttributes } from 'svelte/elements';
import type { KrPayButtonElement, KrPayTermElement } from '../dist/types/define.js';
import type { ButtonListeners, ButtonProps, TermProps } from './props.js';

interface KrPayButton
  extends HTMLAttributes<KrPayButtonElement>, Omit<ButtonProps, 'allow-framed'>, ButtonListeners<'on'> {
  /** Svelte would write `false` as `allow-framed="false"`, which HTML takes for a yes: leave it out instead. */
  'allow-framed'?: true | undefined;
}
interface KrPayTerm extends HTMLAttributes<KrPayTermElement>, TermProps {}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'kr-pay-button': KrPayButton;
    'kr-pay-term': KrPayTerm;
  }
}
