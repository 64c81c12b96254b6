import { expect } from '@open-wc/testing';
import {
  checkEndpoint,
  checkRedirect,
  checkReturn,
  checkTerms,
  parseAllowedHosts,
  type AllowedHost,
} from '../../src/address/policy.js';
import { redirectCases, returnCases, termsCases, type AddressCase } from '../corpus/addresses.js';

const shop = 'https://shop.example/checkout';
const loopback = 'http://127.0.0.1:3000/checkout';

function hostsOf(entries: readonly string[] = []): readonly AllowedHost[] {
  return parseAllowedHosts(entries.join(' ')) ?? expect.fail(`unusable hosts in the corpus: ${entries.join(' ')}`);
}

function sentence({ url, allow, why, page = shop, hosts }: AddressCase): string {
  const written = JSON.stringify(url.length > 120 ? `${url.slice(0, 40)}… (${url.length})` : url);
  const named = hosts ? `, where ${hosts.join(' ')} are named` : '';
  return `${allow ? 'lets through' : 'refuses'} ${written}: ${why}${page === shop ? '' : `, from ${page}`}${named}`;
}

describe('the address policy for redirects', () => {
  for (const entry of redirectCases) {
    it(sentence(entry), () => {
      const answer = checkRedirect(entry.url, entry.page ?? shop, hostsOf(entry.hosts));
      expect(answer).to.equal(entry.allow ? new URL(entry.url).href : undefined);
    });
  }

  it('has a corpus of at least 190 redirects, of which some are let through', () => {
    expect(redirectCases.length).to.be.at.least(190);
    expect(redirectCases.filter((entry) => entry.allow).length).to.be.at.least(25);
  });

  for (const raw of [undefined, null, 0, true, {}, ['https://psp.example/'], new URL('https://psp.example/')]) {
    it(`refuses what is no text: ${Object.prototype.toString.call(raw)} ${JSON.stringify(raw)}`, () => {
      expect(checkRedirect(raw, shop, [])).to.equal(undefined);
    });
  }

  it('is not talked into anything by an object that reads as text', () => {
    const raw = { length: 20, toString: () => 'https://psp.example/' };
    expect(checkRedirect(raw, shop, [])).to.equal(undefined);
  });
});

describe('the address policy for return addresses', () => {
  for (const entry of returnCases) {
    it(sentence(entry), () => {
      const page = entry.page ?? shop;
      const answer = checkReturn(entry.url, page, hostsOf(entry.hosts));
      expect(answer).to.equal(entry.allow ? new URL(entry.url, page).href.replace(/#.*/, '') : undefined);
    });
  }
});

describe('the address policy for links to terms', () => {
  for (const entry of termsCases) {
    it(sentence(entry), () => {
      const page = entry.page ?? shop;
      expect(checkTerms(entry.url, page)).to.equal(entry.allow ? new URL(entry.url, page).href : undefined);
    });
  }
});

describe('the address policy for endpoints', () => {
  const allowed: readonly (readonly [raw: string, page: string])[] = [
    ['/pay', shop],
    ['pay?shop=1', shop],
    ['https://api.shop.example:8443/pay', shop],
    ['//api.shop.example/pay', shop],
    ['http://localhost:3000/pay', shop],
    ['http://127.0.0.1:3000/pay', shop],
    ['http://[::1]:3000/pay', shop],
    ['/pay', loopback],
    ['http://api.shop.example/pay', 'http://shop.example/checkout'],
    ['https://api.shop.example/pay', 'http://shop.example/checkout'],
  ];
  for (const [raw, page] of allowed) {
    it(`takes ${raw} on ${page}`, () => {
      expect(checkEndpoint(raw, page)).to.equal(new URL(raw, page).href);
    });
  }

  const refused: readonly (readonly [raw: string, page: string, why: string])[] = [
    ['http://api.shop.example/pay', shop, 'mixed content'],
    ['http://192.168.0.10/pay', shop, 'mixed content in a private network'],
    ['http://localhost.evil.example/pay', shop, 'a host that only begins like loopback'],
    ['HTTP://api.shop.example/pay', 'HTTPS://shop.example/checkout', 'mixed content in upper case'],
    ['https://user@api.shop.example/pay', shop, 'a user name'],
    ['https://:secret@api.shop.example/pay', shop, 'a password'],
    ['https://@api.shop.example/pay', shop, 'empty credentials'],
    ['javascript:alert(1)', shop, 'a script'],
    ['data:application/json,{}', shop, 'a data document'],
    ['blob:https://shop.example/1', shop, 'a blob'],
    ['ws://shop.example/pay', shop, 'a web socket'],
    ['file:///pay', shop, 'a local file'],
    ['https://', shop, 'no host'],
    ['/pay', 'file:///checkout.html', 'a path on a page from a file'],
    ['/pay', 'about:srcdoc', 'a path on a page without an address'],
  ];
  for (const [raw, page, why] of refused) {
    it(`refuses ${raw} on ${page}: ${why}`, () => {
      expect(checkEndpoint(raw, page)).to.equal(undefined);
    });
  }
});

describe('the list of allowed hosts', () => {
  it('is empty for an empty text', () => {
    expect(parseAllowedHosts('')).to.deep.equal([]);
    expect(parseAllowedHosts(' \n\t ')).to.deep.equal([]);
  });

  it('takes hosts, ports and an asterisk, whatever the white space and the case', () => {
    expect(
      parseAllowedHosts('  Checkout.Stripe.com\n*.adyen.com:8443\tlocalhost:4010 [::1]:1 127.0.0.1 '),
    ).to.deep.equal(['checkout.stripe.com', '*.adyen.com:8443', 'localhost:4010', '[::1]:1', '127.0.0.1']);
  });

  const unusable = [
    '*',
    '*.',
    '*:443',
    '*.*.example',
    'a.*.example',
    'a*.example',
    '.psp.example',
    'psp.example.',
    'psp..example',
    'https://psp.example',
    'psp.example/',
    'psp.example/pay',
    'user@psp.example',
    'psp.example:',
    'psp.example:0',
    'psp.example:65536',
    'psp.example:8443x',
    'psp.example:*',
    'psp.example,other.example',
    '카카오.example',
    '1.2.3.4',
    '0x7f.1',
    '*.127.0.0.1',
    '[::2]',
    '*.[::1]',
    `${'a'.repeat(64)}.example`,
    "'self'",
  ];
  for (const entry of unusable) {
    it(`is unusable with ${entry} in it`, () => {
      expect(parseAllowedHosts(`psp.example ${entry}`)).to.equal(undefined);
    });
  }
});
