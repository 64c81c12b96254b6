import { propertyOf } from '../../../src/settings/property-name.js';
import { elementText, isPlain, scriptText, type SnippetParts } from './snippet.js';

/** Attributes whose values are names out of a list: they need no field of the component. */
const listed = /^(?:method|mode|size|brand-colors|locale|currency|frequency|provider|credentials|message-mode)$/;

/** Angular 20: values stand in fields of the component and are bound with `[attr.…]`; events with `(…)`. */
export function angularSnippet({ attributes, slots }: SnippetParts): string {
  const fields: string[] = [];
  const field = (name: string, text: string): string => {
    fields.push(`  readonly ${name} = ${scriptText(text)};`);
    return name;
  };
  const lines = attributes.map(({ name, value }) => {
    if (value === true) return `[attr.${name}]="''"`;
    return listed.test(name) && isPlain(value)
      ? `${name}="${value}"`
      : `[attr.${name}]="${field(propertyOf(name), value)}"`;
  });
  const children = slots.map(({ name, text }) => `<span slot="${name}">{{ ${field(`${name}Text`, text)} }}</span>`);
  const listeners = ['(kr-pay-success)="paid($event)"', '(kr-pay-failure)="failed($event)"'];
  return `import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import 'kr-pay-button/define';
import type { KrPayFailureEvent, KrPaySuccessEvent } from 'kr-pay-button';

@Component({
  selector: 'app-pay',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
${elementText([...lines, ...listeners], children, '    ')}
  \`,
})
export class Pay {
${[...fields, ''].join('\n')}
  paid({ detail }: KrPaySuccessEvent): void {
    console.log('paid', detail.orderId);
  }

  failed({ detail }: KrPayFailureEvent): void {
    console.log(detail.code, detail.message);
  }
}
`;
}
