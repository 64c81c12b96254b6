import { expect } from '@open-wc/testing';
import { checkEndpoint, checkRedirect, checkReturn, checkTerms, parseAllowedHosts } from '../../src/address/policy.js';

const shop = 'https://shop.example/checkout';
const local = 'http://127.0.0.1:3000/checkout';
const hosts = (text: string) => parseAllowedHosts(text) ?? expect.fail(`unusable hosts: ${text}`);

describe('a list of allowed hosts', () => {
  for (const entry of [
    'xn--.example',
    'pay.xn--.example',
    'psp.xn--',
    'xn--a.example',
    'pay.psp.xn--a',
    'xn--a-.example',
  ]) {
    it(`is unusable with ${entry}: punycode that holds nothing to decode is read differently by engines`, () => {
      expect(parseAllowedHosts(entry)).to.equal(undefined);
    });
  }

  it('takes punycode that holds something', () => {
    expect(parseAllowedHosts('xn--80ak6aa92e.com pay.xn--3e0b707e')).to.have.lengthOf(2);
  });

  for (const entry of ['psp.0x7f', 'psp.0x', 'psp.0xff00', '0x7f000001', 'psp.127', '2130706433']) {
    it(`is unusable with ${entry}: it ends like an IPv4 address`, () => {
      expect(parseAllowedHosts(entry)).to.equal(undefined);
    });
  }

  it('takes a last label that only begins like a number', () => {
    expect(parseAllowedHosts('psp.3com psp.0x7g 1.2.3.4a')).to.have.lengthOf(3);
  });
});

describe('a redirect', () => {
  it('goes to a host whose last label only begins like a number', () => {
    expect(checkRedirect('https://psp.3com/pay', shop, [])).to.equal('https://psp.3com/pay');
  });

  it('goes from loopback to each address of loopback', () => {
    for (const url of ['http://127.0.0.10:4010/', 'http://127.255.255.254/', 'http://pay.localhost/'])
      expect(checkRedirect(url, local, []), url).to.equal(url);
  });

  it('is not saved by a well-written address further back', () => {
    for (const url of ['https:psp.example/https://psp.example/', 'https:/psp.example/?a=https://psp.example/'])
      expect(checkRedirect(url, shop, []), url).to.equal(undefined);
  });

  it('without a port goes to the port of its scheme, as the list names it', () => {
    const url = 'http://localhost/pay';
    expect(checkRedirect(url, local, hosts('localhost:80'))).to.equal(url);
    expect(checkRedirect(url, local, hosts('localhost:443'))).to.equal(undefined);
    expect(checkRedirect('https://localhost/pay', local, hosts('localhost:443'))).to.equal('https://localhost/pay');
    expect(checkRedirect('https://psp.example/pay', shop, hosts('psp.example:443'))).to.equal(
      'https://psp.example/pay',
    );
    expect(checkRedirect('https://psp.example/pay', shop, hosts('psp.example:80'))).to.equal(undefined);
  });
});

describe('an at sign', () => {
  it('behind two slashes inside a path, a query or a fragment is no credentials', () => {
    for (const path of ['/orders//me@shop', '/orders?mail=//me@shop', '/orders#//me@shop']) {
      expect(checkTerms(path, shop), path).to.equal(`https://shop.example${path}`);
      expect(checkEndpoint(path, shop), path).to.equal(`https://shop.example${path}`);
      expect(checkReturn(path, shop, []), path).to.equal(`https://shop.example${path.replace(/#.*/, '')}`);
    }
  });

  it('behind a colon alone is empty credentials', () => {
    for (const raw of ['https://:@shop.example/', '//:@shop.example/', 'https://@shop.example/']) {
      expect(checkTerms(raw, shop), raw).to.equal(undefined);
      expect(checkEndpoint(raw, shop), raw).to.equal(undefined);
      expect(checkReturn(raw, shop, []), raw).to.equal(undefined);
    }
  });
});

describe('an endpoint over plain http', () => {
  it('is taken on a page over plain http, whatever address stands in that page’s query', () => {
    const page = 'http://shop.example/cart?from=https://other.example/';
    expect(checkEndpoint('/pay', page)).to.equal('http://shop.example/pay');
  });
});
