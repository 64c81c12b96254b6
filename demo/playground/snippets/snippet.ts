import type { Attribute } from '../configuration.js';

/** What a piece of code is made of. */
export interface SnippetParts {
  /** Only those that differ from what holds without them. */
  readonly attributes: readonly Attribute[];
  readonly slots: readonly { readonly name: string; readonly text: string }[];
}

/** A text that needs no escaping in any of the languages: letters, digits, single spaces and a few marks. */
export const isPlain = (text: string): boolean =>
  /^[\p{L}\p{N}/_.,:;()·*=?%+!₩’-]+(?: [\p{L}\p{N}/_.,:;()·*=?%+!₩’-]+)*$/u.test(text);

/** A text as a value in JavaScript or TypeScript, in single quotes. It may stand in a page's script and in JSX, too. */
export function scriptText(text: string): string {
  const quoted = JSON.stringify(text).replaceAll(
    /[<>\u007f-\u009f\u2028\u2029]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `'${quoted
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", String.raw`\'`)}'`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it stands in HTML, in an attribute in double quotes or between tags. */
export const htmlText = (text: string): string =>
  text.replaceAll(/[&<>"\r\n\t]/g, (unit) => entities[unit] ?? `&#${unit.charCodeAt(0)};`);

/** The element with each attribute on a line of its own, and its children inside. */
export function elementText(lines: readonly string[], children: readonly string[], indent: string): string {
  const open = ['<kr-pay-button', ...lines.map((line) => `  ${line}`)];
  const inside = children.length
    ? ['>', ...children.map((child) => `  ${child}`), '</kr-pay-button>']
    : ['></kr-pay-button>'];
  return [...open, ...inside].map((line) => indent + line).join('\n');
}
