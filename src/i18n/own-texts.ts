import type { Messages } from './messages.js';

/** Texts of the merchant's own, in the shape of ours: any of them, in the language that the page shows. */
export type OwnTexts<T = Messages> = {
  readonly [name in keyof T as T[name] extends readonly string[] ? never : Exclude<name, 'locale'>]?: T[name] extends (
    ...values: never
  ) => unknown
    ? T[name]
    : T[name] extends object
      ? OwnTexts<T[name]>
      : string;
};

const isText = (value: unknown): boolean =>
  Array.isArray(value) ? value.every((part) => typeof part === 'string') : typeof value === 'string' && !!value.trim();

/**
 * Our texts with the merchant's own in their places. What has another shape than ours, is empty, throws, or has a name
 * that we do not know counts for nothing: a shopper always reads something.
 */
export function withOwnTexts<T extends object>(ours: T, own: unknown): T {
  if (typeof own !== 'object' || !own) return ours;
  const one = (name: string, our: unknown): unknown => {
    const their: unknown = Object.hasOwn(own, name) ? Reflect.get(own, name) : undefined;
    if (typeof their !== typeof our || Array.isArray(our) || name === 'locale') return our;
    if (typeof our === 'object' && our) return withOwnTexts(our, their);
    if (typeof our !== 'function' || typeof their !== 'function') return isText(their) ? their : our;
    return (...values: unknown[]) => {
      const text: unknown = our(...values);
      try {
        const theirs: unknown = their(...values);
        if (isText(theirs) && Array.isArray(theirs) === Array.isArray(text)) return theirs;
      } catch {}
      return text;
    };
  };
  return Object.fromEntries(Object.entries(ours).map(([name, our]) => [name, one(name, our)])) as T;
}
