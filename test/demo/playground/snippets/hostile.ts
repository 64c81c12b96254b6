import * as fc from 'fast-check';
import type { SnippetParts } from '../../../../demo/playground/snippets/snippet.js';

/** Texts that mean something in one of the languages. */
export const hostileTexts = [
  `"><img src=x onerror=alert(1)>`,
  `</script><script>alert(1)</script>`,
  `it's "quoted" \\" and \\`,
  '{{ constructor.constructor("alert(1)")() }}',
  '{alert(1)} } {/if} {@html x} @if (x) {',
  '`${alert(1)}`',
  'first\nsecond\r\nthird\tfourth',
  '&amp; &lt; &#39; <!-- --> ]]> */ //',
  '\u2028\u2029\u007f\u0085',
  ' spaces  on   both sides ',
  '하동 세작 🍵 ₩14,000',
  '$& $1 $$',
];

/** Any text: the ones that mean something, and whatever else there is. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.string({ minLength: 1, unit: fc.constantFrom(...'<>&"\'`{}$\\/@\n -'.split('')) }),
);

/** A button with a text wherever one can stand. */
export const partsWith = (text: string): SnippetParts => ({
  attributes: [
    { name: 'endpoint', value: '/pay' },
    { name: 'method', value: 'naver_pay' },
    { name: 'disabled', value: true },
    { name: 'allow-framed', value: true },
    { name: 'order-name', value: text },
  ],
  slots: [{ name: 'label', text }],
});

/** The lines of the element in a snippet, without what stands before and after them. */
export function elementLines(code: string): readonly string[] {
  const lines = code.split('\n').map((line) => line.trim());
  return lines.slice(lines.indexOf('<kr-pay-button') + 1, lines.indexOf('</kr-pay-button>'));
}

/** What stands behind a name and an equals sign on a line of its own. */
export const afterName = (lines: readonly string[], name: string): string | undefined =>
  lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1);

/** What stands between the tags of the slotted element. */
export const insideSlot = (lines: readonly string[], name: string): string | undefined =>
  lines
    .find((line) => line.startsWith(`<span slot="${name}">`))
    ?.replace(/^<span slot="[a-z]+">/, '')
    .replace(/<\/span>$/, '');
