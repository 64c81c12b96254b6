import { expect } from '@open-wc/testing';
import { overhear } from '../../src/doctor/overhear.js';
import { waitUntil } from '../support/wait-until.js';

describe('what is overheard', () => {
  const original = globalThis.fetch;
  afterEach(() => {
    globalThis.fetch = original;
  });

  it('counts the confirm answers that are "pending" in a row, by attempt', async () => {
    const answers = [
      ['one', 'pending'],
      ['one', 'pending'],
      ['two', 'pending'],
      ['one', 'succeeded'],
      ['one', 'pending'],
    ] as const;
    const bodies = answers.map(([, status]) => JSON.stringify({ status }));
    // Any 2xx is an answer that the button takes.
    globalThis.fetch = () => Promise.resolve(new Response(bodies.shift(), { status: 202 }));
    const { heard, stop } = overhear();
    const counts: (number | undefined)[] = [];
    for (const [attemptId, status] of answers) {
      heard.exchanges.delete(attemptId);
      const headers = { 'X-Requested-With': 'kr-pay-button' };
      await fetch('/pay', { method: 'POST', headers, body: JSON.stringify({ action: 'confirm', attemptId }) });
      await waitUntil(() => heard.exchanges.has(attemptId), `no answer ${status}`);
      counts.push(heard.pendings.get(attemptId));
    }
    stop();
    expect(counts).to.deep.equal([1, 2, 1, 0, 1]);
  });
});
