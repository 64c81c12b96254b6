import { textNames } from '../../../src/settings/look.js';

const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Attributes that any element may have. */
const everywhere = /^(?:id|class|style|slot|lang|dir|hidden|part|title|is|tabindex|role|(?:data|aria)-[\w-]+)$/;

/** The attributes of each of our elements. */
const ours: Readonly<Record<string, readonly string[]>> = {
  'kr-pay-button': [...textNames.map(dashed), 'allow-framed', 'disabled'],
  'kr-pay-term': ['version', 'required', 'href'],
};

/** What a framework may bind: our attributes, the properties that they belong to, and those without an attribute. */
const properties = [...textNames, 'allowFramed', 'disabled', 'terms', 'texts'];
const events = new Set(
  ['consent', 'start', 'redirect', 'pending', 'success', 'failure'].map((name) => `kr-pay-${name}`),
);

/** `[name]`, `:name`, `.name` and `?name` bind a property or an attribute; `(name)`, `@name` and `on:name` an event. */
function isBinding(name: string): boolean {
  const [, event] = /^(?:\(([\w-]+)\)|(?:@|on:|v-on:).*)$/.exec(name) ?? [];
  const [, marked = event] = /^(?:@|on:|v-on:)([\w-]+)/.exec(name) ?? [];
  if (marked !== undefined) return events.has(marked);
  const [, inBrackets, afterSign] =
    /^(?:\[(?:attr\.)?([\w-]+)\]|(?:[:.?]|v-bind:|prop:|bool:)([\w-]+))/.exec(name) ?? [];
  const bound = inBrackets ?? afterSign;
  return bound !== undefined && [...properties, ...(ours['kr-pay-button'] ?? [])].includes(bound);
}

/** Whether any element may have the attribute. */
export const isForAnyElement = (name: string): boolean => everywhere.test(name);

/** One of our elements, as markup has it. */
export interface Tag {
  readonly tag: string;
  /** A value is undefined where none is written, and else without its quotes. */
  readonly attributes: readonly { readonly name: string; readonly value: string | undefined }[];
}

/** Our elements in a piece of markup. */
export function tagsIn(markup: string): Tag[] {
  const tags = markup.matchAll(
    /<(kr-pay-button|kr-pay-term)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/g,
  );
  return [...tags].map(([, tag = '', attributes = '']) => ({
    tag,
    attributes: [...attributes.matchAll(/([^\s=>"'/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g)].map(
      ([, name = '', value]) => ({ name, value: value?.replace(/^(["'])(.*)\1$/s, '$2') }),
    ),
  }));
}

/** The attributes in a piece of markup that our elements do not have, such as `kr-pay-button order`. */
export function unknownNames(markup: string): string[] {
  return tagsIn(markup).flatMap(({ tag, attributes }) =>
    attributes
      .map(({ name }) => name)
      .filter((name) => !isForAnyElement(name) && !ours[tag]?.includes(name) && !isBinding(name))
      .map((name) => `${tag} ${name}`),
  );
}
