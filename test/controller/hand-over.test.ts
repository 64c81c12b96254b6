import { expect } from '@open-wc/testing';
import type { StartBook } from '../../src/controller/ask-start.js';
import { handOver } from '../../src/controller/hand-over.js';
import type { Host } from '../../src/controller/host.js';
import { ko } from '../../src/i18n/ko.js';
import type { Departure, ScriptResult } from '../../src/providers/provider.js';
import { readSettings } from '../../src/settings/settings.js';
import { recall, remember } from '../../src/trip/attempt-memory.js';
import { bare } from '../settings/bare.js';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const attempt = { id, handedOff: true, toldPending: false };
const sent = { purchase: 'p', body: '{}', memory: { attemptId: id, orderId: 'A-1001', mark: 'm', handedOff: false } };

/** An element, as far as a hand-over needs one, which writes down what it tells the page. */
function hostOf(more: { readonly isConnected?: boolean; readonly tell?: (event: Event) => boolean } = {}) {
  const told: Event[] = [];
  const host: Host = {
    isConnected: true,
    orderId: 'A-1001',
    settings: readSettings({ ...bare, endpoint: '/pay', orderId: 'A-1001' }, location.href, 'ko'),
    messages: ko,
    tell: (event) => told.push(event) > 0,
    obstacle: () => undefined,
    consentKey: () => '',
    consentRecord: () => undefined,
    untick: () => {},
    flowChanged: () => {},
    ...more,
  };
  return { host, told };
}

/** A script's call that writes down what was known when it was opened. */
function callOf(told: readonly Event[] = []) {
  const opened: object[] = [];
  const result: ScriptResult = { params: { imp_uid: 'imp_1' } };
  const open = (): Promise<ScriptResult> => {
    opened.push({ told: told.length, memory: recall(({ attemptId }) => attemptId === id) });
    return Promise.resolve(result);
  };
  const book: StartBook = {
    told: new Set(),
    sent,
    departing: { provider: 'portone', call: { opensWindow: false, open } },
  };
  return { book, opened, result };
}

describe('a hand-over to a provider’s script', () => {
  const memory = { attemptId: id, orderId: 'A-1001', mark: 'of the start request' };
  beforeEach(() => remember({ ...memory, handedOff: false }));
  afterEach(() => sessionStorage.clear());

  it('tells the page, remembers the attempt and then calls, in one task', async () => {
    const { host, told } = hostOf();
    const { book, opened, result } = callOf(told);
    const handedOver = handOver(host, book, attempt, undefined);
    expect(told.map((event) => ('detail' in event ? event.detail : event))).to.deep.equal([
      { attemptId: id, provider: 'portone' },
    ]);
    expect(opened).to.have.lengthOf(1);
    expect(opened[0]).to.have.property('told', 1);
    expect(opened[0]).to.have.deep.property('memory', { ...memory, handedOff: true });
    expect(await handedOver).to.equal(result);
  });

  it('does not happen when a listener cancels it, and nothing is remembered', () => {
    const { host } = hostOf({ tell: () => false });
    const { book, opened } = callOf();
    expect(handOver(host, book, attempt, undefined)).to.equal('refused');
    expect(opened).to.have.lengthOf(0);
    expect(recall(() => true)).to.deep.equal({ ...memory, handedOff: false });
  });

  it('does not happen from an element that is gone', () => {
    const { book, opened } = callOf();
    expect(handOver(hostOf({ isConnected: false }).host, book, attempt, undefined)).to.equal('refused');
    expect(opened).to.have.lengthOf(0);
    expect(recall(() => true)).to.deep.equal({ ...memory, handedOff: false });
  });

  it('does not happen where there is nowhere to go', () => {
    const { host, told } = hostOf();
    expect(handOver(host, { ...callOf().book, departing: undefined }, attempt, undefined)).to.equal('refused');
    expect(told).to.have.lengthOf(0);
  });

  it('of an attempt that the browser knows nothing of remembers nothing: the address alone leads back', () => {
    sessionStorage.clear();
    const { book, opened } = callOf();
    void handOver(hostOf().host, { ...book, sent: undefined }, attempt, undefined);
    expect(opened).to.have.lengthOf(1);
    expect(recall(() => true)).to.equal(undefined);
  });
});

describe('a hand-over to an address', () => {
  const url = 'https://psp.example/pay';
  const departing = { provider: 'adyen', url } as const;
  const book = (departure: Departure): StartBook => ({ told: undefined, sent, departing: { ...departing, departure } });

  it('says so when the browser does not let the page leave', () => {
    // What a sandbox or a spent tap does to a frame: the very step that leaves throws.
    const { querySelector } = Document.prototype;
    Document.prototype.querySelector = () => {
      throw new DOMException('The frame may not navigate.', 'SecurityError');
    };
    try {
      const { host, told } = hostOf();
      expect(handOver(host, book({ url, method: 'POST', fields: [] }), attempt, url)).to.equal('stuck');
      expect(told).to.have.lengthOf(1);
    } finally {
      Document.prototype.querySelector = querySelector;
    }
  });
});
