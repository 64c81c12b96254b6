import { expect } from '@open-wc/testing';
import { transition } from '../../src/flow/flow.js';
import type { Attempt, Effect, Flow, FlowEvent } from '../../src/flow/types.js';
import { events } from './parts.js';
import type { EventName } from './parts.js';

/** How many events a sequence has. */
const depth = 7;

/** A place in the tree of all sequences. Two with the same future are one. */
interface Place {
  readonly flow: Flow;
  readonly clicks: number;
  /** Finals since the last click, return or question. */
  readonly finals: number;
  /** Hand-offs since the last click. */
  readonly handoffs: number;
  /** Attempts that are known to have succeeded. */
  readonly paid: readonly string[];
  /** An address says once that the shopper returned. */
  readonly returned: boolean;
  readonly path: readonly string[];
}

const names = Object.keys(events) as EventName[];
const begins = /^(click|returned|delivered|came-back|check)$/;
const isFinal = ({ type }: Effect): boolean => type === 'announce-success' || type === 'announce-failure';
/** What sets the timer that ends a busy state. */
const timerOf: Readonly<Record<string, Effect['type']>> = {
  starting: 'ask-start',
  leaving: 'leave',
  confirming: 'ask-outcome',
};

/** The event as the outer world would send it here, or nothing when it could not. */
function eventAt({ clicks, returned }: Place, name: EventName): FlowEvent | undefined {
  const event: FlowEvent = events[name];
  const attempt: Attempt = { id: `clicked-${clicks}`, handedOff: false, toldPending: false };
  if (event.type === 'click') return { ...event, attempt };
  const arrives =
    event.type === 'returned' || event.type === 'delivered' || (event.type === 'came-back' && event.attempt);
  return arrives && returned ? undefined : event;
}

function follow(place: Place, name: EventName): Place | undefined {
  const event = eventAt(place, name);
  if (!event) return undefined;
  const path = [...place.path, name];
  const { flow, effects } = transition(place.flow, event);
  if (flow === place.flow && !effects.length) return undefined;
  const told = JSON.stringify(path);

  const finals = (begins.test(event.type) ? 0 : place.finals) + effects.filter(isFinal).length;
  if (finals > 1) expect.fail(`more than one final event: ${told}`);

  const handoffs =
    (event.type === 'click' ? 0 : place.handoffs) + effects.filter(({ type }) => type === 'leave').length;
  if (handoffs > 1) expect.fail(`more than one hand-off: ${told}`);

  const paid = [...place.paid];
  for (const effect of effects) {
    const about = 'attempt' in effect ? effect.attempt?.id : undefined;
    if (effect.type.startsWith('announce') && about && paid.includes(about))
      expect.fail(`an event about an attempt that succeeded: ${told}`);
    if (effect.type !== 'announce-success') continue;
    const said = event.type === 'confirm-answered' || event.type === 'delivered' ? event.answer.status : undefined;
    if (said !== 'succeeded') expect.fail(`success although the server did not say so: ${told}`);
    paid.push(effect.attempt.id);
  }

  const timer = timerOf[flow.name];
  if (timer && flow !== place.flow && !effects.some(({ type }) => type === timer))
    expect.fail(`busy without a timer: ${told}`);

  const clicks = place.clicks + Number(event.type === 'click');
  return {
    flow,
    clicks,
    finals,
    handoffs,
    paid,
    returned: place.returned || ('attempt' in event && event.type !== 'click'),
    path,
  };
}

const keyOf = (place: Place): string => JSON.stringify({ ...place, path: undefined });

/** All places that can be reached, each by a shortest path. Throws at the first that breaks a rule. */
function explore(): Map<string, Place> {
  const start: Place = {
    flow: { name: 'ready' },
    clicks: 0,
    finals: 0,
    handoffs: 0,
    paid: [],
    returned: false,
    path: [],
  };
  const seen = new Map([[keyOf(start), start]]);
  let edge: readonly Place[] = [start];
  for (let at = 0; at < depth; at++) {
    const further: Place[] = [];
    for (const place of edge) {
      for (const name of names) {
        const next = follow(place, name);
        if (!next || seen.has(keyOf(next))) continue;
        seen.set(keyOf(next), next);
        further.push(next);
      }
    }
    edge = further;
  }
  return seen;
}

describe(`every sequence of up to ${depth} events`, () => {
  let places: Map<string, Place>;
  before(function () {
    this.timeout(60_000);
    places = explore();
  });

  it('keeps the promises: success only by the server, one final event a click, one hand-off a click, always a timer', () => {
    expect(places.size).to.be.above(1_000);
  });

  it('reaches every state', () => {
    const reached = new Set([...places.values()].map(({ flow }) => flow.name));
    const all: Flow['name'][] = [
      'ready',
      'starting',
      'opening',
      'leaving',
      'confirming',
      'pending',
      'succeeded',
      'failed',
    ];
    expect([...reached]).to.have.members(all);
  });

  it('leaves no dead end: each place has an event that moves it', () => {
    for (const place of places.values()) {
      const alive = names.some((name) => {
        const event = eventAt(place, name);
        return event && transition(place.flow, event).flow !== place.flow;
      });
      if (!alive) expect.fail(`a dead end: ${JSON.stringify(place.path)}`);
    }
  });
});
