import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './blocks.js';
import { isForAnyElement, tagsIn } from './markup.js';

/** The types of each element's attributes, such as `'s' | 'm' | 'l'`, by the name of the tag. */
export type AttributeTypes = ReadonlyMap<string, ReadonlyMap<string, string>>;

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName?: string;
      readonly attributes?: readonly { readonly name: string; readonly type: { readonly text: string } }[];
    }[];
  }[];
}

/** What the built manifest says of the attributes: `npm run build` has to be run before. */
export async function readAttributeTypes(): Promise<AttributeTypes> {
  const { modules } = JSON.parse(await readFile(join(root, 'dist/custom-elements.json'), 'utf8')) as Manifest;
  return new Map(
    modules
      .flatMap(({ declarations }) => declarations)
      .flatMap(({ tagName, attributes = [] }) =>
        tagName === undefined ? [] : [[tagName, new Map(attributes.map(({ name, type }) => [name, type.text]))]],
      ),
  );
}

/** Whether an attribute may be written so. One whose property takes a number as well is written in digits. */
function isOfType(value: string | undefined, type: string): boolean {
  if (type === 'boolean') return value === undefined || value === '';
  if (value === undefined) return false;
  const kinds = type.split(' | ');
  if (kinds.includes('number')) return /^\d+$/.test(value);
  return kinds.includes('string') || kinds.includes(`'${value}'`);
}

/** What the manifest does not have of the markup's attributes, such as `kr-pay-button size="xl"`. */
export function wrongAttributes(markup: string, types: AttributeTypes): string[] {
  return tagsIn(markup).flatMap(({ tag, attributes }) =>
    attributes
      .filter(({ name }) => !isForAnyElement(name))
      .filter(({ name, value }) => {
        const type = types.get(tag)?.get(name);
        return type === undefined || !isOfType(value, type);
      })
      .map(({ name, value }) => `${tag} ${name}${value === undefined ? '' : `=${JSON.stringify(value)}`}`),
  );
}
