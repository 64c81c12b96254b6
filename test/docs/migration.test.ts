import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blocksOf, readPage } from './support/blocks.js';

type Session = Readonly<{ id: string; status: string; payment_status: string }>;
type Confirm = (body: object, response: { json: (answer: { status: string }) => void }) => Promise<void>;
interface Page {
  confirmOf(app: object, stripe: object, attempts: object): Confirm;
}
/** How Stripe's session stands. `late`: it is paid in the moment in which it is to be expired. */
interface Standing {
  readonly paid?: boolean;
  readonly status?: string;
  readonly late?: boolean;
}

/** What the page's confirm answers to a shopper who comes back with `params`, and what it has Stripe expire. */
async function answerOf(params: object, { paid, status, late }: Standing = {}) {
  const standing = status ?? (paid ? 'complete' : 'open');
  let session: Session = { id: 'cs_1', status: standing, payment_status: paid ? 'paid' : 'unpaid' };
  const expired: string[] = [];
  const sessions = {
    retrieve: async () => session,
    async expire(id: string): Promise<Session> {
      expired.push(id);
      if (late) throw new Error('Only Checkout Sessions with a status in ["open"] can be expired.');
      return (session = { ...session, status: 'expired' });
    },
  };
  const block = blocksOf(await readPage('docs/migration.md')).find(({ code }) => code.includes('sessions.retrieve'));
  const code = block?.code ?? assert.fail('no confirm');
  const module = `export const confirmOf = (app, stripe, attempts) => { ${code}\nreturn confirm; };`;
  const { confirmOf } = (await import(`data:text/javascript,${encodeURIComponent(module)}`)) as Page;
  const attempts = { find: async () => ({ session: 'cs_1', orderId: 'A-1001' }) };
  const confirm = confirmOf({ post() {} }, { checkout: { sessions } }, attempts);
  const answers: string[] = [];
  await confirm({ action: 'confirm', attemptId: 'x', params }, { json: (answer) => answers.push(answer.status) });
  return { answers, expired };
}

const turnedBack = { canceled: '1' };

describe('the confirm of docs/migration.md, which has Stripe send shoppers who turn back to an address of their own', () => {
  it('closes the session of a shopper who turned back, and says so', async () => {
    assert.deepEqual(await answerOf(turnedBack), { answers: ['canceled'], expired: ['cs_1'] });
  });

  it('says so again when it is asked again', async () => {
    assert.deepEqual(await answerOf(turnedBack, { status: 'expired' }), { answers: ['canceled'], expired: [] });
  });

  it('leaves a session open that nobody turned back from', async () => {
    assert.deepEqual(await answerOf({}), { answers: ['pending'], expired: [] });
    assert.deepEqual(await answerOf({}, { status: 'expired' }), { answers: ['expired'], expired: [] });
  });

  it('says paid of what was paid, whatever the address says', async () => {
    assert.deepEqual(await answerOf(turnedBack, { paid: true }), { answers: ['succeeded'], expired: [] });
    assert.deepEqual(await answerOf(turnedBack, { late: true }), { answers: ['pending'], expired: ['cs_1'] });
  });
});
