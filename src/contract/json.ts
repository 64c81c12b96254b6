/** A JSON object without a prototype: who reads it sees the object's own fields and nothing else. */
export type Fields = Readonly<Record<string, unknown>>;

/** A record without a prototype. What is absent stays absent even if the page added to `Object.prototype`. */
export type Bare<T> = T & { __proto__: null };

const refusedNames = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a JSON object. Lists, `null` and other values are `undefined`, and so is an object with a field named
 * `__proto__`, `constructor` or `prototype`.
 */
export function readFields(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || !value || Array.isArray(value)) return undefined;
  return Object.keys(value).some((name) => refusedNames.has(name)) ? undefined : { __proto__: null, ...value };
}

/** Reads a text with at least one character; everything else is `undefined`. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
