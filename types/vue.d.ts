/** Templates of Vue 3: `/// <reference types="kr-pay-button/vue" />` once in the project. */
import type { HTMLAttributes, VNodeProps } from 'vue';
import type { KrPayButtonElement, KrPayTermElement } from '../dist/types/define.js';
import type { ButtonProps, KrPayButtonEvents, TermProps } from './props.js';

type Camel<Name> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Name;

/** Vue's checker looks for `orderId` where the template says `order-id`. */
type CamelProps<T> = { [Name in keyof T as Camel<Name>]: T[Name] };

/** And for `onKrPaySuccess` where it says `@kr-pay-success`. */
type Listeners = {
  [Name in keyof KrPayButtonEvents as `on${Capitalize<Camel<Name>>}`]?: (event: KrPayButtonEvents[Name]) => void;
};

interface KrPayButton extends HTMLAttributes, VNodeProps, CamelProps<ButtonProps>, Listeners {}
interface KrPayTerm extends HTMLAttributes, VNodeProps, CamelProps<TermProps> {}

declare module 'vue' {
  /** As components: the template is checked against `$props`. */
  interface GlobalComponents {
    'kr-pay-button': new () => KrPayButtonElement & { $props: KrPayButton };
    'kr-pay-term': new () => KrPayTermElement & { $props: KrPayTerm };
  }
}
