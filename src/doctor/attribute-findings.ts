import { attributes as declared } from '../element/attributes.js';
import type { Attributes, ButtonFacts } from './facts.js';
import type { Finding } from './finding.js';
import { nearestName } from './nearest-name.js';

const declarations = Object.entries(declared);
const properties = declarations.filter(([, { attribute }]) => attribute === false).map(([name]) => name);
const booleans = declarations
  .filter(([, { type }]) => type === Boolean)
  .map(([name, { attribute }]) => (typeof attribute === 'string' ? attribute : name));

/** The attributes of `<kr-pay-button>`. */
export const buttonAttributes: readonly string[] = declarations
  .filter(([, { attribute }]) => attribute !== false)
  .map(([name, { attribute }]) => (typeof attribute === 'string' ? attribute : name));

/** The attributes of `<kr-pay-term>`, `id` left out: every element has it. */
export const termAttributes: readonly string[] = ['version', 'required', 'href'];

// What every element of HTML may have.
const everywhere = new Set(
  (
    'accesskey anchor autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint exportparts ' +
    'hidden id inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce part popover role slot ' +
    'spellcheck style tabindex title translate writingsuggestions'
  ).split(' '),
);
// What scripts and frameworks write: handlers, data, and names with marks that no attribute of ours has.
const foreign = /^(?:on|data-|aria-|ng-|v-|x-|hx-|astro-)|[^a-z_-]|^_/;
// What a template leaves behind that was not filled in.
const unfilled = /^(?:undefined|null|NaN|\[object .*\]|.*(?:\{\{.*\}\}|\$\{.*\}|<%.*%>).*)$/s;

function unknownAttribute(name: string, value: string, tag: string, known: readonly string[]): Finding | undefined {
  if (known.includes(name) || everywhere.has(name) || foreign.test(name)) return undefined;
  const about = { kind: 'unknown-attribute', severity: 'warning', wrong: `${tag} has no attribute ${name}.` } as const;
  if (/^(?:checked|default-?checked|agreed|selected)$/.test(name))
    return {
      ...about,
      expected: 'boxes that the shopper ticks',
      remedy: `Remove ${name}: no box can be ticked beforehand.`,
    };
  const property = tag === 'kr-pay-button' ? nearestName(name, properties) : undefined;
  const near = nearestName(name, known);
  if (property && property !== near)
    return {
      ...about,
      expected: `the property ${property}`,
      remedy: `Set it by script: document.querySelector('${tag}').${property} = …`,
    };
  return {
    ...about,
    expected: near ?? known.join(', '),
    remedy: near ? `Write ${near}="${value}".` : `Remove ${name}, or write the name that was meant.`,
  };
}

function badValue(name: string, value: string, tag: string, switches: readonly string[]): Finding | undefined {
  if (switches.includes(name) && /^(?:false|off|no|0)$/i.test(value))
    return {
      kind: 'boolean-attribute',
      severity: 'warning',
      wrong: `${name}="${value}" counts as set: any value of this attribute does.`,
      expected: `${name} to be there or not`,
      remedy: `Remove ${name}, in a framework by giving false to the property instead of a text to the attribute.`,
    };
  if (unfilled.test(value))
    return {
      kind: 'unfilled-attribute',
      severity: 'error',
      wrong: `${name}="${value}" looks like a template that was not filled in.`,
      expected: 'a value, or no attribute',
      remedy: `Find what fills ${name} of ${tag} on your side, and leave the attribute out while there is no value.`,
    };
  return undefined;
}

function findingsOf(given: Attributes, tag: string, known: readonly string[], switches: readonly string[]): Finding[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const unknown = unknownAttribute(name, value, tag, known);
    const bad = known.includes(name) ? badValue(name, value, tag, switches) : undefined;
    return [unknown, bad].filter((each) => each !== undefined);
  });
}

/** Attributes that the elements do not know, and values that no attribute is meant to have. */
export function attributeFindings({ attributes, terms }: Pick<ButtonFacts, 'attributes' | 'terms'>): Finding[] {
  return [
    ...findingsOf(attributes, 'kr-pay-button', buttonAttributes, booleans),
    ...terms.flatMap((term) => findingsOf(term.attributes ?? {}, 'kr-pay-term', termAttributes, ['required'])),
  ];
}
