import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  readCharge,
  readCreation,
  readDetails,
  readMethodTypes,
} from '../../../../demo/server/providers/adyen-answer.js';

const reference = '3f0c8a52-7c83-4f0e-9d53-0d8a1c9a7f11';
const pspReference = 'V4HZ4RBFJGXXGN82';
const amount = { currency: 'KRW', value: 14_000 };
const authorized = { resultCode: 'Authorised', pspReference, merchantReference: reference, amount };
const action = { type: 'redirect', method: 'GET', url: 'https://checkoutshopper-test.adyen.com/x?y=1' };

describe('an answer of /payments', () => {
  it('gives the browser the redirect by GET, and no field that the button does not know', () => {
    const body = { resultCode: 'RedirectShopper', action: { ...action, paymentData: 'Ab02', sdk: {} }, extra: 1 };
    assert.deepEqual(readCreation(body, reference), { type: 'created', objectId: reference, action });
  });

  it('gives the browser the redirect by POST with its data', () => {
    const post = { ...action, method: 'POST', data: { MD: 'x', PaReq: '<y>' }, paymentMethodType: 'kcp_payco' };
    const creation = readCreation({ resultCode: 'RedirectShopper', action: post }, reference);
    assert.deepEqual(creation, { type: 'created', objectId: reference, action: post });
  });

  it('gives the browser only the result code when nobody has to go anywhere', () => {
    const creation = readCreation({ ...authorized, additionalData: { authCode: '1' } }, reference);
    assert.deepEqual(creation, { type: 'created', objectId: reference, action: { resultCode: 'Authorised' } });
  });

  it('is a refusal when it wants more than a redirect', () => {
    const creation = readCreation({ resultCode: 'PresentToShopper', action: { type: 'qrCode' } }, reference);
    assert.ok(creation.type === 'refused', JSON.stringify(creation));
    assert.equal(creation.code, 'provider-refused');
    assert.match(creation.message, /qrCode/);
  });

  it('is unavailable when it makes no sense or is about another payment', () => {
    const senseless: unknown[] = [
      null,
      'RedirectShopper',
      [],
      {},
      { resultCode: 7 },
      { resultCode: 'RedirectShopper', action: { type: 'redirect', method: 'GET' } },
      { resultCode: 'RedirectShopper', action: { ...action, method: 'PUT' } },
      { resultCode: 'RedirectShopper', action: 'https://pay.example' },
      { resultCode: 'RedirectShopper', action, merchantReference: 'another' },
    ];
    for (const body of senseless) assert.equal(readCreation(body, reference).type, 'unavailable');
  });
});

describe('an answer of /payments/details', () => {
  it('is a success with the figures and the reference that Adyen gives', () => {
    const figures = { ...authorized, amount: { currency: 'USD', value: 13_999 } };
    assert.deepEqual(readDetails(figures, reference), {
      status: 'succeeded',
      attemptId: reference,
      paymentId: pspReference,
      amount: 13_999,
      currency: 'USD',
      saved: null,
    });
  });

  it('is a cancel', () => {
    const body = { resultCode: 'Cancelled', merchantReference: reference, pspReference };
    assert.deepEqual(readDetails(body, reference), {
      status: 'canceled',
      attemptId: reference,
      paymentId: pspReference,
    });
  });

  for (const resultCode of ['Refused', 'Error']) {
    it(`is a failure with Adyen's reason when it says ${resultCode}`, () => {
      const reason = { refusalReason: 'Not enough balance', refusalReasonCode: '12' };
      const body = { resultCode, merchantReference: reference, pspReference, ...reason };
      assert.deepEqual(readDetails(body, reference), {
        status: 'failed',
        attemptId: reference,
        paymentId: pspReference,
        providerCode: '12',
        providerMessage: 'Not enough balance',
      });
    });
  }

  for (const resultCode of ['RedirectShopper', 'IdentifyShopper', 'ChallengeShopper']) {
    it(`is one more step of the shopper when it says ${resultCode} with a redirect`, () => {
      const body = { resultCode, merchantReference: reference, action: { ...action, paymentData: 'Ab02' } };
      assert.deepEqual(readDetails(body, reference), { status: 'open', attemptId: reference, action });
    });
  }

  it('is a step that the button cannot take when it is no redirect: the shopper may choose anew', () => {
    const body = { resultCode: 'ChallengeShopper', merchantReference: reference, action: { type: 'threeDS2' } };
    assert.deepEqual(readDetails(body, reference), { status: 'open', attemptId: reference, action: undefined });
  });

  it('hands no step on that does not say whose it is, or is another’s', () => {
    const step = { resultCode: 'RedirectShopper', action };
    assert.deepEqual(readDetails(step, reference), { status: 'pending', attemptId: reference });
    assert.equal(readDetails({ ...step, merchantReference: 'another' }, reference).status, 'unknown');
  });

  const neverEnds = [
    'Received',
    'Pending',
    'PresentToShopper',
    'PartiallyAuthorised',
    'Success',
    'AuthenticationFinished',
    'AuthenticationNotRequired',
    'authorised',
    'Captured',
  ];
  for (const resultCode of neverEnds) {
    it(`ends nothing when it says ${resultCode}`, () => {
      const body = { ...authorized, resultCode };
      assert.deepEqual(readDetails(body, reference), { status: 'pending', attemptId: reference });
    });
  }

  it('waits for the webhook when it does not say whose it is, how much, or which payment', () => {
    for (const missing of ['merchantReference', 'amount', 'pspReference']) {
      const body = Object.fromEntries(Object.entries(authorized).filter(([name]) => name !== missing));
      assert.deepEqual(readDetails(body, reference), { status: 'pending', attemptId: reference });
    }
  });

  it('says nothing about this attempt when it is about another payment', () => {
    for (const resultCode of ['Authorised', 'Refused', 'Cancelled', 'Pending']) {
      const observation = readDetails({ ...authorized, resultCode, merchantReference: 'another' }, reference);
      assert.equal(observation.status, 'unknown');
    }
  });

  it('is unknown when it makes no sense', () => {
    const senseless: unknown[] = [null, 7, 'Authorised', {}, { ...authorized, amount: { value: '14000' } }];
    for (const body of senseless) assert.equal(readDetails(body, reference).status, 'unknown');
  });
});

describe('an answer to a charge', () => {
  it('is a success with Adyen’s figures', () => {
    assert.deepEqual(readCharge(authorized, reference), {
      status: 'succeeded',
      paymentId: pspReference,
      amount: 14_000,
      currency: 'KRW',
    });
  });

  it('is pending without figures, and while Adyen is not done', () => {
    for (const changes of [{ amount: undefined }, { resultCode: 'Received' }, { resultCode: 'New one' }]) {
      const outcome = readCharge({ ...authorized, ...changes }, reference);
      assert.deepEqual(outcome, { status: 'pending', paymentId: pspReference });
    }
  });

  it('is a failure when it is refused, or when the shopper would have to be there', () => {
    const refused = { ...authorized, resultCode: 'Refused', refusalReason: 'Refused', refusalReasonCode: '2' };
    assert.deepEqual(readCharge(refused, reference), {
      status: 'failed',
      providerCode: '2',
      providerMessage: 'Refused',
    });
    assert.equal(readCharge({ resultCode: 'RedirectShopper', action }, reference).status, 'failed');
  });

  it('is unknown when it is about something else or makes no sense', () => {
    assert.equal(readCharge({ ...authorized, merchantReference: 'another' }, reference).status, 'unknown');
    assert.equal(readCharge({}, reference).status, 'unknown');
  });
});

describe('an answer of /paymentMethods', () => {
  it('is a list of types', () => {
    const body = { paymentMethods: [{ type: 'kakaopay', name: 'KakaoPay' }, { type: 'kcp_payco' }], more: 1 };
    assert.deepEqual(readMethodTypes(body), ['kakaopay', 'kcp_payco']);
    assert.deepEqual(readMethodTypes({}), []);
  });

  it('is nothing when it makes no sense', () => {
    for (const body of [null, [], { paymentMethods: {} }, { paymentMethods: [{ name: 'x' }] }]) {
      assert.equal(readMethodTypes(body), undefined);
    }
  });
});
