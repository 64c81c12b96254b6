import { pageLanguage } from './language.js';
import { carriedAddress, languageAddress, scriptAddress } from './links.js';
import { texts, type Texts } from './texts.js';

/** The pages of the shop, as named in the table of texts. */
export type PageName = keyof Texts['titles'];

const linksIn = (selector: string): NodeListOf<HTMLAnchorElement> =>
  document.querySelectorAll<HTMLAnchorElement>(`${selector} a`);

/** Makes the parts that all pages share fit this one: title, links that carry options, the current choices. */
export function setUpShell(page: PageName): void {
  document.title = texts[pageLanguage()].titles[page];
  fitLinks();
}

/** Fits the links that all pages share to the current address. */
export function fitLinks(): void {
  const { pathname, search } = location;
  const language = pageLanguage();
  const kind = new URLSearchParams(search).get('script') === 'module' ? 'module' : 'classic';

  for (const link of linksIn('.shop-pages')) {
    link.href = carriedAddress(link.getAttribute('href') ?? '/', search);
  }
  for (const link of linksIn('.languages')) {
    link.href = languageAddress(link.lang === 'en' ? 'en' : 'ko', pathname, search);
    if (link.lang === language) link.setAttribute('aria-current', 'true');
  }
  for (const link of linksIn('.script-kinds')) {
    const ownKind = link.dataset['script'] === 'module' ? 'module' : 'classic';
    link.href = scriptAddress(ownKind, pathname, search);
    if (ownKind === kind) link.setAttribute('aria-current', 'true');
  }
}
