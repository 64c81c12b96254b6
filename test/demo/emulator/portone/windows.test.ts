import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askApi, choose, kakaoPayment, openWindow, refusalOf, startBench } from './bench.js';

describe('opening a window', () => {
  it('makes a record that is ready', async (t) => {
    const emulator = await startBench(t);
    await openWindow(emulator, kakaoPayment);
    const [record] = emulator.payments.values();
    assert.deepEqual(
      [record?.status, record?.amount, record?.channel, record?.sandbox],
      ['ready', 14_000, 'mobile', true],
    );
  });

  const { amount: _amount, ...withoutAmount } = kakaoPayment;
  const wrong: readonly (readonly [what: string, params: object, message: RegExp])[] = [
    ['without an amount', withoutAmount, /amount/],
    ['with an amount as text', { ...kakaoPayment, amount: '14000' }, /amount/],
    ['with an amount of 0 and no key to issue', { ...kakaoPayment, amount: 0 }, /0보다/],
    ['with a name of more than 40 characters', { ...kakaoPayment, name: '가'.repeat(41) }, /name/],
    ['with a parameter that nobody documents', { ...kakaoPayment, ammount: 1 }, /ammount/],
    ['with a key to issue in a channel for payments', { ...kakaoPayment, customer_uid: 'k' }, /정기결제 채널/],
    [
      'without the telephone number that PAYCO needs',
      { ...kakaoPayment, channelKey: 'channel-key-emulator-payco' },
      /buyer_tel/,
    ],
  ];
  for (const [what, params, message] of wrong) {
    it(`${what} is refused, and leaves no record`, async (t) => {
      const emulator = await startBench(t);
      const { imp_uid, error_code, error_msg } = await refusalOf(emulator, params);
      assert.deepEqual([imp_uid, error_code], [null, 'F400']);
      assert.match(String(error_msg), message);
      assert.equal(emulator.payments.size, 0);
    });
  }

  it('with an unknown channel or account is refused in PortOne’s own spelling', async (t) => {
    const emulator = await startBench(t);
    const channel = await refusalOf(emulator, { ...kakaoPayment, channelKey: 'channel-key-none' });
    const account = await refusalOf(emulator, kakaoPayment, { userCode: 'imp1' });
    assert.deepEqual([channel['error_coe'], channel['imp_success']], ['F1001', false]);
    assert.equal(account['error_coe'], 'F1001');
  });

  it('with the older pg finds the channel too', async (t) => {
    const emulator = await startBench(t);
    const { channelKey: _key, ...rest } = kakaoPayment;
    await openWindow(emulator, { ...rest, pg: 'kakaopay.TC0ONETIME' });
    assert.equal([...emulator.windows.values()][0]?.channel.pgId, 'TC0ONETIME');
  });

  it('with another amount than the registered one is refused', async (t) => {
    const emulator = await startBench(t);
    await askApi(emulator, 'POST', '/payments/prepare', { merchant_uid: 'order-1', amount: 14_000 });
    const refusal = await refusalOf(emulator, { ...kakaoPayment, amount: 100 });
    assert.match(String(refusal['error_msg']), /사전등록/);
    await openWindow(emulator, kakaoPayment);
  });

  it('for a merchant_uid that is paid is refused with F1002', async (t) => {
    const emulator = await startBench(t);
    await choose(await openWindow(emulator, kakaoPayment), 'approve');
    assert.equal((await refusalOf(emulator, kakaoPayment))['error_code'], 'F1002');
  });

  it('again after a decline is possible, with a record of its own', async (t) => {
    const emulator = await startBench(t);
    await choose(await openWindow(emulator, kakaoPayment), 'decline');
    await openWindow(emulator, kakaoPayment);
    assert.deepEqual(
      [...emulator.payments.values()].map(({ status }) => status),
      ['failed', 'ready'],
    );
  });
});
