import type { OpenAttempt } from './shop-with-five.js';
import { signers, type Forgery } from './webhook-forgeries.js';

/** What anybody can send in the name of PortOne V1, which signs nothing. */
export function forgePortOne({ attemptId }: OpenAttempt): Forgery[] {
  const base = { imp_uid: 'imp_123456789012', merchant_uid: attemptId, status: 'paid' };
  const statuses = ['paid', 'PAID', 'ready', 'failed', 'cancelled', 'succeeded', '__proto__', '정상'];
  const uids = ['imp_1', '../payments/imp_1', "' OR 1=1 --", 'x'.repeat(300), '\u0000'];
  const others = [{ amount: 1 }, { paid_amount: 14_000 }, { success: true }, { verified: true }, { signature: 'x' }];
  const json = (what: string, value: unknown): Forgery => ({
    what,
    body: JSON.stringify(value),
    headers: { 'Content-Type': 'application/json' },
  });
  const form = (what: string, fields: Record<string, string>): Forgery => ({
    what,
    body: new URLSearchParams(fields).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  const own = statuses.flatMap((status) => [
    json(`JSON that says ${status}`, { ...base, status }),
    form(`a form that says ${status}`, { ...base, status }),
  ]);
  return [
    ...own,
    ...uids.flatMap((uid) => [
      json(`imp_uid ${uid.slice(0, 20)}`, { ...base, imp_uid: uid }),
      form(`as a form, imp_uid ${uid.slice(0, 20)}`, { ...base, imp_uid: uid }),
      json(`merchant_uid ${uid.slice(0, 20)}`, { ...base, merchant_uid: uid }),
    ]),
    ...others.map((more) => json(`with ${JSON.stringify(more)}`, { ...base, ...more })),
    json('another attempt’s id in upper case', { ...base, merchant_uid: attemptId.toUpperCase() }),
    json('a later charge of the attempt', { ...base, merchant_uid: `${attemptId.replaceAll('-', '')}charge` }),
    json('a list', [base]),
    json('numbers', { imp_uid: 1, merchant_uid: 2, status: 3 }),
    json('nothing', null),
    ...Object.entries(signers).map(([name, { claim, sign }]) => {
      const body = claim({ attemptId, orderId: '', objectId: attemptId });
      return { what: `a whole webhook of ${name}`, body, headers: sign(body) };
    }),
  ];
}
