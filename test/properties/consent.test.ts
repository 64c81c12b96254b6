import './support/version.js';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { makeRecord } from '../../src/consent/record.js';
import type { ShownTerm } from '../../src/consent/terms.js';
import type { ConsentRecord } from '../../src/contract/types.js';
import { holdsAsync } from './support/runs.js';

/*
 * What a record's hash is made from, its canonical form: a line `id:sha256:agreed` for each term, in the order shown. In
 * the browsers test/consent/record.properties.test.ts tries the same, a hundred times in each.
 */

/** Node's own hash, which shares nothing with the element's. */
const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const canonical = ({ terms }: ConsentRecord): string =>
  terms.map(({ id, text, agreed }) => `${id}:${hashOf(text)}:${String(agreed)}`).join('\n');

const at = '2026-11-22T01:00:00.000Z';
/** A term as it is shown, and whether it is ticked. */
type Answered = ShownTerm & { readonly ticked: boolean };

/** Much that looks like the lines that are hashed, like markup, or like another writing of the same. */
const odd = fc.constantFrom(
  ':true',
  ':false',
  ':',
  '\u00e9',
  'e\u0301',
  '\u202e',
  '\u1112\u1161\u11ab',
  '한글',
  '</b>',
);
const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), odd);
const text = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
const id = text.map((any) => `t${any.replaceAll(/\s/gu, '')}`);
const term: fc.Arbitrary<Answered> = fc.record({
  id,
  text,
  label: fc.constant('Terms'),
  sentences: fc.constant([]),
  required: fc.boolean(),
  version: fc.constantFrom('', '1', '2'),
  ticked: fc.boolean(),
});
const terms = fc.uniqueArray(term, { minLength: 1, maxLength: 4, selector: (each) => each.id });

const recordOf = (answered: readonly Answered[]): Promise<ConsentRecord> => {
  const ticked = new Set(answered.filter((each) => each.ticked).map((each) => each.id));
  return makeRecord(answered, (each) => (ticked.has(each.id) ? at : undefined), 'ko');
};

/** One thing that the hash covers is another, or the order is, or a term is left out. */
const changes: readonly ((all: readonly Answered[], place: number) => readonly Answered[])[] = [
  (all, place) => all.map((each, index) => (index === place ? { ...each, ticked: !each.ticked } : each)),
  (all, place) => all.map((each, index) => (index === place ? { ...each, text: `${each.text}.` } : each)),
  (all, place) => all.map((each, index) => (index === place ? { ...each, id: `${each.id}:` } : each)),
  (all, place) => all.filter((_, index) => index !== place),
  (all) => (all.length > 1 ? [...all.slice(1), ...all.slice(0, 1)] : []),
];

describe('the record of whatever a shopper agreed to', () => {
  it('has the hash of its canonical form, which anyone can make again from what was sent', async () => {
    await holdsAsync(
      fc.asyncProperty(terms, async (answered) => {
        const made = await recordOf(answered);
        const sent = JSON.parse(JSON.stringify(made)) as ConsentRecord;
        assert.deepEqual(sent, made);
        assert.deepEqual(
          sent.terms.map(({ sha256 }) => sha256),
          answered.map((each) => hashOf(each.text)),
        );
        assert.equal(sent.sha256, hashOf(canonical(sent)));
      }),
    );
  });

  it('has another hash as soon as one text, one answer, one id or the order is another', async () => {
    await holdsAsync(
      fc.asyncProperty(terms, fc.nat(), fc.constantFrom(...changes), async (answered, which, change) => {
        const [one, other] = await Promise.all([
          recordOf(answered),
          recordOf(change(answered, which % answered.length)),
        ]);
        assert.notEqual(other.sha256, one.sha256);
      }),
    );
  });
});
