import type { Language } from '../shop/language.js';
import { planAttributes } from '../shop/membership-plan.js';
import { allFields, isFieldName, type FieldName } from './fields.js';

/** A value for everything that can be set; the empty text is "not set". */
export type Values = Readonly<Record<FieldName, string>>;

/** What a tester chose otherwise than the page begins with. */
export type Chosen = Readonly<Partial<Record<FieldName, string>>>;

/** What the page has from elsewhere: of the shop's server, as far as there is one. */
export interface Facts {
  readonly language: Language;
  /** The order that waits to be paid; whole won. */
  readonly order: { readonly orderId: string; readonly orderName: string; readonly amount: number } | undefined;
  /** What the shop's server asks shoppers to agree to, as attributes. */
  readonly mandate: Readonly<Record<string, string>> | undefined;
}

/** The orders of a page without a server: a product, and the first month of a plan. */
const sampleOrders = {
  once: { ko: '하동 세작', en: 'Hadong Sejak', amount: 14_000 },
  monthly: { ko: '다달이 차 한 봉', en: 'A pouch a month', amount: 18_000 },
} as const;

function sampleOrder(mode: string, language: Language): NonNullable<Facts['order']> {
  const sample = sampleOrders[mode === 'subscribe' ? 'monthly' : 'once'];
  return { orderId: 'A-1001', orderName: sample[language], amount: sample.amount };
}

/** What the page begins with in a mode: enough for a button that works. */
export function startValues(mode: string, { language, order, mandate }: Facts): Values {
  const { orderId, orderName, amount } = order ?? sampleOrder(mode, language);
  const sold = mode === 'save' ? {} : { 'order-id': orderId, 'order-name': orderName, amount: String(amount) };
  const { 'return-url': _none, ...ownMandate } = planAttributes(language, '');
  const begun: Readonly<Record<string, string>> = {
    endpoint: '/pay',
    ...sold,
    ...(mode !== 'pay' && (mandate ?? ownMandate)),
  };
  const entries = allFields.map(({ name, standard }) => [name, begun[name] ?? standard] as const);
  return Object.fromEntries(entries) as Record<FieldName, string>;
}

/** Everything as it is set: what was chosen, and what the page begins with for the rest. */
export function valuesOf(chosen: Chosen, facts: Facts): Values {
  return { ...startValues(chosen.mode ?? 'pay', facts), ...chosen };
}

/** The choice with one value changed. What is as at the beginning is no choice. */
export function withValue(chosen: Chosen, name: FieldName, value: string, facts: Facts): Chosen {
  const changed = { ...chosen, [name]: value };
  return value === startValues(changed.mode ?? 'pay', facts)[name] ? withoutName(changed, name) : changed;
}

const withoutName = (chosen: Chosen, name: FieldName): Chosen =>
  Object.fromEntries(Object.entries(chosen).filter(([each]) => each !== name));

/** An attribute as it stands on the element. `true` is one without a value. */
export interface Attribute {
  readonly name: string;
  readonly value: string | true;
}

/** The attributes that say something, the endpoint first: what is as it would be without them is left out. */
export function attributesOf(values: Values): readonly Attribute[] {
  const inOrder = [...allFields].sort((a, b) => Number(b.name === 'endpoint') - Number(a.name === 'endpoint'));
  return inOrder
    .filter(({ name, place, standard }) => place === 'attribute' && values[name] !== '' && values[name] !== standard)
    .map(({ name, kind }) => ({ name, value: kind === 'switch' ? true : values[name] }));
}

/** The slots that are filled, with their text. */
export function slotsOf(values: Values): readonly { readonly name: string; readonly text: string }[] {
  return allFields
    .filter(({ name, place }) => place === 'slot' && values[name].trim() !== '')
    .map(({ name }) => ({ name: name.replace('slot-', ''), text: values[name] }));
}

/** The names of all attributes, to remove what is not set. */
export const attributeNames: readonly FieldName[] = allFields
  .filter(({ place }) => place === 'attribute')
  .map(({ name }) => name)
  .filter(isFieldName);
