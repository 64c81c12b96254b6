import { expect } from '@open-wc/testing';
import { confirmBody, markOf, startBody } from '../../src/controller/bodies.js';
import { readSettings } from '../../src/settings/settings.js';
import { bare } from '../settings/bare.js';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const page = 'https://shop.example/cart?step=2#top';
const settings = readSettings({ ...bare, endpoint: '/pay', orderId: 'A-1' }, page, 'ko');

describe('the start body', () => {
  it('leaves out what is absent: no empty texts, no empty objects', () => {
    const body: Record<string, unknown> = JSON.parse(startBody(settings, id, undefined, {}));
    expect(body).to.have.all.keys([
      'action',
      'version',
      'attemptId',
      'orderId',
      'method',
      'mode',
      'currency',
      'locale',
      'returnUrl',
      'device',
    ]);
    expect(body['returnUrl']).to.equal(`https://shop.example/cart?step=2&kr_pay_attempt=${id}`);
  });

  it('is the same to the byte for the same settings', () => {
    expect(startBody(settings, id, undefined, { a: 1 })).to.equal(startBody({ ...settings }, id, undefined, { a: 1 }));
  });

  it('holds what a listener put there', () => {
    expect(startBody(settings, id, undefined, { cart: 7 })).to.include('"metadata":{"cart":7}');
  });

  it('throws for metadata that is no JSON', () => {
    expect(() => startBody(settings, id, undefined, { big: 1n })).to.throw(TypeError);
  });
});

describe('the confirm body', () => {
  it('holds the attempt, the order where it is known, and what the provider said', () => {
    const question = { reason: 'return', params: { imp_uid: 'imp_1', x: ['1', '2'] } } as const;
    expect(JSON.parse(confirmBody(id, 'A-1', question))).to.deep.equal({
      action: 'confirm',
      version: 1,
      attemptId: id,
      orderId: 'A-1',
      params: { imp_uid: 'imp_1', x: ['1', '2'] },
    });
    expect(JSON.parse(confirmBody(id, undefined, question))).to.not.have.property('orderId');
  });
});

describe('the mark of a text', () => {
  it('is the same for the same text and another for another', () => {
    expect(markOf('김치 2kg')).to.equal(markOf('김치 2kg'));
    const texts = [
      '',
      'a',
      'b',
      'ab',
      'ba',
      '김치',
      '김치 ',
      ...Array.from({ length: 5_000 }, (_, at) => `text ${at}`),
    ];
    expect(new Set(texts.map(markOf)).size).to.equal(texts.length);
  });
});
