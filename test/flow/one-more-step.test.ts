import { expect } from '@open-wc/testing';
import { wantsOneMoreStep } from '../../src/flow/flow.js';
import { states } from './parts.js';

describe('one more step', () => {
  it('is wanted while an element waits for the tap that leads to it, and at no other time', () => {
    const wanting = Object.entries(states).filter(([, flow]) => wantsOneMoreStep(flow));
    expect(wanting.map(([name]) => name)).to.deep.equal(['opening one more step', 'opening one more step by a script']);
  });

  it('is a plain yes or no', () => {
    for (const flow of Object.values(states)) expect(wantsOneMoreStep(flow)).to.be.a('boolean');
  });
});
