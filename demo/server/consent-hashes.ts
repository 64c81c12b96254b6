import { hash } from 'node:crypto';

/** Lower-case hex SHA-256 over the UTF-8 of a text. */
export function sha256(text: string): string {
  return hash('sha256', text);
}

/** What a term's part of a record's hash is made of. */
export interface HashedTerm {
  readonly id: string;
  readonly sha256: string;
  readonly agreed: boolean;
}

/** The hash of a record: over the lines `id:sha256:agreed`, joined by line feeds, in the order shown. */
export function hashOfTerms(terms: readonly HashedTerm[]): string {
  return sha256(terms.map((term) => `${term.id}:${term.sha256}:${term.agreed}`).join('\n'));
}

/** What a consent's row holds. */
export interface HashedRow {
  readonly attemptId: string;
  /** The record as stored, JSON. */
  readonly recordText: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly receivedAt: string;
}

/**
 * The hash of a consent's row: over five lines joined by line feeds: attempt, SHA-256 of the record as stored, address,
 * browser, time of arrival; an empty line for what is not known.
 */
export function hashOfRow({ attemptId, recordText, ipAddress, userAgent, receivedAt }: HashedRow): string {
  return sha256([attemptId, sha256(recordText), ipAddress ?? '', userAgent ?? '', receivedAt].join('\n'));
}
