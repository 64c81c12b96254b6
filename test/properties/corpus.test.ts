import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkRedirect, checkReturn, checkTerms, parseAllowedHosts } from '../../src/address/policy.js';
import { redirectCases, returnCases, termsCases, type AddressCase } from '../corpus/addresses.js';
import { misjudged, type Judge } from '../corpus/misjudged.js';

const shop = 'https://shop.example/checkout';
const hostsOf = ({ hosts = [] }: AddressCase) => parseAllowedHosts(hosts.join(' ')) ?? assert.fail(hosts.join(' '));

/** Each corpus, and the policy that it is for. */
const corpora: Readonly<Record<string, readonly [cases: readonly AddressCase[], policy: Judge]>> = {
  redirects: [redirectCases, (entry) => checkRedirect(entry.url, entry.page ?? shop, hostsOf(entry)) !== undefined],
  'return addresses': [
    returnCases,
    (entry) => checkReturn(entry.url, entry.page ?? shop, hostsOf(entry)) !== undefined,
  ],
  'links to terms': [termsCases, ({ url, page = shop }) => checkTerms(url, page) !== undefined],
};

for (const [what, [cases, policy]] of Object.entries(corpora)) {
  describe(`the corpus of ${what}`, () => {
    it('is judged in Node as it says', () => {
      assert.deepEqual(misjudged(cases, policy), []);
    });

    it('tells of each address that a policy judges otherwise: a planted fault for each', () => {
      for (const entry of cases) {
        const turned: Judge = (each) => policy(each) !== (each === entry);
        assert.deepEqual(misjudged(cases, turned), [`${entry.url}: ${entry.why}`]);
      }
    });

    it('would not pass a policy that takes whatever reads as an address', () => {
      const taken = misjudged(cases, ({ url, page = shop }) => URL.canParse(url, page));
      assert.ok(taken.length > 5, taken.join('\n'));
    });
  });
}
