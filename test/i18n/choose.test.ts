import { expect } from '@open-wc/testing';
import { localeOf, nearestLocale } from '../../src/i18n/choose.js';

/** Nested elements with these `lang` attributes, `shadow` for a shadow root between two; gives the innermost. */
function inner(...langs: readonly (string | null)[]): Element {
  let at: Element | ShadowRoot = document.createElement('section');
  document.body.append(at);
  for (const lang of langs) {
    if (lang === 'shadow' && at instanceof Element) {
      at = at.attachShadow({ mode: 'open' });
      continue;
    }
    const child = document.createElement('div');
    if (lang !== null) child.setAttribute('lang', lang);
    at.append(child);
    at = child;
  }
  if (at instanceof ShadowRoot) throw new Error('expected an element at the end');
  return at;
}

describe('the language of an element', () => {
  let pageLang: string;
  before(() => {
    pageLang = document.documentElement.lang;
  });
  afterEach(() => {
    document.documentElement.lang = pageLang;
    for (const section of document.querySelectorAll('section')) section.remove();
  });

  it('is that of the nearest lang, its own first', () => {
    expect(nearestLocale(inner('ko', 'en'))).to.equal('en');
    expect(nearestLocale(inner('en', 'ko', null))).to.equal('ko');
  });

  it('is found through shadow roots', () => {
    expect(nearestLocale(inner('ja', 'shadow', null, 'shadow', null))).to.equal('ja');
    expect(nearestLocale(inner('ja', 'shadow', 'zh', 'shadow', null))).to.equal('zh');
  });

  it('is that of the page where nothing nearer says one', () => {
    document.documentElement.lang = 'zh-Hant-TW';
    expect(nearestLocale(inner(null))).to.equal('zh');
  });

  it('is Korean where there is none of ours', () => {
    document.documentElement.removeAttribute('lang');
    expect(nearestLocale(inner(null))).to.equal('ko');
    expect(nearestLocale(inner('en', 'fr'))).to.equal('ko');
  });

  it('passes over an empty lang', () => {
    expect(nearestLocale(inner('en', ''))).to.equal('en');
  });

  it('is read from a language tag by its first part', () => {
    expect(['ko', 'ko-KR', 'EN-us', 'ja_JP', 'zh-Hans'].map(localeOf)).to.deep.equal(['ko', 'ko', 'en', 'ja', 'zh']);
    expect(['', 'korean', 'kok', 'fr', 'x-ko', 'constructor'].map(localeOf).filter(Boolean)).to.have.lengthOf(0);
  });
});
