/** Runs `action` on a page where somebody added fields to every object. */
export function withPollutedPrototype<T>(fields: Readonly<Record<string, unknown>>, action: () => T): T {
  const everyObject: object = Object.getPrototypeOf({});
  for (const [name, value] of Object.entries(fields)) {
    Object.defineProperty(everyObject, name, { value, configurable: true, writable: true, enumerable: true });
  }
  try {
    return action();
  } finally {
    for (const name of Object.keys(fields)) Reflect.deleteProperty(everyObject, name);
  }
}
