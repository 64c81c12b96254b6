import { createHash } from 'node:crypto';
import { mandateSentences } from '../src/consent/mandate.js';
import { mandateTerm } from '../src/consent/terms.js';
import type { ConsentRecord } from '../src/contract/types.js';
import { loadMessages, messagesFor } from '../src/i18n/choose.js';
import type { Settings } from '../src/settings/settings.js';

/** Lower-case hex SHA-256 over the UTF-8 of a text. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The record with the hash that belongs to its terms. */
export function sealed(record: Omit<ConsentRecord, 'sha256'>): ConsentRecord {
  const lines = record.terms.map((term) => `${term.id}:${term.sha256}:${term.agreed}`);
  return { ...record, sha256: sha256(lines.join('\n')) };
}

/**
 * The consent that a shopper would give to the mandate of these settings, in the button's own words. Nobody agreed:
 * `widget` says who made the record. Undefined where the button would show no mandate.
 */
export async function consentTo(settings: Settings, now: Date): Promise<ConsentRecord | undefined> {
  const { mandate, method, mode, termsVersion, locale, amount } = settings;
  await loadMessages(locale);
  const messages = messagesFor(locale);
  if (!mandate || !messages) return undefined;
  // Where something is paid at once, the amount is that payment's, not the later ones'.
  const price = amount === undefined || mode === 'pay-and-save' ? undefined : messages.amount(amount);
  const sentences = mandateSentences(mandate, method, price, messages);
  const { id, version, required, text } = mandateTerm(messages.consent.mandate, sentences, termsVersion);
  const agreedAt = now.toISOString();
  const term = { id, ...(version && { version }), required, agreed: true, agreedAt, text, sha256: sha256(text) };
  return sealed({ version: 1, locale, agreedAt, widget: 'kr-pay-button/check', terms: [term] });
}
