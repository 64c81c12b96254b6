import { expect } from '@open-wc/testing';
import { closeVisits, visit } from '../element/return-visit.js';
import { json } from '../element/shop.js';
import { forgedReturns } from './forged-returns.js';
import type { ForgedReturn } from './forged-returns.js';

// Planted by hand in a copy of src to see these fail: `imp_success` in the address makes the answer `succeeded`
// (`ask-outcome.ts`).

const attemptId = '0f8fad5b-d9cb-469f-a165-70867728950e';

function addressOf(forged: ForgedReturn): string {
  const query = new URLSearchParams({ kr_pay_attempt: attemptId });
  for (const [name, value] of Object.entries(forged)) for (const each of [value].flat()) query.append(name, each);
  return `?${query.toString()}`;
}

describe('an address that says it was paid', () => {
  afterEach(closeVisits);

  for (const [provider, forged] of Object.entries(forgedReturns)) {
    // Three pages say all of it: the first two each a half of the ways alone, the last one everything at once.
    const ways = [forged.filter((_, at) => at % 2), forged.filter((_, at) => !(at % 2)), forged.slice(-2)];

    it(`brings no success when the server knows better, whatever ${provider} seems to say`, async () => {
      const pages = await Promise.all(
        ways.map((each) => {
          const said = each.flatMap((params) => Object.entries(params));
          const all: Record<string, string[]> = {};
          for (const [name, value] of said) all[name] = [...(all[name] ?? []), ...[value].flat()];
          return visit({ address: addressOf(all), confirm: [json({ status: 'failed', orderId: 'A-1001' })] });
        }),
      );
      for (const page of pages) {
        expect((await page.final()).detail).to.include({ code: 'declined' });
        expect(page.heard().filter(({ type }) => type === 'kr-pay-success')).to.deep.equal([]);
        const [confirm, ...more] = await page.confirms();
        expect(more).to.deep.equal([]);
        expect(confirm).to.include({ action: 'confirm', attemptId });
        expect(confirm).to.have.all.keys('action', 'version', 'attemptId', 'params');
        expect(page.address()).to.equal('');
      }
    });
  }
});
