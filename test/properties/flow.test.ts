import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { transition } from '../../src/flow/flow.js';
import type { Attempt, Effect, Flow, FlowEvent } from '../../src/flow/types.js';
import { events, type EventName } from '../flow/parts.js';
import { holds } from './support/runs.js';

const names = Object.keys(events) as EventName[];
/** Busy states, and the effect that sets the timer which ends them. */
const timers: Readonly<Record<string, Effect['type']>> = {
  starting: 'ask-start',
  leaving: 'leave',
  confirming: 'ask-outcome',
};
/** What leads to one final event at most. A provider's window that answers late begins anew, as an attempt is still open. */
const begins = /^(?:click|returned|delivered|came-back|check|called-back)$/;

/** The event as the page would send it at this point: what is new has an id of its own, a window knows its attempt. */
function eventAt(name: EventName, flow: Flow, count: number): FlowEvent {
  const event: FlowEvent = events[name];
  if (event.type === 'called-back' && event.attemptId === 'attempt-1' && 'attempt' in flow && flow.attempt) {
    return { ...event, attemptId: flow.attempt.id };
  }
  if (!('attempt' in event) || !event.attempt) return event;
  return { ...event, attempt: { ...event.attempt, id: `attempt-${count}` } };
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

/** What has to hold from the first event to the last. */
class Promises {
  readonly #succeeded = new Set<string>();
  readonly #closed = new Set<string>();
  readonly #toldPending = new Set<string>();
  readonly #handedOff = new Set<string>();
  #finals = 0;
  #handOffs = 0;

  check(before: Flow, event: FlowEvent, after: Flow, effects: readonly Effect[]): void {
    if (begins.test(event.type)) this.#finals = 0;
    if (event.type === 'click') this.#handOffs = 0;
    for (const effect of effects) this.#checkEffect(effect, event);
    const timer = timers[after.name];
    if (timer && after !== before)
      assert.ok(
        effects.some(({ type }) => type === timer),
        'busy without a timer',
      );
    if (before.name === 'succeeded' && event.type !== 'reset') assert.equal(after, before, 'a success was left');
    if (after === before && !effects.length) return;
    if ('attempt' in after && after.attempt) this.#checkAttempt(after.attempt);
  }

  #checkEffect(effect: Effect, event: FlowEvent): void {
    const id = 'attempt' in effect ? (effect.attempt?.id ?? '') : '';
    switch (effect.type) {
      case 'ask-start':
        assert.equal(event.type, 'click', 'a start without a click');
        assert.ok(!this.#closed.has(id), 'a key that was closed is used again');
        break;
      case 'leave':
        this.#handOffs += 1;
        assert.equal(this.#handOffs, 1, 'two hand-offs for a click');
        assert.ok(!this.#closed.has(id), 'a closed attempt leaves');
        break;
      case 'announce-pending':
        assert.ok(!this.#toldPending.has(id), 'pending was told twice');
        this.#toldPending.add(id);
        break;
      case 'announce-success':
        assert.ok(event.type === 'confirm-answered' || event.type === 'delivered', 'success without an answer');
        assert.equal(event.answer.status, 'succeeded', 'success against the word of the server');
        assert.ok(!this.#closed.has(id), 'success of what was over');
        this.#succeeded.add(id);
        this.#finals += 1;
        break;
      case 'announce-failure':
        assert.ok(!this.#succeeded.has(id), 'failure after success');
        this.#finals += 1;
        break;
      case 'clean-up':
        if (effect.closed) this.#closed.add(id);
        break;
      case 'ask-outcome':
      case 'poll':
        break;
    }
    assert.ok(this.#finals <= 1, 'two final events for one beginning');
  }

  #checkAttempt({ id, handedOff, toldPending }: Attempt): void {
    assert.ok(!this.#closed.has(id), 'what is over is kept');
    assert.ok(handedOff || !this.#handedOff.has(id), 'a hand-off is forgotten');
    assert.ok(toldPending || !this.#toldPending.has(id), 'what was told is forgotten');
    if (handedOff) this.#handedOff.add(id);
  }
}

describe('up to fifty events in any order', () => {
  it('keep every promise of the flow, and change nothing of what was there before', () => {
    const reached = new Set<string>();
    holds(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 50, size: 'max' }), (list) => {
        const promises = new Promises();
        let flow: Flow = { name: 'ready' };
        for (const [count, name] of list.entries()) {
          const event: FlowEvent = frozen(eventAt(name, flow, count));
          const step = transition(frozen(flow), event);
          promises.check(flow, event, step.flow, step.effects);
          assert.deepEqual(transition(flow, event), step);
          flow = step.flow;
          reached.add(flow.name);
        }
      }),
    );
    assert.equal(reached.size, 8);
  });
});
