import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeDetail, parseLog, withEntry, type LogEntry } from '../../../demo/shop/event-log.js';

const entry = (name: string): LogEntry => ({ name, time: '2026-11-21T03:00:00.000Z', page: '/', detail: '{}' });

describe('the event log', () => {
  it('writes the headers that a page filled', () => {
    const detail = { attemptId: 'x', headers: new Headers({ 'X-CSRF': 'token' }) };
    assert.deepEqual(JSON.parse(describeDetail(detail)), { attemptId: 'x', headers: { 'x-csrf': 'token' } });
  });

  it('says so when an event has no detail', () => {
    assert.equal(describeDetail(undefined), 'undefined');
  });

  it('has the newest entry first', () => {
    const names = withEntry([entry('kr-pay-start')], entry('kr-pay-redirect')).map(({ name }) => name);
    assert.deepEqual(names, ['kr-pay-redirect', 'kr-pay-start']);
  });

  it('lets the oldest entry go when it has 40', () => {
    const full = Array.from({ length: 40 }, (_, index) => entry(`event-${index}`));
    const log = withEntry(full, entry('kr-pay-success'));
    assert.equal(log.length, 40);
    assert.equal(log.at(-1)?.name, 'event-38');
  });

  it('is read again as it was stored', () => {
    assert.deepEqual(parseLog(JSON.stringify([entry('kr-pay-start')])), [entry('kr-pay-start')]);
  });

  it('is empty when nothing readable is stored', () => {
    assert.deepEqual(parseLog(undefined), []);
    assert.deepEqual(parseLog('{'), []);
    assert.deepEqual(parseLog('[{"name":"kr-pay-start"},null]'), []);
  });
});
