import { z } from 'zod';
import type { Locale, Method } from '../../../src/contract/types.js';
import { localeName, methodName } from '../names.js';
import type { Queryable } from './database.js';

const mandateParts = z.object({
  merchant: z.string(),
  frequency: z.enum(['one-time', 'recurring']),
  timing: z.string(),
  amountRule: z.string(),
  cancellation: z.string(),
});

/** What a page gives the button: a mandate's items, which become attributes, or a term's label and full text. */
const termParts = z.union([mandateParts, z.object({ label: z.string(), text: z.string() })]);

/** What a page gives the button for a term. */
export type TermParts = z.infer<typeof termParts>;

/** The items of a mandate, as the button's attributes take them. */
export type MandateParts = z.infer<typeof mandateParts>;

/** A version of a term in one language, as the shop asks for it. */
export interface OfferedTerm {
  /** What it belongs to: a plan, or a change of its price. */
  readonly offerId: string;
  readonly termId: string;
  readonly version: string;
  readonly locale: Locale;
  /** The payment method that its text names; null where the text is the same for all. */
  readonly method: Method | null;
  /** The price that its text names, whole won; null where it names none. */
  readonly price: number | null;
  readonly required: boolean;
  /** What the button shows and hashes. */
  readonly text: string;
  /** Lower-case hex SHA-256 over the UTF-8 of `text`. */
  readonly sha256: string;
  readonly parts: TermParts;
}

/** As stored. */
export interface StoredTerm extends OfferedTerm {
  /** From when it is the one on offer: ISO 8601, UTC. */
  readonly validFrom: string;
}

const termRow = z
  .object({
    offer_id: z.string(),
    term_id: z.string(),
    version: z.string(),
    locale: localeName,
    method: methodName.nullable(),
    price: z.number().nullable(),
    required: z.number(),
    text: z.string(),
    sha256: z.string(),
    parts: z.string(),
    valid_from: z.string(),
  })
  .transform((row): StoredTerm => ({
    offerId: row.offer_id,
    termId: row.term_id,
    version: row.version,
    locale: row.locale,
    method: row.method,
    price: row.price,
    required: row.required === 1,
    text: row.text,
    sha256: row.sha256,
    parts: termParts.parse(JSON.parse(row.parts)),
    validFrom: row.valid_from,
  }));

/**
 * Stores versions of terms, once each: the same version with the same text of the same offer is no new one.
 *
 * @returns how many are new.
 */
export async function insertTerms(
  database: Queryable,
  terms: readonly OfferedTerm[],
  validFrom: string,
): Promise<number> {
  const result = await database.execute({
    sql: `INSERT INTO terms (offer_id, term_id, version, locale, method, price, required, text, sha256, parts, valid_from)
          SELECT given.value ->> 'offerId', given.value ->> 'termId', given.value ->> 'version', given.value ->> 'locale',
            given.value ->> 'method', given.value ->> 'price', given.value ->> 'required', given.value ->> 'text',
            given.value ->> 'sha256', given.value ->> 'parts', ?
          FROM json_each(?) AS given WHERE NOT EXISTS (SELECT 1 FROM terms AS known
            WHERE known.offer_id = given.value ->> 'offerId' AND known.term_id = given.value ->> 'termId'
              AND known.version = given.value ->> 'version' AND known.locale = given.value ->> 'locale'
              AND known.method IS given.value ->> 'method' AND known.price IS given.value ->> 'price'
              AND known.required = given.value ->> 'required' AND known.sha256 = given.value ->> 'sha256')
          ORDER BY given.key`,
    args: [validFrom, JSON.stringify(terms.map((term) => ({ ...term, parts: JSON.stringify(term.parts) })))],
  });
  return result.rowsAffected;
}

const termsNow = `SELECT * FROM terms AS term WHERE valid_from <= ?1 AND NOT EXISTS (
    SELECT 1 FROM terms AS later WHERE later.offer_id = term.offer_id AND later.term_id = term.term_id
      AND later.locale = term.locale AND (later.version <> term.version
        OR (later.method IS term.method AND (later.price IS NULL) = (term.price IS NULL)))
      AND later.valid_from <= ?1
      AND (later.valid_from, later.term_row) > (term.valid_from, term.term_row))`;

/** Which terms are meant: those of some offers, in one language or all, for one method or all. */
export interface TermsOf {
  readonly offerIds: readonly string[];
  readonly locale?: Locale;
  readonly method?: Method;
}

/** What these offers ask for now, the newest version of each term, in the order in which terms were first stored. */
export async function listTermsNow(
  database: Queryable,
  { offerIds, locale, method }: TermsOf,
  now: string,
): Promise<StoredTerm[]> {
  const result = await database.execute({
    sql: `${termsNow} AND offer_id IN (SELECT value FROM json_each(?2)) AND locale = coalesce(?3, locale)
            AND (method IS NULL OR method = coalesce(?4, method))
          ORDER BY (SELECT min(term_row) FROM terms AS first WHERE first.offer_id = term.offer_id
            AND first.term_id = term.term_id)`,
    args: [now, JSON.stringify(offerIds), locale ?? null, method ?? null],
  });
  return result.rows.map((row) => termRow.parse(row));
}

/** Whether a version of a term was ever on offer, in any language. */
export async function isVersionKnown(
  database: Queryable,
  { offerId, termId, version }: Pick<StoredTerm, 'offerId' | 'termId' | 'version'>,
): Promise<boolean> {
  const sql = 'SELECT 1 FROM terms WHERE offer_id = ? AND term_id = ? AND version = ? LIMIT 1';
  return (await database.execute({ sql, args: [offerId, termId, version] })).rows.length > 0;
}

/** Every version of these offers' terms with one of these hashes, oldest first. */
export async function listTermsByHash(
  database: Queryable,
  offerIds: readonly string[],
  hashes: readonly string[],
): Promise<StoredTerm[]> {
  const result = await database.execute({
    sql: `SELECT * FROM terms WHERE offer_id IN (SELECT value FROM json_each(?))
            AND sha256 IN (SELECT value FROM json_each(?)) ORDER BY valid_from, term_row`,
    args: [JSON.stringify(offerIds), JSON.stringify(hashes)],
  });
  return result.rows.map((row) => termRow.parse(row));
}
