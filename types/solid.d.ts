/** JSX for Solid: `/// <reference types="kr-pay-button/solid" />` once in the project. */
import type { JSX as SolidJSX } from 'solid-js';
import type { KrPayButtonElement, KrPayTermElement } from '../dist/types/define.js';
import type { ButtonListeners, ButtonProps, TermProps } from './props.js';

interface KrPayButton extends SolidJSX.HTMLAttributes<KrPayButtonElement>, ButtonProps, ButtonListeners<'on:'> {}
interface KrPayTerm extends SolidJSX.HTMLAttributes<KrPayTermElement>, TermProps {}

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'kr-pay-button': KrPayButton;
      'kr-pay-term': KrPayTerm;
    }
  }
}
