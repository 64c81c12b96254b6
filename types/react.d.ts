/** JSX for React 19: `/// <reference types="kr-pay-button/react" />` once in the project. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { KrPayButtonElement, KrPayTermElement } from '../dist/types/define.js';
import type { ButtonListeners, ButtonProps, TermProps } from './props.js';

type Html<Element> = DetailedHTMLProps<HTMLAttributes<Element>, Element>;

interface KrPayButton extends Html<KrPayButtonElement>, ButtonProps, ButtonListeners<'on'> {}
interface KrPayTerm extends Html<KrPayTermElement>, TermProps {}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'kr-pay-button': KrPayButton;
      'kr-pay-term': KrPayTerm;
    }
  }
}
