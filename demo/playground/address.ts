import { checkEndpoint } from '../../src/address/policy.js';
import type { Language } from '../shop/language.js';
import type { Chosen } from './configuration.js';
import { allFields, isFieldName, type FieldName } from './fields.js';
import { problemOf } from './problems.js';

/** What of an address was not taken over. */
export interface Note {
  readonly kind: 'unknown' | 'wrong';
  /** The parameter, cut to what can be shown. */
  readonly name: string;
}

/** What an address says about the playground. */
export interface Reading {
  readonly chosen: Chosen;
  readonly notes: readonly Note[];
}

/** What every page of the shop may have in its address. */
const shared = new Set(['lang', 'script']);
/** Longest text that is taken from an address, in characters. */
const longest = 300;

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Whether a value may come from a link that somebody else made. */
function isTakable(name: FieldName, value: string, mode: string, page: string): boolean {
  const field = allFields.find((each) => each.name === name);
  if (value.length > longest) return false;
  if (field?.kind === 'choice') return field.values?.includes(value) === true;
  if (field?.kind === 'switch') return value === 'on' || value === '';
  // A link must not make this page send anything to somebody else's server, nor lead there.
  if (/endpoint$|^return-url$/.test(name) && value !== '') {
    const address = checkEndpoint(value, page);
    if (address === undefined || new URL(address).origin !== new URL(page).origin) return false;
  }
  return value === '' || problemOf(name, value, mode, page) === undefined;
}

/**
 * Reads an address of the playground. What a provider added when the shopper came back stands behind `kr_pay_attempt`,
 * and is none of this. Never throws.
 */
export function readAddress(page: string): Reading {
  const parts = [...new URL(page).searchParams];
  const end = parts.findIndex(([name]) => name === 'kr_pay_attempt');
  const own = (end < 0 ? parts : parts.slice(0, end)).filter(([name]) => !shared.has(name));
  const asked = own.find(([name]) => name === 'mode')?.[1] ?? 'pay';
  const chosen: Partial<Record<FieldName, string>> = {};
  const notes: Note[] = [];
  for (const [name, value] of own) {
    if (!isFieldName(name)) notes.push({ kind: 'unknown', name: shown(name) });
    else if (!isTakable(name, value, asked, page)) notes.push({ kind: 'wrong', name });
    else chosen[name] = value;
  }
  return { chosen, notes };
}

/** The address under which the playground shows the same again: the language, and what was chosen. */
export function writeAddress(chosen: Chosen, language: Language, page: string): string {
  const { origin, pathname, searchParams } = new URL(page);
  const query = new URLSearchParams({ lang: language });
  for (const { name } of allFields) {
    const value = chosen[name];
    if (value !== undefined) query.set(name, value);
  }
  if (searchParams.get('script') === 'module') query.set('script', 'module');
  return `${origin}${pathname}?${query.toString()}`;
}
