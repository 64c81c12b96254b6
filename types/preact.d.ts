/** JSX for Preact: `/// <reference types="kr-pay-button/preact" />` once in the project. */
import type { HTMLAttributes } from 'preact';
import type { KrPayButtonElement, KrPayTermElement } from '../dist/types/define.js';
import type { ButtonListeners, ButtonProps, TermProps } from './props.js';

interface KrPayButton extends HTMLAttributes<KrPayButtonElement>, ButtonProps, ButtonListeners<'on'> {}
interface KrPayTerm extends HTMLAttributes<KrPayTermElement>, TermProps {}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'kr-pay-button': KrPayButton;
      'kr-pay-term': KrPayTerm;
    }
  }
}
