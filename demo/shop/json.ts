/** An object whose values are still unknown. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object with named fields, not an array and not null. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value that a JSON text stands for; `undefined` when it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
