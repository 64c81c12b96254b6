import { parseAccept } from 'hono/utils/accept';
import { readCookie } from './session-cookie.js';

/** The languages of the shop's pages. */
export type Language = 'ko' | 'en';

const isLanguage = (value: string | null | undefined): value is Language => value === 'ko' || value === 'en';

/** The language of an answer: what the address asks for, else what was chosen before, else the browser's. */
export function chooseLanguage(asked: string | null, headers: Headers): Language {
  if (isLanguage(asked)) return asked;
  const chosen = readCookie(headers, 'lang');
  if (isLanguage(chosen)) return chosen;
  const wishes = parseAccept(headers.get('Accept-Language') ?? '');
  const wished = wishes.map((wish) => wish.type.toLowerCase().split('-', 1)[0]);
  return wished.find(isLanguage) ?? 'ko';
}
