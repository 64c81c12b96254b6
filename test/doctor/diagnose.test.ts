import { expect } from '@open-wc/testing';
import { buttonFindings, diagnose, namesOf } from '../../src/doctor/diagnose.js';
import { buttonOf, pageOf, rawOf } from './sound.js';

const quiet = {
  failures: new Map(),
  exchanges: new Map(),
  pendings: new Map(),
  violations: [],
  ticks: new Map(),
  furtherStep: undefined,
  secondCopy: undefined,
  handedOffTo: undefined,
};

describe('a diagnosis', () => {
  it('calls a button by its id, else by its order, else by its place', () => {
    const plain = { attributes: {}, raw: rawOf({ orderId: undefined }) };
    const names = namesOf([
      { attributes: { id: 'pay' }, raw: rawOf() },
      { attributes: {}, raw: rawOf() },
      plain,
      plain,
    ]);
    expect(names).to.deep.equal([
      'kr-pay-button#pay',
      'kr-pay-button[order-id="A-1"]',
      'kr-pay-button (1 of 2)',
      'kr-pay-button (2 of 2)',
    ]);
  });

  it('is empty for a sound button on a sound page', () => {
    const element = document.createElement('kr-pay-button');
    expect(diagnose([{ element, facts: buttonOf() }], pageOf(), quiet)).to.deep.equal([]);
  });

  it('has the worst first', () => {
    const element = document.createElement('kr-pay-button');
    const facts = buttonOf({ attributes: { theme: 'dark' }, raw: rawOf({ amount: '1e4' }) });
    const found = diagnose([{ element, facts }], pageOf({ clobbered: ['IMP'] }), quiet);
    expect(found.map(({ severity, where }) => `${severity} ${where}`)).to.deep.equal([
      'error kr-pay-button[order-id="A-1"]',
      'warning page',
      'warning kr-pay-button[order-id="A-1"]',
    ]);
  });

  it('tells of one more step that a confirm answer asked for in vain', () => {
    const furtherStep = 'one more step, not usable: unsafe-url ';
    const found = diagnose([], pageOf(), { ...quiet, furtherStep });
    expect(found[0]).to.include({ kind: 'further-step', where: 'page' });
    expect(found[0]?.wrong).to.include('unsafe-url');
  });

  it('leaves out what a disabled button lacks, and not what is wrong on it', () => {
    const kinds = (raw: ReturnType<typeof rawOf>) =>
      buttonFindings(buttonOf({ disabled: true, raw }), pageOf()).map(({ kind }) => kind);
    expect(kinds(rawOf({ orderId: undefined, mode: 'subscribe' }))).to.deep.equal([]);
    expect(kinds(rawOf({ amount: '14,000' }))).to.deep.equal(['wrong-attribute']);
  });
});
