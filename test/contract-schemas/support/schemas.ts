import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';

const folder = new URL('../../../contract/', import.meta.url);

/** The shipped schemas, by name without `.schema.json`. */
export const schemas: ReadonlyMap<string, AnySchemaObject> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => [
      file.replace('.schema.json', ''),
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as AnySchemaObject,
    ]),
);

const ajv = new Ajv2020({
  schemas: [...schemas.values()],
  allErrors: true,
  // Branches of an `anyOf` repeat neither `type` nor the properties that another branch lists.
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
  formats: {
    uri: (text: string) => URL.canParse(text),
    'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  },
});

/** Validates as a merchant's developer would. Answers what is wrong, where; nothing when all is well. */
export function problemsOf(name: string, body: unknown): readonly string[] {
  const validate = ajv.getSchema(`${name}.schema.json`);
  if (!validate) throw new Error(`There is no schema ${name}.`);
  if (validate(body)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`);
}
