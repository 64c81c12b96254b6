import { expect } from '@open-wc/testing';
import { transition } from '../../src/flow/flow.js';
import { events, plain, states } from './parts.js';
import type { EventName, StateName } from './parts.js';
import { table } from './table.js';

const stateNames = Object.keys(states) as StateName[];
const eventNames = Object.keys(events) as EventName[];

describe('every state and every event', () => {
  for (const state of stateNames) {
    describe(state, () => {
      for (const event of eventNames) {
        const expected = table[state][event];
        if (!expected) continue;
        it(`${event}: becomes ${expected.flow.name}`, () => {
          const step = transition(states[state], events[event]);
          expect(plain(step.flow), 'state').to.deep.equal(plain(expected.flow));
          expect(plain(step.effects), 'effects').to.deep.equal(plain(expected.effects));
        });
      }

      it('is not moved by anything else', () => {
        const others = eventNames.filter((event) => !table[state][event]);
        expect(others).to.not.have.lengthOf(0);
        for (const event of others) {
          const step = transition(states[state], events[event]);
          expect(step.flow, event).to.equal(states[state]);
          expect(step.effects, event).to.deep.equal([]);
        }
      });
    });
  }
});
