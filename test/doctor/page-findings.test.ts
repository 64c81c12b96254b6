import { expect } from '@open-wc/testing';
import { pageFindings, placeFindings } from '../../src/doctor/page-findings.js';
import type { PageFacts } from '../../src/doctor/facts.js';
import { address, buttonOf, pageOf, rawOf } from './sound.js';

const kindsOf = (given: Partial<PageFacts>) => pageFindings(pageOf(given)).map(({ kind }) => kind);
const id = '6f1d3c2a-7f39-4a53-8c6e-0d9b5a1e2f34';

describe('what is wrong with a page', () => {
  it('is nothing where all is as it should be', () => {
    expect(kindsOf({})).to.deep.equal([]);
    expect(kindsOf({ address: `${address}?kr_pay_attempt=${id}` })).to.deep.equal([]);
  });

  it('is a second copy of the script, seen by its tags or heard of in the console', () => {
    expect(kindsOf({ scripts: ['https://a.example/kr-pay-button.js', '/kr-pay-button.js'] })).to.deep.equal([
      'two-copies',
    ]);
    const secondCopy = 'kr-pay-button 1.0.0 is defined already; 0.9.0 is not used.';
    expect(pageFindings(pageOf({ secondCopy }))[0]?.wrong).to.equal(secondCopy);
  });

  it('is a button of another version than the doctor', () => {
    expect(kindsOf({ registered: '0.9.0' })).to.deep.equal(['other-version']);
    expect(pageFindings(pageOf({ registered: '' }))[0]?.wrong).to.include('unknown version');
  });

  it('is an address that nobody can come back to', () => {
    expect(kindsOf({ address: 'file:///home/me/index.html' })).to.deep.equal(['page-address']);
  });

  it('is a page that is no secure context', () => {
    expect(kindsOf({ address: 'http://192.168.0.2/', secureContext: false })).to.deep.equal(['insecure-page']);
  });

  it('is a return to a page without a button, once its script had time to put one there', () => {
    const returned = { address: `${address}?kr_pay_attempt=${id}&imp_uid=1`, buttons: 0 };
    expect(kindsOf(returned)).to.deep.equal(['return-without-button']);
    expect(kindsOf({ ...returned, settled: false })).to.deep.equal([]);
  });

  it('is a return whose attempt cannot be read', () => {
    expect(kindsOf({ address: `${address}?kr_pay_attempt=1` })).to.deep.equal(['unreadable-return']);
    expect(kindsOf({ address: `${address}?kr_pay_attempt=${id}%3Fimp_uid=1` })).to.deep.equal(['unreadable-return']);
  });

  it('is an element that has a provider’s name', () => {
    expect(kindsOf({ clobbered: ['IMP'] })).to.deep.equal(['taken-name']);
  });
});

describe('what is wrong between a button and its page', () => {
  const found = (button: Parameters<typeof buttonOf>[0], page: Partial<PageFacts> = {}) =>
    placeFindings(buttonOf(button), pageOf(page));

  it('is nothing where all is as it should be', () => {
    expect(found({})).to.deep.equal([]);
    expect(found({ allowFramed: true }, { frame: 'cross-origin' })).to.deep.equal([]);
    expect(found({}, { frame: 'same-origin' })).to.deep.equal([]);
  });

  it('is content that no slot shows', () => {
    const [finding] = found({ unshown: '<h1>' });
    expect(finding).to.include({ kind: 'hidden-content', severity: 'warning' });
    expect(finding?.wrong).to.include('<h1>');
  });

  it('is a frame of another site', () => {
    expect(found({}, { frame: 'cross-origin' })[0]).to.include({ kind: 'framed', severity: 'error' });
  });

  it('is a script that did not run, with its address or the tag that is missing', () => {
    const page = { registered: undefined, scripts: [] };
    expect(found({ upgraded: false }, page)[0]?.remedy).to.include('kr-pay-button/define');
    expect(found({ upgraded: false }, { registered: undefined })[0]?.remedy).to.include('kr-pay-button.js');
    expect(found({ upgraded: false })[0]?.wrong).to.include('not upgraded');
    expect(found({ upgraded: false }, { settled: false })).to.deep.equal([]);
  });

  it('is a consent on a page where no hashes can be made', () => {
    const kinds = (button: Parameters<typeof buttonOf>[0]) =>
      found(button, { secureContext: false }).map(({ kind }) => kind);
    expect(kinds({ raw: rawOf({ mode: 'subscribe' }) })).to.deep.equal(['insecure-consent']);
    expect(kinds({ terms: [{ id: 'a', label: 'A', href: undefined, attributes: {} }] })).to.deep.equal([
      'insecure-consent',
    ]);
    expect(kinds({})).to.deep.equal([]);
  });
});
