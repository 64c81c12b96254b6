import type { Locale } from '../contract/types.js';
import type { Messages } from './messages.js';

/** A page loads the texts of its own language. */
const files: Readonly<Record<Locale, () => Promise<Messages>>> = {
  ko: async () => (await import('./ko.js')).ko,
  en: async () => (await import('./en.js')).en,
  ja: async () => (await import('./ja.js')).ja,
  zh: async () => (await import('./zh.js')).zh,
};
const tables: Partial<Record<Locale, Messages>> = {};

/** Where texts are in the same file, they need not be loaded. */
export function haveMessages(all: readonly Messages[]): void {
  for (const messages of all) tables[messages.locale] = messages;
}

/** Milliseconds after which a file that neither comes nor fails is given up. */
const patience = 5_000;

/** The element's language for a language tag such as `ko-KR`, if it is one of its own. */
export function localeOf(tag: string): Locale | undefined {
  return /^(ko|en|ja|zh)(?![a-z0-9])/i.exec(tag)?.[1]?.toLowerCase() as Locale | undefined;
}

/** The texts of a language, if they have come: `loadMessages` asks for them. */
export function messagesFor(locale: Locale): Messages | undefined {
  return tables[locale];
}

/**
 * The texts of a language; English ones where its file does not come, which then stay: nobody's terms change their language
 * while they are read. Rejects where those do not come either.
 */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const there = tables[locale];
  if (there) return there;
  const late = new Promise<never>((_, giveUp) => setTimeout(giveUp, patience));
  const messages = await Promise.race([files[locale](), late]).catch(files.en);
  return (tables[locale] ??= messages);
}

/** The language of the nearest `lang` around a node, through shadow roots; Korean where there is none of ours. */
export function nearestLocale(node: Element): Locale {
  const nearest = node.closest('[lang]:not([lang=""])');
  if (nearest) return localeOf(nearest.getAttribute('lang') ?? '') ?? 'ko';
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? nearestLocale(root.host) : 'ko';
}
