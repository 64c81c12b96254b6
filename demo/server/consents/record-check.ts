import { consentRecord } from '../bodies.js';
import { hashOfRow, hashOfTerms, sha256 } from '../consent-hashes.js';
import type { ConsentRow } from '../store/consents.js';

/** Whether what is stored is what came in: every hash, computed again now. */
export interface HashCheck {
  /** Whether all that follows fits. A row from before version 4 of the database has no hash of its own, and lacks none. */
  readonly verifies: boolean;
  /** Whether the record can still be read as one. */
  readonly isRecord: boolean;
  /** Each term's hash over its text. */
  readonly terms: readonly { readonly id: string; readonly verifies: boolean }[];
  /** The record's hash over its terms and answers, and the same hash beside the record. */
  readonly record: boolean;
  /** The hash over the whole row: record, address, browser and time of arrival. Null where the row has none. */
  readonly row: boolean | null;
}

/** Computes every hash of a stored consent again. */
export function checkHashes(row: ConsentRow): HashCheck {
  const read = consentRecord.safeParse(row.record);
  const rowVerifies = row.rowSha256 === null ? null : row.rowSha256 === hashOfRow(row);
  if (!read.success) return { verifies: false, isRecord: false, terms: [], record: false, row: rowVerifies };
  const { data } = read;
  const terms = data.terms.map((term) => ({ id: term.id, verifies: term.sha256 === sha256(term.text) }));
  const record = data.sha256 === hashOfTerms(data.terms) && data.sha256 === row.sha256;
  const verifies = terms.every((term) => term.verifies) && record && rowVerifies !== false;
  return { verifies, isRecord: true, terms, record, row: rowVerifies };
}
