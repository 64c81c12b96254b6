import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { buildReturnUrl, readArrival, type Arrival } from '../../src/trip/return-url.js';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const older = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const ours = `kr_pay_attempt=${id}`;
const cart = 'https://shop.example/cart';

function arrivalOf(href: string): Arrival {
  return readArrival(href) ?? expect.fail(`no arrival in ${href}`);
}
const paramsOf = (query: string): Record<string, unknown> => ({ ...arrivalOf(`${cart}?${query}`).params });
const cleanOf = (query: string): string => arrivalOf(`${cart}?${query}`).cleanHref;

describe('the return address', () => {
  const built: readonly (readonly [why: string, base: string, expected: string])[] = [
    ['begins a query', cart, `${cart}?${ours}`],
    ['stands behind what the merchant has', `${cart}?a=1&b=2`, `${cart}?a=1&b=2&${ours}`],
    ['leaves order, case and encoding alone', `${cart}?b=%ea&A=+&a=%20&b`, `${cart}?b=%ea&A=+&a=%20&b&${ours}`],
    ['drops the fragment', `${cart}?a=1#top?x&y`, `${cart}?a=1&${ours}`],
    ['drops a fragment without a query', `${cart}#/route?x=1`, `${cart}?${ours}`],
    ['replaces an older attempt', `${cart}?a=1&kr_pay_attempt=${older}`, `${cart}?a=1&${ours}`],
    [
      'drops what came with an older attempt',
      `${cart}?imp_uid=imp_1&a=1&kr_pay_attempt=${older}&redirectResult=x&y=2#top`,
      `${cart}?a=1&${ours}`,
    ],
    ['keeps a question mark in a value', `${cart}?a=1?2`, `${cart}?a=1?2&${ours}`],
    [
      'keeps a parameter that only resembles ours',
      `${cart}?my_kr_pay_attempt=${older}`,
      `${cart}?my_kr_pay_attempt=${older}&${ours}`,
    ],
  ];
  for (const [why, base, expected] of built) {
    it(why, () => {
      expect(buildReturnUrl(base, id)).to.equal(expected);
    });
  }
});

describe('an arrival', () => {
  const none: readonly (readonly [why: string, href: string])[] = [
    ['without a query', cart],
    ['with an empty query', `${cart}?`],
    ['with a provider’s names alone', `${cart}?imp_uid=imp_1&imp_success=true`],
    ['with an empty attempt', `${cart}?kr_pay_attempt=`],
    ['with an attempt without a value', `${cart}?kr_pay_attempt`],
    ['with an attempt that is no v4 UUID', `${cart}?kr_pay_attempt=0f8fad5b-d9cb-169f-a165-70867728950e`],
    ['with a UUID and more', `${cart}?${ours}0`],
    ['with a malformed encoding in the attempt', `${cart}?${ours}%`],
    ['with an attempt in the fragment', `${cart}#?${ours}`],
    ['with a name that only ends like ours', `${cart}?x_${ours}`],
    ['with a name that only begins like ours', `${cart}?kr_pay_attempt_2=${id}`],
    ['with an empty address', ''],
  ];
  for (const [why, href] of none) {
    it(`is not seen in an address ${why}`, () => {
      expect(readArrival(href)).to.equal(undefined);
    });
  }

  it('is the attempt, what the provider added, and the address without both', () => {
    const arrival = arrivalOf(`${cart}?a=1&${ours}&paymentId=p-1&txId=2#top`);
    expect(arrival.attemptId).to.equal(id);
    expect({ ...arrival.params }).to.deep.equal({ paymentId: 'p-1', txId: '2' });
    expect(arrival.cleanHref).to.equal(`${cart}?a=1#top`);
  });

  it('takes names of a provider wherever they stand', () => {
    const stripe = 'payment_intent setup_intent redirect_status';
    const portone = 'imp_uid merchant_uid imp_success error_code error_msg';
    const others = 'cko-session-id cko-payment-id cko-payment-session-id redirectResult';
    const names = `${stripe} ${portone} ${others}`.split(' ');
    const query = names.map((name) => `${name}=of-${name}`).join('&');
    expect(paramsOf(`a=1&${query}&b=2&${ours}`)).to.deep.equal(
      Object.fromEntries(names.map((name) => [name, `of-${name}`])),
    );
    expect(cleanOf(`a=1&${query}&b=2&${ours}`)).to.equal(`${cart}?a=1&b=2`);
  });

  it('leaves names that only resemble a provider’s to the merchant', () => {
    const query = 'imp_uid2=1&my_imp_uid=2&IMP_UID=3&cko-session=4&payment=5';
    expect(paramsOf(`${query}&${ours}`)).to.deep.equal({});
    expect(cleanOf(`${query}&${ours}`)).to.equal(`${cart}?${query}`);
  });

  it('cuts client secrets out of the parameters and out of the address', () => {
    const secrets = 'payment_intent_client_secret=pi_1_secret_2&setup_intent_client_secret=seti_1_secret_2';
    for (const query of [`${secrets}&${ours}`, `${ours}&${secrets}`, `${ours}&other_client_secret=x&client_secret=y`]) {
      expect(paramsOf(query)).to.deep.equal({});
      expect(cleanOf(query)).to.equal(cart);
    }
    expect(paramsOf(`${ours}&payment_intent%5Fclient%5Fsecret=x`)).to.deep.equal({});
  });

  it('refuses names that reach into an object’s prototype', () => {
    const params = arrivalOf(`${cart}?${ours}&__proto__=1&constructor=2&prototype=3&__proto__=4&x=5`).params;
    expect(Object.getPrototypeOf(params)).to.equal(null);
    expect(Object.keys(params)).to.deep.equal(['x']);
    expect(JSON.stringify(params)).to.equal('{"x":"5"}');
    expect(paramsOf(`${ours}&%5F%5Fproto%5F%5F=1`)).to.deep.equal({});
  });

  it('takes names of Object.prototype as plain names', () => {
    expect(paramsOf(`${ours}&toString=1&hasOwnProperty=2&valueOf=3`)).to.deep.equal({
      toString: '1',
      hasOwnProperty: '2',
      valueOf: '3',
    });
  });

  it('makes a list of a repeated name, in order, also across the attempt', () => {
    expect(paramsOf(`merchant_uid=1&${ours}&merchant_uid=2&x=3&merchant_uid=`)).to.deep.equal({
      merchant_uid: ['1', '2', ''],
      x: '3',
    });
  });

  it('decodes names and values once', () => {
    expect(paramsOf(`${ours}&a%20b=%EC%B9%B4%EC%B9%B4%EC%98%A4&c=%2520&d=1%3D2%263`)).to.deep.equal({
      'a b': '카카오',
      c: '%20',
      d: '1=2&3',
    });
  });

  it('reads a plus as a space, but in redirectResult as a plus', () => {
    expect(paramsOf(`${ours}&error_msg=not+enough+money&redirectResult=eyJ0+/=!%2B%21`)).to.deep.equal({
      error_msg: 'not enough money',
      redirectResult: 'eyJ0+/=!+!',
    });
  });

  it('keeps what cannot be decoded as it is', () => {
    expect(paramsOf(`${ours}&error_msg=%B0%A1&a=100%&%zz=%&b=%E2%80`)).to.deep.equal({
      error_msg: '%B0%A1',
      a: '100%',
      '%zz': '%',
      b: '%E2%80',
    });
    expect(cleanOf(`a=%zz&b=%B0%A1&${ours}`)).to.equal(`${cart}?a=%zz&b=%B0%A1`);
  });

  it('takes names without a value and values with equals signs, and passes over empty parts', () => {
    expect(paramsOf(`${ours}&&done&=x&a==b=c&`)).to.deep.equal({ done: '', a: '=b=c' });
  });

  it('understands a provider that joins with a second question mark', () => {
    expect(paramsOf(`a=1&${ours}?imp_uid=imp_1&x=2?3`)).to.deep.equal({ imp_uid: 'imp_1', x: '2?3' });
    expect(cleanOf(`a=1&${ours}?imp_uid=imp_1&x=2?3`)).to.equal(`${cart}?a=1`);
  });

  it('counts the first attempt when there are several; what follows is no parameter of the merchant', () => {
    const query = `a=1&${ours}&imp_uid=2&kr_pay_attempt=${older}&b=3`;
    expect(arrivalOf(`${cart}?${query}`).attemptId).to.equal(id);
    expect(paramsOf(query)).to.deep.equal({ imp_uid: '2', b: '3' });
    expect(cleanOf(query)).to.equal(`${cart}?a=1`);
  });

  it('ignores an attempt that is no UUID, and takes the one that is', () => {
    expect(arrivalOf(`${cart}?kr_pay_attempt=x&a=1&${ours}`).attemptId).to.equal(id);
    expect(cleanOf(`kr_pay_attempt=x&a=1&${ours}`)).to.equal(`${cart}?kr_pay_attempt=x&a=1`);
  });

  const clean: readonly (readonly [why: string, before: string, after: string])[] = [
    ['nothing at all', `${cart}?${ours}`, cart],
    ['an empty query', `${cart}?&${ours}`, `${cart}?`],
    ['doubled and trailing ampersands', `${cart}?&&a&&${ours}`, `${cart}?&&a&`],
    ['odd encodings', `${cart}?b=%ea&A=+&a=%2f&=&${ours}&x`, `${cart}?b=%ea&A=+&a=%2f&=`],
    ['a question mark in a value', `${cart}?a=?&b??=1&${ours}`, `${cart}?a=?&b??=1`],
    ['a fragment with everything in it', `${cart}?${ours}#?a&kr_pay_attempt=x#y`, `${cart}#?a&kr_pay_attempt=x#y`],
    ['a fragment that a provider added', `${cart}?a=1&${ours}&x#_=_`, `${cart}?a=1#_=_`],
    ['a relative address', `/cart?a=1&${ours}`, '/cart?a=1'],
  ];
  for (const [why, before, after] of clean) {
    it(`leaves the merchant ${why}`, () => {
      expect(arrivalOf(before).cleanHref).to.equal(after);
    });
  }

  it('is read from a huge address', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `merchant_uid=${index}`).join('&');
    const { params, cleanHref } = arrivalOf(`${cart}?${'a=1&'.repeat(20_000)}${many}&${ours}&${many}`);
    expect(params['merchant_uid']).to.have.lengthOf(40_000);
    expect(cleanHref).to.have.lengthOf(`${cart}?`.length + 79_999);
  });
});

describe('the way out and the way back', () => {
  const runs = { numRuns: 1000 };
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('a=1', '&', '&&', '?', '=', '%', '+', '%26'),
  );
  // What a merchant may have in the query: anything but a fragment and the names that are a provider's.
  const query = fc
    .array(text, { maxLength: 6 })
    .map((parts) => parts.join('').replaceAll('#', ''))
    .filter((raw) => !/intent|status|uid|imp_|error_|cko|redirectResult|kr_pay/.test(raw));
  const base = fc.oneof(
    fc.constant(cart),
    query.map((raw) => `${cart}?${raw}`),
  );

  it('give the merchant’s address back byte for byte', () => {
    fc.assert(
      fc.property(base, query, text, (page, added, fragment) => {
        const back = arrivalOf(`${buildReturnUrl(page, id)}&${added}#${fragment}`);
        expect(back.attemptId).to.equal(id);
        expect(back.cleanHref).to.equal(`${page}#${fragment}`);
      }),
      runs,
    );
  });

  it('make the same return address again from a page that an attempt came back to', () => {
    fc.assert(
      fc.property(base, query, (page, added) => {
        const first = buildReturnUrl(page, older);
        expect(buildReturnUrl(`${first}&${added}#x`, id)).to.equal(buildReturnUrl(page, id));
      }),
      runs,
    );
  });

  it('carry every name and value over, whatever is in them', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, fc.string({ unit: 'grapheme' })), { selector: ([key]) => key }),
        (pairs) => {
          const added = pairs
            .map(([key, value]) => `&${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
            .join('');
          expect({ ...arrivalOf(buildReturnUrl(cart, id) + added).params }).to.deep.equal(Object.fromEntries(pairs));
        },
      ),
      runs,
    );
  });
});
