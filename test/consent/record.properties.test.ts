import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { makeRecord } from '../../src/consent/record.js';
import { shownTerm } from '../../src/consent/terms.js';
import type { ShownTerm, Term } from '../../src/consent/terms.js';
import { hashesOf } from './independent-hash.js';

/*
 * The hash of a record covers, in the order shown: each term's id, the hash of its text, and the answer. It does not
 * cover versions, addresses, times, the language and the widget: those stand in the record beside it.
 */

const runs = { numRuns: 100 };
const at = '2026-11-21T01:00:00.000Z';

/** Any Unicode, much of it that turns writing around, joins, or looks like markup or like the lines that are hashed. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'متجر',
    'חנות',
    '\u202e',
    '\u2067',
    '\u200b',
    '👩‍👩‍👧',
    'é',
    'e\u0301',
    '<b>x</b>',
    '&amp;',
    '"\'`',
    '${x}',
  ),
  fc.constantFrom(':true', ':false', '\n', '\0', '\u00a0', '한글', '\u1112\u1161\u11ab', '{{x}}', '<!--', '</script>'),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const word = text.map((any) => `가${any}`);
const id = text.map((any) => `t${any.replace(/\s/gu, '')}`);
const term: fc.Arbitrary<Required<Pick<Term, 'id' | 'label' | 'version' | 'required' | 'text'>>> = fc.record({
  id,
  label: word,
  version: fc.string({ maxLength: 5 }),
  required: fc.boolean(),
  text,
});
const terms = fc.uniqueArray(fc.tuple(term, fc.boolean()), {
  minLength: 1,
  maxLength: 20,
  selector: ([each]) => each.id,
});

type Answered = readonly (readonly [ShownTerm, boolean])[];
const shown = (given: readonly (readonly [Term, boolean])[]): Answered =>
  given.map(([each, agreed]) => [shownTerm(each, undefined), agreed]);
const record = (answered: Answered, locale: 'ko' | 'ja' = 'ko') => {
  const agreed = new Map(answered.map(([each, yes]) => [each.id, yes]));
  const all = answered.map(([each]) => each);
  return makeRecord(all, (each) => (agreed.get(each.id) ? at : undefined), locale);
};

describe('the record of any terms', () => {
  it('has the hashes that anyone can make from its texts and answers', () =>
    fc.assert(
      fc.asyncProperty(terms, async (given) => {
        const made = await record(shown(given));
        const expected = await hashesOf(made);
        expect(made.terms.map(({ sha256 }) => sha256)).to.deep.equal(expected.terms);
        expect(made.sha256).to.equal(expected.record);
      }),
      runs,
    ));

  it('is the same each time, and outlives being sent as JSON', () =>
    fc.assert(
      fc.asyncProperty(terms, async (given) => {
        const [one, two] = await Promise.all([record(shown(given)), record(shown(given))]);
        expect({ ...one, agreedAt: '' }).to.deep.equal({ ...two, agreedAt: '' });
        expect(JSON.parse(JSON.stringify(one))).to.deep.equal(one);
      }),
      runs,
    ));

  it('has another hash when one character of one text is another', () =>
    fc.assert(
      fc.asyncProperty(terms, fc.nat(), fc.nat(), async (given, which, where) => {
        const before = shown(given);
        const [changed, agreed] = before[which % before.length] ?? expect.fail('no term');
        const characters = Array.from(changed.text);
        const place = where % characters.length;
        characters[place] = characters[place] === '뷁' ? '꿹' : '뷁';
        const after = before.map((each) =>
          each[0] === changed ? ([{ ...changed, text: characters.join('') }, agreed] as const) : each,
        );
        expect((await record(after)).sha256).to.not.equal((await record(before)).sha256);
      }),
      runs,
    ));

  it('has another hash when one answer, one id or the order is another, or a term is left out', () =>
    fc.assert(
      fc.asyncProperty(terms, fc.nat(), async (given, which) => {
        const before = shown(given);
        const place = which % before.length;
        const put = (change: (each: Answered[number]) => Answered[number]): Answered =>
          before.map((each, index) => (index === place ? change(each) : each));
        const others = [
          put(([each, agreed]) => [each, !agreed]),
          put(([each, agreed]) => [{ ...each, id: `${each.id}-other` }, agreed]),
          before.filter((_, index) => index !== place),
          ...(before.length > 1 ? [[...before.slice(1), ...before.slice(0, 1)]] : []),
        ];
        const hashes = await Promise.all([before, ...others].map(async (each) => (await record(each)).sha256));
        expect(new Set(hashes).size).to.equal(hashes.length);
      }),
      runs,
    ));

  it('is another one with another version, which its hash does not cover', () =>
    fc.assert(
      fc.asyncProperty(terms, fc.nat(), async (given, which) => {
        const before = shown(given);
        const place = which % before.length;
        const after = before.map(([each, agreed], index): Answered[number] =>
          index === place ? [{ ...each, version: `${each.version ?? ''}+` }, agreed] : [each, agreed],
        );
        const [one, two] = await Promise.all([record(before), record(after)]);
        expect(two.terms).to.not.deep.equal(one.terms);
        expect(two.sha256).to.equal(one.sha256);
      }),
      runs,
    ));

  it('keeps every character but white space, which is folded', () => {
    fc.assert(
      fc.property(term, (given) => {
        const bare = (any: string): string => any.replace(/\s/gu, '');
        const { text: kept } = shownTerm(given, undefined);
        expect(bare(kept)).to.equal(bare(given.label + given.text));
        expect(kept).to.not.match(/^\s|\s$|\s\s/u);
        expect(new Set(kept.match(/\s/gu))).to.satisfy((spaces: Set<string>) =>
          [...spaces].every((each) => each === ' '),
        );
      }),
      runs,
    );
  });

  it('reads halves of characters, which cannot be sent as UTF-8, as the sign for what cannot be read', async () => {
    const made = await record(shown([[{ id: 'a', label: 'x\ud800' }, true]]));
    expect(made.terms[0]?.sha256).to.equal((await hashesOf(made)).terms[0]);
  });
});
