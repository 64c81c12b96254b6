import type { Messages } from './messages.js';

/**
 * What nobody replaces: what a figure is, which terms are required, what the box for all includes. A shopper relies on
 * these, and they stand in no record.
 */
type Fixed = 'locale' | 'marks' | 'required' | 'optional' | 'all' | 'free';
const fixed = /^(locale|marks|required|optional|all|free)$/;

/** Texts of the merchant's own, in the shape of ours, in the language that the page shows. */
export type OwnTexts<T = Messages> = {
  readonly [
    name in keyof T as name extends Fixed ? never : T[name] extends (...values: number[]) => string ? never : name
  ]?: T[name] extends (...values: never) => unknown ? T[name] : T[name] extends object ? OwnTexts<T[name]> : string;
};

/** Whether a text may stand for one of ours. The pieces of a sentence must name the values that ours names. */
function isText(text: unknown, our: unknown, values: readonly unknown[] = []): boolean {
  if (!Array.isArray(our)) return typeof text === 'string' && !!text.trim();
  return Array.isArray(text) && values.every((value) => text.join('').includes(String(value)));
}

/**
 * Our texts with the merchant's own in their places. What has another shape than ours, is empty, throws, or has a name
 * that we do not know counts for nothing: a shopper always reads something.
 */
export function withOwnTexts<T extends object>(ours: T, own: unknown): T {
  if (typeof own !== 'object' || !own) return ours;
  const one = (name: string, our: unknown): unknown => {
    if (fixed.test(name) || !Object.hasOwn(own, name)) return our;
    const their: unknown = Reflect.get(own, name);
    if (typeof our === 'object' && our) return withOwnTexts(our, their);
    if (typeof our !== 'function') return isText(their, our) ? their : our;
    return (...values: unknown[]) => {
      const text: unknown = our(...values);
      if (typeof their !== 'function' || typeof values[0] === 'number') return text;
      try {
        const theirs: unknown = their(...values);
        if (isText(theirs, text, values)) return theirs;
      } catch {}
      return text;
    };
  };
  try {
    return Object.fromEntries(Object.entries(ours).map(([name, our]) => [name, one(name, our)])) as T;
  } catch {
    return ours;
  }
}
