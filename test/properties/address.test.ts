import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { checkEndpoint, checkRedirect, checkReturn, checkTerms, parseAllowedHosts } from '../../src/address/policy.js';
import { mutatedAddress } from './support/mutated-address.js';
import { holds, runs } from './support/runs.js';

const page = fc.constantFrom(
  'https://shop.example/checkout',
  'http://127.0.0.1:3000/checkout',
  'http://localhost/',
  'http://shop.example/cart?from=https://psp.example/',
  'about:blank',
);
const list = fc.constantFrom(
  ...['', 'stripe.com *.adyen.com', 'psp.example:8443 localhost:80 *.localhost', 'evil.example xn--80ak6aa92e.com'].map(
    (text) => parseAllowedHosts(text) ?? [],
  ),
);
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || /^127\.\d+\.\d+\.\d+$/.test(host) || host === '[::1]';
/** The host as somebody reads it who knows nothing of URLs: from the slashes to whatever ends it. */
const written = (raw: string): string => /^https?:\/\/([^/?#]*)/i.exec(raw)?.[1]?.toLowerCase() ?? '';

/** How many addresses are tried: a hundred thousand in CI. */
const many = 10;

describe(`an address that was tampered with (${runs * many} times)`, () => {
  it('leads nowhere but to https, or from loopback to loopback, and to the host that stands there in ASCII', () => {
    holds(
      fc.property(mutatedAddress, page, list, (raw, from, hosts) => {
        const answer = checkRedirect(raw, from, hosts);
        if (answer === undefined) return;
        const url = new URL(answer);
        const isPair = isLoopback(url.hostname) && isLoopback(new URL(from).hostname);
        assert.ok(url.protocol === 'https:' || (isPair && url.protocol === 'http:'));
        assert.ok(isLoopback(url.hostname) === isPair);
        assert.equal(url.username + url.password, '');
        assert.equal(written(raw).replace(/:\d*$/, ''), url.hostname);
        assert.match(url.hostname, /^(?:[\w-]+(?:\.[\w-]+)*|\[::1\])$/);
        assert.match(answer, /^[\x21-\x7e]+$/);
        assert.equal(checkRedirect(answer, from, hosts), answer);
        if (!hosts.length) return assert.ok(url.port === '' || isPair);
        const port = url.port || (url.protocol === 'https:' ? '443' : '80');
        const names = [`${url.hostname}:${port}`, ...(url.port === '' || isPair ? [url.hostname] : [])];
        assert.ok(
          hosts.some((host) =>
            names.some((name) => (host.startsWith('*.') ? name.endsWith(host.slice(1)) : name === host)),
          ),
        );
      }),
      many,
    );
  });

  it('brings the shopper back to the page’s own origin, or to a host that the merchant named', () => {
    holds(
      fc.property(mutatedAddress, page, list, (raw, from, hosts) => {
        const answer = checkReturn(raw, from, hosts);
        if (answer === undefined) return;
        const url = new URL(answer);
        const decoded = new URL(decodeURIComponent(raw), from);
        for (const each of [url, decoded]) {
          assert.match(each.protocol, /^https?:$/);
          assert.equal(each.username + each.password, '');
          assert.ok(!each.pathname.startsWith('//'));
          assert.ok(each.origin === new URL(from).origin || checkRedirect(each.href, from, hosts) !== undefined);
          if (!hosts.length) assert.equal(each.origin, new URL(from).origin);
        }
        assert.ok(!answer.includes('#'));
      }),
      many,
    );
  });

  it('is never a script, a document or credentials where a link or an endpoint is wanted', () => {
    holds(
      fc.property(mutatedAddress, page, (raw, from) => {
        const terms = checkTerms(raw, from);
        const endpoint = checkEndpoint(raw, from);
        for (const answer of [terms, endpoint]) {
          if (answer === undefined) continue;
          const url = new URL(answer);
          assert.match(url.protocol, /^https?:$/);
          assert.equal(url.username + url.password, '');
          assert.equal(url.href, new URL(raw, from).href);
        }
        if (terms?.startsWith('http:')) assert.ok([terms, from].every((each) => isLoopback(new URL(each).hostname)));
        if (endpoint?.startsWith('http:')) {
          assert.ok(isLoopback(new URL(endpoint).hostname) || !from.startsWith('https:'));
        }
      }),
      many,
    );
  });
});

describe('a list of hosts that was tampered with', () => {
  it('is refused whole, or holds nothing but hosts that an address can have, each with a port or an asterisk at most', () => {
    const host = fc.constantFrom('psp.example', '*.adyen.com', 'a.b.example:8443', 'localhost', '[::1]:1', '127.0.0.1');
    const odd = fc.oneof(mutatedAddress, fc.string({ unit: 'binary', maxLength: 8 }));
    const space = fc.constantFrom(' ', '\n', '\t', '  ', '\u00a0');
    const text = fc
      .array(fc.tuple(fc.oneof({ weight: 5, arbitrary: host }, { weight: 1, arbitrary: odd }), space), { maxLength: 5 })
      .map((parts) => parts.flat().join(''));
    holds(
      fc.property(text, (given) => {
        const hosts = parseAllowedHosts(given);
        if (!hosts) return;
        assert.equal(hosts.join(' '), given.toLowerCase().split(/\s+/).filter(Boolean).join(' '));
        assert.deepEqual(parseAllowedHosts(hosts.join('\n')), hosts);
        for (const entry of hosts) {
          const [, name = '', port = ''] = /^(?:\*\.)?([\w.-]+|\[::1\])(?::(\d+))?$/.exec(entry) ?? [];
          assert.notEqual(name, '', entry);
          assert.ok(port === '' || (Number(port) > 0 && Number(port) < 65_536), entry);
        }
      }),
    );
  });
});
