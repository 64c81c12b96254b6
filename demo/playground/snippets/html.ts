import { elementText, htmlText, type SnippetParts } from './snippet.js';

/** A plain page: the script tag, the element, and what listens to it. `script` is where the file lies. */
export function htmlSnippet({ attributes, slots }: SnippetParts, script = '/cdn/kr-pay-button.js'): string {
  const lines = attributes.map(({ name, value }) => (value === true ? name : `${name}="${htmlText(value)}"`));
  const children = slots.map(({ name, text }) => `<span slot="${name}">${htmlText(text)}</span>`);
  return `<script src="${htmlText(script)}"></script>
${elementText(lines, children, '')}
<script>
  addEventListener('kr-pay-success', (event) => console.log('paid', event.detail.orderId));
  addEventListener('kr-pay-failure', (event) => console.log(event.detail.code, event.detail.message));
</script>
`;
}
