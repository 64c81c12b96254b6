import { expect } from '@open-wc/testing';
import { largestBody, parseJson, readBody } from '../../src/merchant/read-body.js';

describe('readBody', () => {
  it('reads a body as UTF-8, whatever pieces it comes in', async () => {
    const bytes = new TextEncoder().encode('카카오페이로 결제하기');
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await readBody(new Response(pieces))).to.equal('카카오페이로 결제하기');
  });

  it('drops a byte-order mark', async () => {
    expect(await readBody(new Response('\ufeff{}'))).to.equal('{}');
  });

  it('reads no body as an empty text', async () => {
    expect(await readBody(new Response(null, { status: 204 }))).to.equal('');
  });

  it('reads up to 64 KiB and not a byte more', async () => {
    expect(await readBody(new Response(' '.repeat(largestBody)))).to.have.lengthOf(65_536);
    expect(await readBody(new Response(' '.repeat(largestBody + 1)))).to.equal(undefined);
  });

  it('lets go of a body that is too large', async () => {
    let letGo = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(4_096)),
      cancel: () => {
        letGo = true;
      },
    });
    expect(await readBody(new Response(endless))).to.equal(undefined);
    expect(letGo).to.equal(true);
  });
});

describe('parseJson', () => {
  it('parses JSON of any kind', () => {
    expect(parseJson(' {"a":[1,null]} ')).to.deep.equal({ a: [1, null] });
    expect(parseJson('null')).to.equal(null);
  });

  it('keeps the last of two fields with one name', () => {
    expect(parseJson('{"url":"a","url":"b"}')).to.deep.equal({ url: 'b' });
  });

  for (const text of ['', ' ', '{', "{'url':'x'}", '<!doctype html>', 'undefined', 'NaN', '{"url":"x"} trailing']) {
    it(`finds no JSON in ${JSON.stringify(text)}`, () => {
      expect(parseJson(text)).to.equal(undefined);
    });
  }

  it('does not throw at what is nested too deep', () => {
    expect(() => parseJson('['.repeat(65_536))).not.to.throw();
    expect(parseJson('['.repeat(65_536))).to.equal(undefined);
  });

  it('finds nothing in a text that was not read', () => {
    expect(parseJson(undefined)).to.equal(undefined);
  });
});
