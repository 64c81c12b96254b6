import type { Locale } from '../contract/types.js';
import { en } from './en.js';
import { ko } from './ko.js';
import type { Messages } from './messages.js';

/** The element's language for a language tag such as `ko-KR`, if it is one of its own. */
export function localeOf(tag: string): Locale | undefined {
  return /^(ko|en|ja|zh)(?![a-z0-9])/i.exec(tag)?.[1]?.toLowerCase() as Locale | undefined;
}

/** The texts of a language. Japanese and Chinese pages read English until those tables exist. */
export function messagesFor(locale: Locale): Messages {
  return locale === 'ko' ? ko : en;
}

/** The language of the nearest `lang` around a node, through shadow roots; Korean where there is none of ours. */
export function nearestLocale(node: Element): Locale {
  for (let at: Node | null = node; at; at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null)) {
    const lang = at instanceof Element && at.getAttribute('lang');
    if (lang) return localeOf(lang) ?? 'ko';
  }
  return 'ko';
}
