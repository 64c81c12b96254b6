import { propertyOf } from '../../src/settings/property-name.js';
import { readSettings, type RawSettings } from '../../src/settings/settings.js';
import { textNames } from '../../src/settings/look.js';
import type { Values } from './configuration.js';
import { allFields, type FieldName } from './fields.js';

const nothing = Object.fromEntries(textNames.map((name) => [name, undefined])) as RawSettings;

/** Settings in which nothing is wrong, whatever the mode. */
const sound: RawSettings = {
  ...nothing,
  endpoint: '/pay',
  orderId: 'A-1',
  merchant: 'm',
  frequency: 'recurring',
  timing: 't',
  amountRule: 'r',
  cancellation: 'c',
};

/**
 * Why the element cannot use one value, in the element's own words; undefined when it can.
 * @param mode some texts are needed in some modes only
 * @param page the page's address
 */
export function problemOf(name: FieldName, value: string, mode: string, page: string): string | undefined {
  const property = propertyOf(name);
  if (!textNames.some((each) => each === property)) return undefined;
  return readSettings({ ...sound, mode, [property]: value || undefined }, page, 'ko').problem;
}

/** Every value that the element cannot use, by its field. */
export function problemsOf(values: Values, page: string): ReadonlyMap<FieldName, string> {
  const found = allFields
    .filter(({ place }) => place === 'attribute')
    .map(({ name }) => [name, problemOf(name, values[name], values.mode, page)] as const);
  return new Map(found.filter((each): each is readonly [FieldName, string] => each[1] !== undefined));
}
