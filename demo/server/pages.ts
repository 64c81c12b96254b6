import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { timestamp, type PaymentContext } from './context.js';
import { chooseLanguage, type Language } from './language.js';
import { isSeenOverHttps, languageCookie, welcomeShopper } from './session-cookie.js';

/** Fits a built page to a request: its language, and which of the two files the button comes from. */
export function fitPage(html: string, language: Language, script: string | null): string {
  const inLanguage = html.replace('<html lang="ko">', `<html lang="${language}">`);
  if (script !== 'module') return inLanguage;
  const moduleScript = '<script type="module" src="/cdn/kr-pay-button.esm.js"></script>';
  // The build takes `vite-ignore` out of the tag, and leaves the space before it.
  return inLanguage.replace(/<script +src="\/cdn\/kr-pay-button\.js"><\/script>/, moduleScript);
}

/** Finds a page by its path in the site, such as `/index.html`. */
export type ReadPage = (file: string) => Promise<string | undefined>;

/** Reads the built pages from a folder. */
export function readPagesIn(siteRoot: string): ReadPage {
  return (file) => readIfThere(join(siteRoot, file));
}

/** Answers a page, and makes the shopper of a first visit. Undefined when the site has no such page. */
export async function servePage(
  context: PaymentContext,
  readPage: ReadPage,
  request: Request,
): Promise<Response | undefined> {
  const { pathname, searchParams } = new URL(request.url);
  const file = pathname === '/' ? '/index.html' : pathname;
  const html = /^(?:\/demo)?\/[a-z0-9-]+\.html$/.test(file) ? await readPage(file) : undefined;
  if (html === undefined) return undefined;
  const asked = searchParams.get('lang');
  const language = chooseLanguage(asked, request.headers);
  const secure = isSeenOverHttps(context.ownOrigins);
  const { setCookie } = await welcomeShopper(context.database, request.headers, timestamp(context), secure);
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  if (setCookie) headers.append('Set-Cookie', setCookie);
  if (asked === language) headers.append('Set-Cookie', languageCookie(language, secure));
  return new Response(fitPage(html, language, searchParams.get('script')), { headers });
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
