import { z } from 'zod';
import type { Queryable } from './database.js';
import { listTermsNow, type StoredTerm, type TermsOf } from './terms.js';

/** What is on offer, as it was read once. */
interface KeptTerms {
  readonly terms: readonly StoredTerm[];
  /** From when until when it is so, if no row is added: ISO 8601, UTC. Null: for good. */
  readonly from: string;
  readonly until: string | null;
}

/** What was read while this was the newest row. */
interface Memory {
  readonly newestRow: number;
  readonly kept: Map<string, KeptTerms>;
}

const newestOf = z.object({ newest: z.number() });
const nextOf = z.object({ next: z.string().nullable() });

const memories = new WeakMap<Queryable, Memory>();

/**
 * As `listTermsNow`, from memory where nothing can have changed. Rows of terms are never changed or deleted, so only a new
 * row, whichever process added it, or one whose time has come changes what is on offer. Every start asks, and for the newest
 * row only: the whole question is the dearest of a start. A database with replicas that lag has to be asked at its primary.
 */
export async function listTermsOnOffer(
  database: Queryable,
  which: TermsOf,
  now: string,
): Promise<readonly StoredTerm[]> {
  // Asked before the terms are read: a row that is added in between makes this memory an old one.
  const { kept } = await memoryOf(database);
  const key = JSON.stringify([which.offerIds, which.locale, which.method]);
  const known = kept.get(key);
  if (known && known.from <= now && (known.until === null || now < known.until)) return known.terms;
  const terms = await listTermsNow(database, which, now);
  kept.set(key, { terms, from: now, until: await findNextChange(database, now) });
  return terms;
}

async function memoryOf(database: Queryable): Promise<Memory> {
  const result = await database.execute('SELECT coalesce(max(term_row), 0) AS newest FROM terms');
  const { newest: newestRow } = newestOf.parse(result.rows[0]);
  const known = memories.get(database);
  if (known?.newestRow === newestRow) return known;
  const memory = { newestRow, kept: new Map<string, KeptTerms>() };
  memories.set(database, memory);
  return memory;
}

/** When the next version that waits for its time becomes valid. */
async function findNextChange(database: Queryable, now: string): Promise<string | null> {
  const sql = 'SELECT min(valid_from) AS next FROM terms WHERE valid_from > ?';
  const result = await database.execute({ sql, args: [now] });
  return nextOf.parse(result.rows[0]).next;
}
