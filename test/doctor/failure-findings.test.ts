import { expect } from '@open-wc/testing';
import { failureCodes } from '../../src/contract/failure.js';
import type { FailureCode } from '../../src/contract/failure.js';
import { answered, exchangeFindings, lastingFindings } from '../../src/doctor/exchange.js';
import type { Exchange } from '../../src/doctor/exchange.js';
import { explain } from '../../src/doctor/explanations.js';
import { failureFindings, whyUnsafe } from '../../src/doctor/failure-findings.js';
import { address } from './sound.js';

const exchangeOf = (given: Partial<Exchange> = {}): Exchange => ({
  action: 'start',
  attemptId: 'a',
  address: 'https://shop.example/pay',
  status: 200,
  redirect: false,
  body: '{}',
  ...given,
});
const findingsOf = (code: FailureCode, hint?: string, exchange?: Exchange, allowedHosts?: string) =>
  failureFindings({ detail: { code, message: '', retryable: true }, hint, exchange }, address, { allowedHosts });

describe('a failure', () => {
  for (const code of failureCodes) {
    it(`with code ${code} is explained in sentences`, () => {
      const { why, expected, remedy } = explain(code);
      for (const words of [why, expected, remedy]) expect(words.length).to.be.greaterThan(7);
    });
  }

  it('of the shopper’s own doing is a note, others are errors', () => {
    expect(findingsOf('canceled')[0]).to.include({ severity: 'note' });
    expect(findingsOf('conflict')[0]).to.include({ severity: 'error', kind: 'failure-conflict' });
  });

  it('by an answer tells what was answered, what was expected, and where', () => {
    const body = '{"ok":true,"client_secret":"pi_1_secret_2"}';
    const [finding] = findingsOf(
      'invalid-response',
      'Expected "url" or a provider: none | stripe',
      exchangeOf({ body }),
    );
    expect(finding?.wrong).to.include('start at https://shop.example/pay answered: HTTP 200, {"ok":true');
    expect(finding?.wrong).to.not.include('pi_1');
    expect(finding?.expected).to.equal('"url" or a provider: none | stripe');
  });

  it('by a refusal tells the server’s own words', () => {
    const refused = exchangeOf({ status: 409, body: '{"code":"paid","message":"order is paid"}' });
    const [finding] = findingsOf('conflict', 'order is paid', refused);
    expect(finding?.wrong).to.include('HTTP 409');
    expect(finding?.remedy).to.include('order is paid');
  });

  it('by an unsafe address tells which rule it breaks', () => {
    const body = JSON.stringify({
      provider: 'checkout',
      action: { _links: { redirect: { href: 'http://psp.example/' } } },
    });
    expect(findingsOf('unsafe-url', undefined, exchangeOf({ body }))[0]?.wrong).to.include('it is http');
    expect(whyUnsafe('https://psp.example/', address, 'stripe.com')).to.include(
      'allowed-hosts does not name psp.example',
    );
    expect(whyUnsafe('https://psp.example:8443/', address, '')).to.include('psp.example:8443 in allowed-hosts');
    expect(whyUnsafe('/pay', address, '')).to.include('not absolute');
    expect(whyUnsafe('https://me@psp.example/', address, '')).to.include('user name');
  });

  it('by no answer from another origin tells the headers that are needed', () => {
    const away = exchangeOf({ address: 'https://api.shop.example/pay', status: undefined, body: undefined });
    expect(findingsOf('network', undefined, away)[0]?.remedy).to.include(
      'Access-Control-Allow-Origin: https://shop.example',
    );
    expect(findingsOf('network', undefined, exchangeOf())[0]?.remedy).to.not.include('Access-Control');
  });

  it('that a finding about the attributes or the frame tells already is not told twice', () => {
    expect(findingsOf('framed')).to.deep.equal([]);
    expect(findingsOf('configuration', 'amount: expected whole won, got "1"')).to.deep.equal([]);
    expect(findingsOf('configuration', 'metadata: expected JSON')[0]).to.include({
      expected: 'metadata: expected JSON',
    });
  });
});

describe('an answer to confirm', () => {
  const confirm = (given: Partial<Exchange>) => exchangeFindings(exchangeOf({ action: 'confirm', ...given }), address);

  it('that can be used is no finding, nor is any answer to start: its failure tells of it', () => {
    expect(confirm({ body: '{"status":"pending"}' })).to.deep.equal([]);
    expect(exchangeFindings(exchangeOf({ status: 500 }), address)).to.deep.equal([]);
  });

  for (const [what, given] of [
    ['is HTML', { body: '<!doctype html><p>Log in</p>' }],
    ['has another status', { body: '{"status":"paid"}' }],
    ['is a redirect', { status: 0, redirect: true, body: '' }],
    ['is a 404', { status: 404 }],
    ['is a 500', { status: 500 }],
    ['never comes', { status: undefined, body: undefined }],
  ] as const) {
    it(`that ${what} is told, for the page hears only that the outcome is open`, () => {
      const [finding] = confirm(given);
      expect(finding).to.include({ kind: 'confirm-answer', severity: 'error' });
      expect(finding?.remedy).to.include('the outcome stays open');
    });
  }

  it('that never comes from another origin is told with the headers it needs', () => {
    const away = { address: 'https://api.shop.example/pay', status: undefined, body: undefined };
    expect(confirm(away)[0]?.remedy).to.include('Access-Control-Allow-Origin: https://shop.example');
  });

  it('that is "pending" is told once it came five times in a row', () => {
    const asked = exchangeOf({ action: 'confirm', body: '{"status":"pending"}' });
    expect(lastingFindings(asked, 4)).to.deep.equal([]);
    expect(lastingFindings(asked, 5)[0]).to.include({ kind: 'lasting-pending', severity: 'warning' });
    expect(lastingFindings(asked, 9), 'no new finding with every answer').to.deep.equal(lastingFindings(asked, 5));
  });

  it('is shown shortened and without secrets', () => {
    const body = JSON.stringify({ publishableKey: 'pk_1', accessToken: 't', url: 'x'.repeat(400) });
    const shown = answered(exchangeOf({ body }));
    expect(shown).to.not.match(/pk_1|"t"/);
    expect(shown.length).to.be.lessThan(330);
    expect(answered(exchangeOf({ status: undefined }))).to.equal('nothing');
  });
});
