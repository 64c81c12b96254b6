import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readHints } from '../../../../demo/server/providers/portone-hints.js';
import { attemptIdOf, chargeUidOf, customerUidOf } from '../../../../demo/server/providers/portone-ids.js';

const attemptId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

describe('what a browser brings back from a PortOne window', () => {
  it('may name a record to look at', () => {
    assert.deepEqual(readHints({ imp_uid: 'imp_1', merchant_uid: attemptId }, attemptId), { impUid: 'imp_1' });
  });

  it('may come twice, and the first that fits counts', () => {
    const params = { imp_uid: ['imp_1', 'imp_2'], merchant_uid: ['other', attemptId] };
    assert.deepEqual(readHints(params, attemptId), { impUid: 'imp_1' });
  });

  it('is nothing when it is about another merchant_uid', () => {
    const params = { imp_uid: 'imp_1', merchant_uid: 'other', error_msg: '[결제포기]' };
    assert.deepEqual(readHints(params, attemptId), {});
  });

  it('may be nothing at all, or the word null', () => {
    assert.deepEqual(readHints({}, attemptId), {});
    assert.deepEqual(readHints({ imp_uid: 'null', error_code: '' }, attemptId), {});
  });

  it('names no record that is no id', () => {
    assert.deepEqual(readHints({ imp_uid: '../users/getToken' }, attemptId), {});
  });

  it('keeps no more than 500 characters of a message', () => {
    assert.equal(readHints({ error_msg: 'x'.repeat(900) }, attemptId).error?.message?.length, 500);
  });

  const errors: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [{ error_msg: '[결제포기] 사용자가 결제를 취소하셨습니다' }, 'canceled'],
    [{ error_code: 'F400', error_msg: '사용자가 결제를 취소하셨습니다' }, 'canceled'],
    [{ error_code: 'F400' }, 'canceled'],
    [{ error_code: 'PAY_PROCESS_CANCELED', error_msg: '' }, 'canceled'],
    [{ error_code: 'F400', error_msg: '이미 승인된 거래입니다' }, 'failed'],
    [{ error_code: 'F500', error_msg: 'network' }, 'failed'],
    [{ error_coe: 'F1001', imp_success: 'false' }, 'failed'],
    [{ imp_success: 'false' }, 'failed'],
    [{ success: 'false' }, 'failed'],
    [{ error_code: 'NOT READY' }, 'blocked'],
    [{ error_code: 'NOT_READY' }, 'blocked'],
  ];
  for (const [params, kind] of errors) {
    it(`means ${kind}: ${JSON.stringify(params)}`, () => {
      assert.equal(readHints(params, attemptId).error?.kind, kind);
    });
  }
});

describe('the ids made from an attempt', () => {
  it('fit into PortOne’s limits and lead back to the attempt', () => {
    const chargeUid = chargeUidOf(attemptId);
    assert.match(chargeUid, /^[a-z0-9]{1,40}$/);
    assert.ok(customerUidOf(attemptId).length <= 80);
    assert.deepEqual([attemptIdOf(attemptId), attemptIdOf(chargeUid)], [attemptId, attemptId]);
  });

  it('are no others’', () => {
    assert.deepEqual(['order-1', `${attemptId} `, '0'.repeat(38)].map(attemptIdOf), [undefined, undefined, undefined]);
  });
});
