import type { ConsentRecord, ConsentTerm, Locale } from '../contract/types.js';
import { version } from '../version.js';
import type { ShownTerm } from './terms.js';

/** Lower-case hex SHA-256 over the UTF-8 of a text. Needs a secure context. */
export async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The record of what the shopper agreed to.
 * `agreedAt` gives the time of a tick (ISO 8601, UTC), or undefined where there is none.
 */
export async function makeRecord(
  shown: readonly ShownTerm[],
  agreedAt: (term: ShownTerm) => string | undefined,
  locale: Locale,
): Promise<ConsentRecord> {
  const terms = await Promise.all(
    shown.map(async (term): Promise<ConsentTerm> => {
      const at = agreedAt(term);
      return {
        id: term.id,
        ...(term.version && { version: term.version }),
        required: term.required,
        agreed: at !== undefined,
        ...(at && { agreedAt: at }),
        text: term.text,
        sha256: await sha256(term.text),
        ...(term.href && { href: term.href }),
      };
    }),
  );
  const times = terms.flatMap((term) => term.agreedAt ?? []);
  return {
    version: 1,
    locale,
    agreedAt: times.sort().at(-1) ?? new Date().toISOString(),
    widget: `kr-pay-button/${version}`,
    terms,
    sha256: await sha256(terms.map((term) => `${term.id}:${term.sha256}:${term.agreed}`).join('\n')),
  };
}
