import { expect } from '@open-wc/testing';
import { recall, remember, type AttemptMemory } from '../../src/trip/attempt-memory.js';
import { readArrival } from '../../src/trip/return-url.js';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('a name that only resembles one that is withheld', () => {
  it('reaches the server like any other', () => {
    const query = 'client_secret_hint=1&my_client_secrets=2&prototype_id=3&kr_pay_attempt_2=4&x__proto__=5';
    const { params } = readArrival(`https://shop.example/?kr_pay_attempt=${id}&${query}`) ?? {};
    expect({ ...params }).to.deep.equal({
      client_secret_hint: '1',
      my_client_secrets: '2',
      prototype_id: '3',
      kr_pay_attempt_2: '4',
      x__proto__: '5',
    });
  });
});

describe('a remembered attempt', () => {
  const memory: AttemptMemory = { attemptId: id, mark: 'A-1', handedOff: true };
  const storageWith = (text: string) => () => ({ getItem: () => text, setItem: () => {}, removeItem: () => {} });
  const recalled = (consent: unknown) => recall(() => true, storageWith(JSON.stringify([{ ...memory, consent }])));

  it('comes back with the terms that were agreed to, or without any', () => {
    expect(recalled({ version: 1, terms: [] })).to.deep.equal({ ...memory, consent: { version: 1, terms: [] } });
    expect(recalled(undefined)).to.deep.equal(memory);
  });

  for (const consent of [
    null,
    'agreed',
    7,
    true,
    [],
    {},
    { terms: null },
    { terms: 'all' },
    { terms: { length: 1 } },
  ]) {
    it(`is not believed with ${JSON.stringify(consent)} in the place of a consent`, () => {
      expect(recalled(consent)).to.equal(undefined);
    });
  }

  it('is put in front of what could be read, and of nothing where nothing could', () => {
    let held = '';
    const open = () => ({
      getItem: () => null,
      setItem: (_: string, text: string) => {
        held = text;
      },
      removeItem: () => {},
    });
    remember(memory, open);
    expect(JSON.parse(held)).to.deep.equal([memory]);
  });
});
