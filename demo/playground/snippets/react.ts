import { elementText, isPlain, scriptText, type SnippetParts } from './snippet.js';

/** React 19: what is no property of the element becomes an attribute, and `on…` listens to an event by its own name. */
export function reactSnippet({ attributes, slots }: SnippetParts): string {
  const lines = [
    ...attributes.map(({ name, value }) => (value === true ? name : `${name}=${quoted(value)}`)),
    "onkr-pay-success={(event) => console.log('paid', event.detail.orderId)}",
    'onkr-pay-failure={(event) => console.log(event.detail.code, event.detail.message)}',
  ];
  const children = slots.map(
    ({ name, text }) => `<span slot="${name}">${isPlain(text) ? text : `{${scriptText(text)}}`}</span>`,
  );
  return `import 'kr-pay-button/define';

export function Pay() {
  return (
${elementText(lines, children, '    ')}
  );
}
`;
}

const quoted = (text: string): string => (isPlain(text) ? `"${text}"` : `{${scriptText(text)}}`);
