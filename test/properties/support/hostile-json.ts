import * as fc from 'fast-check';

/** Names that would reach an object's prototype. */
export const reservedNames = ['__proto__', 'constructor', 'prototype'] as const;

/** JSON texts whose objects have these names often, names of every object's prototype, and any other. */
export function jsonText(names: readonly string[]): fc.Arbitrary<string> {
  const name = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...names) },
    { weight: 1, arbitrary: fc.constantFrom(...reservedNames, 'toString', 'valueOf', 'hasOwnProperty', 'toJSON') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  );
  const scalar = fc.oneof(
    fc.constantFrom(...names, '', 'null', '0', 'https://psp.example/pay', '__proto__'),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const { value } = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: scalar.map((each) => JSON.stringify(each)) },
      { weight: 3, arbitrary: objectText(name, tie('value')) },
      { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join()}]`) },
    ),
  }));
  return fc.oneof({ weight: 4, arbitrary: objectText(name, value) }, value);
}

/** Written as text, so that a field named `__proto__` is one, as it is in JSON that comes from elsewhere. */
function objectText(name: fc.Arbitrary<string>, value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(name, value), { maxLength: 6 })
    .map((fields) => `{${fields.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join()}}`);
}

/** Parsed JSON of any kind in which nothing can be changed. */
export function hostileJson(names: readonly string[]): fc.Arbitrary<unknown> {
  return jsonText(names).map((text) => JSON.parse(text, (_, value: unknown) => Object.freeze(value)));
}

/** Whether a value is an object with one of the reserved names of its own. */
export function hasReservedName(value: unknown): boolean {
  return typeof value === 'object' && value !== null && reservedNames.some((name) => Object.hasOwn(value, name));
}
