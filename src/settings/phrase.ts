/** A text for the end of a sentence, which brings its own full stop. */
export function phrase(text: string): string {
  return text.replace(/[\s.。．｡]+$/u, '').trim();
}
