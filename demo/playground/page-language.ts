import { pageLanguage, type Language } from '../shop/language.js';

/** Where no server wrote the language into the page, the address says it. Gives the language that holds. */
export function fitPageLanguage(search: string): Language {
  const asked = new URLSearchParams(search).get('lang');
  if (asked === 'ko' || asked === 'en') document.documentElement.lang = asked;
  return pageLanguage();
}
