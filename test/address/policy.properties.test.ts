import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { checkEndpoint, checkRedirect, checkReturn, checkTerms, parseAllowedHosts } from '../../src/address/policy.js';
import { redirectCases, returnCases, termsCases } from '../corpus/addresses.js';

const runs = { numRuns: 1000 };
const pages = ['https://shop.example/checkout', 'http://127.0.0.1:3000/checkout', 'https://localhost/', 'about:blank'];
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || /^127\.\d+\.\d+\.\d+$/.test(host) || host === '[::1]';

const page = fc.constantFrom(...pages);
const pieces = [
  'https:// http:// javascript: // / \\ @ : . .. ? # % %2F %5c %00 %09 :443 :8443 0x7f 1 xn--'.split(' '),
  'localhost 127.0.0.1 [::1] stripe.com shop.example 카'.split(' '),
  '\t|\n| |\0|\u00a0|\u00ad|\u200b|\u202e|\ufeff|\uff0e|\u3002|\u212a'.split('|'),
];
const fragment = fc.constantFrom(...pieces.flat());
const wellFormed = fc.webUrl({ withFragments: true, withQueryParameters: true });
const known = fc.constantFrom(
  ...[...redirectCases, ...returnCases, ...termsCases].map((entry) => entry.url.slice(0, 99)),
);

/** An address in which a few places were overwritten, cut or stuffed. */
const mutated = fc
  .tuple(
    fc.oneof(wellFormed, known),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.oneof(fragment, fc.string({ unit: 'binary', maxLength: 3 })))),
  )
  .map(([start, changes]) => {
    let text = start;
    for (const [at, cut, stuff] of changes.slice(0, 4)) {
      const index = at % (Math.min(text.length, 40) + 1);
      text = text.slice(0, index) + stuff + text.slice(index + cut);
    }
    return text;
  });

describe('any address that the policy lets through as a redirect', () => {
  it('is https, or goes from loopback to loopback, without credentials, to the ASCII host that was written', () => {
    fc.assert(
      fc.property(mutated, page, (raw, from) => {
        const answer = checkRedirect(raw, from, []);
        if (answer === undefined) return;
        const url = new URL(answer);
        const written = /^https?:\/\/([^/?#]*)/i.exec(raw)?.[1]?.toLowerCase() ?? '';
        const pair = isLoopback(url.hostname) && isLoopback(new URL(from).hostname);
        expect(url.protocol === 'https:' || (pair && url.protocol === 'http:'), answer).to.equal(true);
        expect(isLoopback(url.hostname), answer).to.equal(pair);
        expect(url.username + url.password).to.equal('');
        expect(written.replace(/:\d*$/, '')).to.equal(url.hostname);
        expect(url.hostname).to.match(/^[\w.:[\]-]+$/);
        expect(url.port === '' || pair, answer).to.equal(true);
        expect(new URL(raw).host).to.equal(url.host);
      }),
      runs,
    );
  });

  it('stays what it is when it is checked again', () => {
    fc.assert(
      fc.property(fc.oneof(wellFormed, mutated), page, (raw, from) => {
        const answer = checkRedirect(raw, from, []);
        if (answer !== undefined) expect(checkRedirect(answer, from, [])).to.equal(answer);
      }),
      runs,
    );
  });

  it('is let through by a list only if its host stands there', () => {
    const hosts = parseAllowedHosts('stripe.com *.adyen.com pay.example:8443') ?? [];
    fc.assert(
      fc.property(mutated, (raw) => {
        const answer = checkRedirect(raw, 'https://shop.example/', hosts);
        if (answer !== undefined) {
          expect(new URL(answer).host).to.match(/^(stripe\.com|.+\.adyen\.com|pay\.example:8443)$/);
        }
      }),
      runs,
    );
  });
});

describe('any ordinary https address', () => {
  it('is let through', () => {
    const ordinary = fc.webUrl({ validSchemes: ['https'], withFragments: true, withQueryParameters: true });
    fc.assert(
      fc.property(ordinary, (raw) => {
        expect(checkRedirect(raw, 'https://shop.example/', [])).to.equal(new URL(raw).href);
      }),
      runs,
    );
  });
});

describe('any address that the policy lets through otherwise', () => {
  it('comes back to the origin of the page and to a path that is no host in disguise', () => {
    fc.assert(
      fc.property(mutated, page, (raw, from) => {
        const answer = checkReturn(raw, from, []);
        if (answer === undefined) return;
        const url = new URL(answer);
        expect(url.origin).to.equal(new URL(from).origin);
        expect(url.origin).not.to.equal('null');
        expect(new URL(url.pathname, from).origin).to.equal(url.origin);
        expect(new URL(decodeURIComponent(raw), from).origin).to.equal(url.origin);
        expect(answer).not.to.include('#');
      }),
      runs,
    );
  });

  it('is a link without a script or credentials', () => {
    fc.assert(
      fc.property(mutated, page, (raw, from) => {
        const terms = checkTerms(raw, from);
        const endpoint = checkEndpoint(raw, from);
        for (const answer of [terms, endpoint]) {
          if (answer === undefined) continue;
          const url = new URL(answer);
          expect(url.protocol).to.match(/^https?:$/);
          expect(url.username + url.password).to.equal('');
        }
        if (terms?.startsWith('http:')) expect(isLoopback(new URL(terms).hostname)).to.equal(true);
      }),
      runs,
    );
  });
});

describe('the policy', () => {
  it('never throws, whatever text it is given', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(text, text, text, (raw, from, hosts) => {
        const list = parseAllowedHosts(hosts) ?? [];
        checkRedirect(raw, from, list);
        checkReturn(raw, from, list);
        checkTerms(raw, from);
        checkEndpoint(raw, from);
      }),
      runs,
    );
  });
});
