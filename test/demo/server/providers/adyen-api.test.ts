import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAdyenAnswer } from '../../../../demo/server/providers/adyen-api.js';

const error = (errorType: string, errorCode = '702', status = 422): string =>
  JSON.stringify({ status, errorCode, message: 'Something', errorType, pspReference: '881611827877203B' });
const judge = (status: number, text: string, headers = {}) => readAdyenAnswer(status, new Headers(headers), text);

describe('a response of Adyen', () => {
  it('is an answer with 200 and JSON', () => {
    assert.deepEqual(judge(200, '{"resultCode":"Authorised"}'), {
      type: 'answered',
      body: { resultCode: 'Authorised' },
    });
  });

  it('is no answer with 200 and anything else', () => {
    for (const text of ['', '<html>', '{"resultCode":']) assert.equal(judge(200, text).type, 'unavailable');
  });

  it('is a refusal for what Adyen would refuse again, whatever the status', () => {
    const refused = { type: 'refused', errorCode: '702', message: 'Something' };
    assert.deepEqual(judge(422, error('validation')), refused);
    assert.deepEqual(judge(400, error('validation')), refused);
    assert.equal(judge(500, error('configuration', '905', 500)).type, 'refused');
  });

  it('may be asked for again after a wrong key, a fault of Adyen’s, or a limit', () => {
    const passing = [
      judge(401, error('security', '000', 401)),
      judge(403, error('security', '901', 403)),
      judge(500, error('internal', '000', 500)),
      judge(503, '<h1>Service Unavailable</h1>'),
      judge(429, ''),
      judge(302, ''),
    ];
    assert.deepEqual(
      passing.map(({ type }) => type),
      passing.map(() => 'unavailable'),
    );
  });

  it('may be asked for again when Adyen calls the error transient, or a request with the key is under way', () => {
    assert.equal(judge(422, error('validation'), { 'transient-error': 'true' }).type, 'unavailable');
    assert.equal(judge(422, error('validation', '704')).type, 'unavailable');
  });
});
