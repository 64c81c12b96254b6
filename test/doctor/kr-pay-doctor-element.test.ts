import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';
import type { Diagnosis } from '../../src/doctor/finding.js';
import { KrPayDoctorElement, summaryOf } from '../../src/doctor/kr-pay-doctor-element.js';

customElements.define('kr-pay-doctor', KrPayDoctorElement);

const about = (given: Partial<Diagnosis>): Diagnosis => ({
  kind: 'wrong-attribute',
  severity: 'error',
  where: 'kr-pay-button#pay',
  wrong: 'amount="14,000" cannot be used.',
  expected: 'whole won such as 14000',
  remedy: 'Write amount="14000".',
  ...given,
});

async function shown(...diagnoses: Diagnosis[]) {
  const element = new KrPayDoctorElement();
  element.diagnoses = diagnoses;
  document.body.append(element);
  await element.updateComplete;
  const one = (selector: string): HTMLElement => {
    const found = element.shadowRoot?.querySelector(selector);
    return found instanceof HTMLElement ? found : expect.fail(`expected ${selector}`);
  };
  return { element, one, visible: () => one('ol').getBoundingClientRect().height > 0 };
}

describe('the overlay', () => {
  afterEach(() => {
    for (const each of document.querySelectorAll('kr-pay-doctor, kr-pay-button')) each.remove();
  });

  it('says in one line how much was found', () => {
    expect(summaryOf([])).to.equal('nothing found');
    expect(summaryOf([about({}), about({ severity: 'warning' }), about({})])).to.equal('2 errors, 1 warning');
  });

  it('shows what, where, what was expected and what to do', async () => {
    const { one } = await shown(about({}));
    for (const words of ['error', 'kr-pay-button#pay', '14,000', 'whole won', 'Write amount'])
      expect(one('li').textContent).to.include(words);
  });

  it('is open where there are errors, and closed where there are none', async () => {
    expect((await shown(about({}))).visible()).to.equal(true);
    expect((await shown(about({ severity: 'warning' }))).visible()).to.equal(false);
    expect((await shown()).visible()).to.equal(false);
  });

  it('is opened and closed by the keyboard, and stays so when more is found', async () => {
    const { element, one, visible } = await shown(about({}));
    one('.summary').focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(visible()).to.equal(false);
    expect(one('.summary').ariaExpanded).to.equal('false');
    element.diagnoses = [about({}), about({ where: 'page' })];
    await element.updateComplete;
    expect(visible()).to.equal(false);
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(visible()).to.equal(true);
  });

  it('is closed by Escape, with the focus where it can be opened again', async () => {
    const { element, one, visible } = await shown(about({}));
    one('ol').focus();
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    expect(visible()).to.equal(false);
    expect(element.shadowRoot?.activeElement?.className).to.include('summary');
  });

  it('takes the keyboard to the element that it shows', async () => {
    const button = document.createElement('kr-pay-button');
    for (const [name, value] of Object.entries({ endpoint: '/pay', 'order-id': 'A-1' }))
      button.setAttribute(name, value);
    document.body.append(button);
    await button.updateComplete;
    const { one } = await shown(about({ element: button, severity: 'error' }));
    one('li button').click();
    expect(document.activeElement?.localName).to.equal('kr-pay-button');
  });

  it('shows no markup of the page’s as markup', async () => {
    const { one } = await shown(about({ wrong: '<img src=x>' }));
    expect(one('li').querySelectorAll('img')).to.have.lengthOf(0);
  });

  it('is accessible, open, closed and empty', async () => {
    const button = document.createElement('kr-pay-button');
    const all = [
      about({ element: button }),
      about({ severity: 'warning' }),
      about({ severity: 'note', where: 'page' }),
    ];
    const { element, one } = await shown(...all);
    await expect(element).to.be.accessible();
    one('.summary').click();
    await element.updateComplete;
    await expect(element).to.be.accessible();
    element.diagnoses = [];
    one('.summary').click();
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });
});
