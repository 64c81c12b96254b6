/** The languages of the shop. The server writes the chosen one into `<html lang>`. */
export type Language = 'ko' | 'en';

/** The language of the page as it was served. */
export const pageLanguage = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'ko');

/**
 * A price as the shop writes it.
 * @param amount whole won
 */
export function formatWon(amount: number, language: Language): string {
  const digits = new Intl.NumberFormat(language).format(amount);
  return language === 'ko' ? `${digits}원` : `₩${digits}`;
}

/** A moment as the shop writes it, in the reader's time zone; what is no date comes back as it was. */
export function formatTime(moment: string | number, language: Language): string {
  const date = new Date(moment);
  if (Number.isNaN(date.valueOf())) return String(moment);
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(date);
}
