import { expect } from '@open-wc/testing';
import { transition } from '../../src/flow/flow.js';
import type { Effect, Flow, FlowEvent } from '../../src/flow/types.js';
import { answers, events, gone, states } from './parts.js';
import type { EventName, StateName } from './parts.js';

/** Where a walk ends, and all effects on the way. */
function walk(from: StateName, ...names: EventName[]) {
  const effects: Effect[] = [];
  let flow: Flow = states[from];
  for (const name of names) {
    const step = transition(flow, events[name]);
    flow = step.flow;
    effects.push(...step.effects);
  }
  const types = effects.map((effect) => effect.type);
  return { flow, effects, count: (type: Effect['type']) => types.filter((each) => each === type).length };
}

/** The attempt that the next start request is made with. */
const nextStart = (from: StateName, ...names: EventName[]): string | undefined => {
  const last = walk(from, ...names, 'click, same purchase').effects.at(-1);
  return last?.type === 'ask-start' ? last.attempt.id : undefined;
};

describe('the flow', () => {
  it('asks the server once however often the shopper clicks', () => {
    const clicks = Array.from({ length: 100 }, (): EventName => 'click, same purchase');
    expect(walk('ready', ...clicks).count('ask-start')).to.equal(1);
  });

  it('tells a success once, whatever comes after it', () => {
    const late: EventName[] = ['answered: succeeded', 'answered: failed', 'poll due', 'returned', 'came back', 'check'];
    const walked = walk('confirming a return', 'answered: succeeded', ...late, 'click, same purchase');
    expect(walked.count('announce-success')).to.equal(1);
    expect(walked.count('announce-failure')).to.equal(0);
    expect(walked.flow.name).to.equal('succeeded');
  });

  it('tells that the outcome is open once an attempt, and goes on asking', () => {
    const walked = walk('confirming a return', 'answered: pending', 'poll due', 'answered: pending', 'poll due');
    expect(walked.count('announce-pending')).to.equal(1);
    expect(walked.count('ask-outcome')).to.equal(2);
    expect(walk('pending after a return', 'poll due', 'answered: succeeded').flow.name).to.equal('succeeded');
  });

  it('does not tell it again when the page asks about an attempt that it was told about', () => {
    const walked = walk('ready', 'returned', 'answered: pending', 'removed', 'check', 'answered: pending');
    expect(walked.count('announce-pending')).to.equal(1);
    expect(walked.flow.name).to.equal('pending');
  });

  it('waits for a press before one more hand-off, however often the server asks for it', () => {
    const step = 'answered: pending, one more step';
    const walked = walk('confirming a return', step, 'check', step, 'came back', step);
    expect(walked.flow.name).to.equal('opening');
    expect(walked.count('leave')).to.equal(0);
    expect(walked.count('announce-pending')).to.equal(1);
  });

  it('hands off once more at the press, for the same attempt, and asks again afterwards', () => {
    const pressed = walk('confirming a return', 'answered: pending, one more step', 'click, other purchase');
    expect(pressed.count('leave')).to.equal(1);
    expect(pressed.count('ask-start')).to.equal(0);
    expect(pressed.effects.at(-1)).to.have.nested.property('attempt.id', 'attempt-1');
    const back = walk('opening one more step', 'click, same purchase', 'came back', 'answered: succeeded');
    expect(back.flow.name).to.equal('succeeded');
    expect(back.count('announce-pending')).to.equal(0);
  });

  it('keeps the attempt after a failure that leaves it open', () => {
    expect(nextStart('starting', 'start failed: network')).to.equal('attempt-1');
    expect(nextStart('starting', 'start failed: wrong answer')).to.equal('attempt-1');
  });

  for (const closing of ['start failed: rejected', 'start failed: conflict', 'start failed: terms changed'] as const) {
    it(`begins another attempt after a failure that closes it (${closing})`, () => {
      expect(nextStart('starting', closing)).to.equal('attempt-2');
    });
  }

  for (const ending of ['answered: failed', 'answered: canceled', 'answered: expired'] as const) {
    it(`begins another attempt after the server's word (${ending})`, () => {
      expect(nextStart('confirming a return', ending)).to.equal('attempt-2');
    });
  }

  it('begins another attempt when the purchase is another one', () => {
    const [start] = walk('failed, attempt open', 'click, other purchase').effects;
    expect(start).to.deep.include({ type: 'ask-start' });
    expect(start).to.have.nested.property('attempt.id', 'attempt-2');
  });

  it('begins another attempt after reset', () => {
    expect(nextStart('failed, attempt open', 'reset')).to.equal('attempt-2');
  });

  it('keeps the attempt when the shopper comes back and nothing is known', () => {
    expect(nextStart('leaving', 'came back', 'answered: pending')).to.equal('attempt-1');
    expect(nextStart('leaving', 'came back', 'patience over')).to.equal('attempt-1');
    expect(walk('leaving', 'came back', 'answered: pending').count('announce-pending')).to.equal(0);
  });

  it('finds out after a Back that it was paid', () => {
    const walked = walk('leaving', 'came back', 'answered: succeeded');
    expect(walked.flow.name).to.equal('succeeded');
    expect(walked.count('announce-success')).to.equal(1);
  });

  it('ends nothing when the outcome cannot be asked for after a hand-off', () => {
    const walked = walk('confirming a return', 'confirm failed: network', 'poll due', 'confirm failed: network');
    expect(walked.flow.name).to.equal('pending');
    expect(walked.count('announce-failure')).to.equal(0);
    expect(walked.count('announce-pending')).to.equal(1);
  });

  it('ends when the page asks and the server says that it is over', () => {
    const walked = walk('pending, not told', 'check', 'answered: expired');
    expect(walked.flow).to.have.nested.property('failure.code', 'expired');
  });

  it('tells the outcome of a foreign order and stays ready for its own', () => {
    const walked = walk('confirming a return', 'answered: succeeded, foreign order');
    expect(walked.flow.name).to.equal('ready');
    expect(walked.effects[0]).to.deep.include({ type: 'announce-success', answer: answers.succeeded });
    expect(walk('confirming a return', 'passed on').effects).to.have.lengthOf(0);
  });

  it('takes nothing up while it is busy with something of its own', () => {
    const uptakes: EventName[] = ['returned', 'delivered: succeeded', 'delivered: failed'];
    for (const state of ['starting', 'leaving', 'confirming a return', 'pending after a return'] as const)
      expect(walk(state, ...uptakes).effects, state).to.have.lengthOf(0);
  });

  it('cannot be reset while it is busy: a timer ends that', () => {
    for (const state of ['starting', 'leaving', 'confirming a return'] as const)
      expect(walk(state, 'reset').flow, state).to.equal(states[state]);
  });

  it('says nothing about an attempt once its element is removed', () => {
    const late: EventName[] = ['answered: succeeded', 'start failed: network', 'handed off', 'stalled by a policy'];
    for (const state of ['starting', 'leaving', 'confirming a return', 'pending after a return'] as const)
      expect(walk(state, 'removed', ...late).effects, state).to.have.lengthOf(0);
  });

  it('asks with what the address said, and nothing else', () => {
    const [effect] = walk('ready', 'returned').effects;
    expect(effect).to.have.nested.property('question.params.imp_uid', 'imp_1');
    expect(walk('leaving', 'came back').effects[0]).to.have.deep.nested.property('question.params', {});
  });

  it('does not change what it is given', () => {
    const frozen: Flow = Object.freeze({ name: 'starting', attempt: Object.freeze({ ...gone }) });
    const event: FlowEvent = Object.freeze({ type: 'handed-off', url: 'https://psp.example/' });
    expect(() => transition(frozen, event)).to.not.throw();
  });
});
