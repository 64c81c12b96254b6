import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  ConfirmAnswer,
  ConfirmRequest,
  ConfirmStatus,
  ConsentRecord,
  ConsentTerm,
  Device,
  Locale,
  Method,
  Mode,
  ProviderName,
  StartRequest,
} from '../../src/contract/types.js';
import { schemas } from './support/schemas.js';

/** Every field of a type, and whether it may be absent: a table that is not the type's does not compile. */
type FieldsOf<T> = { readonly [K in keyof T]-?: object extends Pick<T, K> ? 'optional' : 'required' };

const startRequest = {
  action: 'required',
  version: 'required',
  attemptId: 'required',
  orderId: 'optional',
  orderName: 'optional',
  provider: 'optional',
  method: 'required',
  mode: 'required',
  amount: 'optional',
  currency: 'required',
  locale: 'required',
  returnUrl: 'required',
  device: 'required',
  consent: 'optional',
  metadata: 'optional',
} as const satisfies FieldsOf<StartRequest>;

const device = { type: 'required', os: 'required', inApp: 'required' } as const satisfies FieldsOf<Device>;

const consent = {
  version: 'required',
  locale: 'required',
  agreedAt: 'required',
  widget: 'required',
  terms: 'required',
  sha256: 'required',
} as const satisfies FieldsOf<ConsentRecord>;

const term = {
  id: 'required',
  version: 'optional',
  required: 'required',
  agreed: 'required',
  agreedAt: 'optional',
  text: 'required',
  sha256: 'required',
  href: 'optional',
} as const satisfies FieldsOf<ConsentTerm>;

const confirmRequest = {
  action: 'required',
  version: 'required',
  attemptId: 'required',
  orderId: 'optional',
  params: 'required',
} as const satisfies FieldsOf<ConfirmRequest>;

const confirmAnswer = {
  status: 'required',
  orderId: 'optional',
  provider: 'optional',
  method: 'optional',
  mode: 'optional',
  paymentId: 'optional',
  message: 'optional',
  providerCode: 'optional',
  providerMessage: 'optional',
  action: 'optional',
} as const satisfies FieldsOf<ConfirmAnswer>;

/** Every member of a union, as the names of a table: one too many or too few does not compile. */
type Members<T extends string> = Readonly<Record<T, true>>;

const names = <T extends string>(members: Members<T>): readonly string[] => Object.keys(members);

const methods = names<Method>({
  kakao_pay: true,
  kr_card: true,
  naver_pay: true,
  samsung_pay: true,
  payco: true,
  toss_pay: true,
});
const modes = names<Mode>({ pay: true, save: true, 'pay-and-save': true, subscribe: true });
const providers = names<ProviderName>({
  stripe: true,
  portone: true,
  'portone-v2': true,
  checkout: true,
  adyen: true,
});
const locales = names<Locale>({ ko: true, en: true, ja: true, zh: true });
const statuses = names<ConfirmStatus>({
  succeeded: true,
  pending: true,
  failed: true,
  canceled: true,
  expired: true,
});
const deviceTypes = names<Device['type']>({ desktop: true, mobile: true });
const systems = names<Device['os']>({ android: true, ios: true, other: true });
const apps = names<NonNullable<Device['inApp']>>({
  kakaotalk: true,
  naver: true,
  instagram: true,
  facebook: true,
  line: true,
  other: true,
});

interface ObjectSchema {
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, { readonly enum?: readonly unknown[] }>>;
}

/** The part of a schema at this path; the whole without one. */
function part(name: string, ...path: readonly string[]): ObjectSchema {
  let at: unknown = schemas.get(name);
  for (const step of path) at = (at as Record<string, unknown>)[step];
  return at as ObjectSchema;
}

function fieldsOf({ properties, required = [] }: ObjectSchema): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.keys(properties).map((name) => [name, required.includes(name) ? 'required' : 'optional']),
  );
}

describe('the schemas and the types of the package', () => {
  const objects: readonly [string, ObjectSchema, Readonly<Record<string, string>>][] = [
    ['a start request', part('start-request'), startRequest],
    ['a device', part('start-request', 'properties', 'device'), device],
    ['a consent record', part('start-request', '$defs', 'consent'), consent],
    ['a term', part('start-request', '$defs', 'term'), term],
    ['a confirm request', part('confirm-request'), confirmRequest],
    ['a confirm answer', part('confirm-answer'), confirmAnswer],
  ];
  for (const [what, schema, fields] of objects) {
    it(`have the same fields for ${what}, and ask for the same ones`, () => {
      assert.deepEqual(fieldsOf(schema), fields);
    });
  }

  const unions: readonly [string, ObjectSchema, string, readonly unknown[]][] = [
    ['methods', part('start-request'), 'method', methods],
    ['modes', part('start-request'), 'mode', modes],
    ['providers', part('start-request'), 'provider', providers],
    ['languages', part('start-request'), 'locale', locales],
    ['languages of a consent', part('start-request', '$defs', 'consent'), 'locale', locales],
    ['kinds of device', part('start-request', 'properties', 'device'), 'type', deviceTypes],
    ['systems', part('start-request', 'properties', 'device'), 'os', systems],
    ['apps', part('start-request', 'properties', 'device'), 'inApp', [...apps, null]],
    ['outcomes', part('confirm-answer'), 'status', statuses],
  ];
  for (const [what, schema, field, members] of unions) {
    it(`list the same ${what}`, () => {
      assert.deepEqual(schema.properties[field]?.enum, members);
    });
  }

  it('name a shape for the answer of every provider', () => {
    const defined = Object.keys(part('start-answer', '$defs'));
    assert.deepEqual(
      providers.filter((name) => !defined.includes(name)),
      [],
    );
  });

  it('say what every field is for, but where its name and value say it', () => {
    const silent = Object.entries(part('confirm-answer').properties).filter(([, field]) => !('description' in field));
    assert.deepEqual(silent, []);
  });
});
