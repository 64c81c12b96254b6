import { expect } from '@open-wc/testing';
import { isAttemptId, newAttemptId } from '../../src/trip/attempt-id.js';

describe('the id of an attempt', () => {
  it('is new every time, and a v4 UUID in lower case', () => {
    const ids = Array.from({ length: 2000 }, newAttemptId);
    expect(new Set(ids).size).to.equal(2000);
    for (const id of ids) expect(id).to.match(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('uses every value of every random place', () => {
    const ids = Array.from({ length: 2000 }, newAttemptId);
    const seen = (place: number): string =>
      Array.from(new Set(ids.map((id) => id.charAt(place))))
        .sort()
        .join('');
    const expected = Array.from({ length: 36 }, (_, place) => {
      if ([8, 13, 18, 23].includes(place)) return '-';
      if (place === 14) return '4';
      return place === 19 ? '89ab' : '0123456789abcdef';
    });
    expect(expected.map((_, place) => seen(place))).to.deep.equal(expected);
  });

  it('is taken in either case', () => {
    expect(isAttemptId('0F8FAD5B-D9CB-469F-A165-70867728950E')).to.equal(true);
    expect(isAttemptId(crypto.randomUUID())).to.equal(true);
  });

  const others: readonly unknown[] = [
    '',
    'null',
    '0f8fad5b-d9cb-169f-a165-70867728950e', // version 1
    '0f8fad5b-d9cb-469f-c165-70867728950e', // another variant
    '0f8fad5bd9cb469fa16570867728950e',
    '{0f8fad5b-d9cb-469f-a165-70867728950e}',
    '0f8fad5b-d9cb-469f-a165-70867728950e ',
    '0f8fad5b-d9cb-469f-a165-70867728950e\n',
    '0f8fad5b-d9cb-469f-a165-70867728950',
    '0g8fad5b-d9cb-469f-a165-70867728950e',
    ['0f8fad5b-d9cb-469f-a165-70867728950e'],
    null,
    undefined,
    4,
  ];
  for (const other of others) {
    it(`is not ${JSON.stringify(other)}`, () => {
      expect(isAttemptId(other)).to.equal(false);
    });
  }
});
