import { elementText, isPlain, scriptText, type SnippetParts } from './snippet.js';

/** Svelte 5: events are attributes that begin with `on`. */
export function svelteSnippet({ attributes, slots }: SnippetParts): string {
  const lines = [
    ...attributes.map(({ name, value }) => `${name}=${value === true ? '{true}' : quoted(value)}`),
    'onkr-pay-success={paid}',
    'onkr-pay-failure={failed}',
  ];
  const children = slots.map(
    ({ name, text }) => `<span slot="${name}">${isPlain(text) ? text : `{${scriptText(text)}}`}</span>`,
  );
  return `<script>
  import 'kr-pay-button/define';

  const paid = (event) => console.log('paid', event.detail.orderId);
  const failed = (event) => console.log(event.detail.code, event.detail.message);
</script>

${elementText(lines, children, '')}
`;
}

const quoted = (text: string): string => (isPlain(text) ? `"${text}"` : `{${scriptText(text)}}`);
