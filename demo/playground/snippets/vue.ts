import { propertyOf } from '../../../src/settings/property-name.js';
import { elementText, isPlain, scriptText, type SnippetParts } from './snippet.js';

/** Vue 3.5: texts that are more than a word stand in the script and are bound with `:`; events with `@`. */
export function vueSnippet({ attributes, slots }: SnippetParts): string {
  const constants: string[] = [];
  const bound = (name: string, text: string): string => {
    constants.push(`const ${name} = ${scriptText(text)};`);
    return name;
  };
  const lines = attributes.map(({ name, value }) => {
    if (value === true) return `:${name}="true"`;
    return isPlain(value) ? `${name}="${value}"` : `:${name}="${bound(propertyOf(name), value)}"`;
  });
  const children = slots.map(({ name, text }) => {
    const inside = isPlain(text) ? text : `{{ ${bound(`${name}Text`, text)} }}`;
    return `<span slot="${name}">${inside}</span>`;
  });
  const listeners = ['@kr-pay-success="paid"', '@kr-pay-failure="failed"'];
  return `<script setup>
// In vite.config: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('kr-pay-') } } })
import 'kr-pay-button/define';

${[...constants, ''].join('\n')}const paid = (event) => console.log('paid', event.detail.orderId);
const failed = (event) => console.log(event.detail.code, event.detail.message);
</script>

<template>
${elementText([...lines, ...listeners], children, '  ')}
</template>
`;
}
