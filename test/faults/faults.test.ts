import { expect } from '@open-wc/testing';
import { limits } from '../../src/controller/limits.js';
import { closeShops } from '../element/shop.js';
import { tidyPage } from '../providers/scripts.js';
import { languages, openFault } from './fault-shop.js';
import type { FaultShop, Reached } from './fault-shop.js';
import type { Case, Ending, Fault, Outcome } from './fault.js';
import { table } from './table.js';

type Failing = Ending & { readonly event: 'kr-pay-failure' };
const whole = ({ key, body }: Reached): string => `${key} ${body}`;

// Planted by hand to see this matrix fail, and put back: a new idempotency key for each try (`merchant-api.ts`, 54 cases
// fail); `conflict` no longer closing an attempt (`flow.ts`, 3: F8 to F10); every failure unticking the terms
// (`checkout-controller.ts`, 60); 502 no longer asked again (`status.ts`, 1: F13).

/** Clicks while the fault lasts, in one language, and looks at everything that page and shopper are told. */
async function failOnce(shop: FaultShop, lang: 'ko' | 'en', { retry }: Outcome, ends: Failing): Promise<void> {
  const text = languages[lang].failures[ends.code];
  const { detail } = await shop.click('kr-pay-failure');
  const { event: _, ...told } = ends;
  expect(detail).to.include({ ...told, message: text, orderId: 'A-1001' });
  expect(detail).to.not.have.property('hint');
  expect(shop.alert()).to.equal(text);
  expect(shop.status()?.trim()).to.equal('');
  expect(shop.element.state).to.equal('failed');
  expect(shop.button().disabled).to.equal(false);
  expect(shop.button().hasAttribute('aria-disabled')).to.equal(false);
  expect(retry.includes('no')).to.equal(!ends.retryable);
  const untouched = ends.code !== 'terms-changed';
  expect(shop.boxes()[0]?.checked, 'the tick').to.equal(untouched);
  if (untouched) expect(shop.element.shadowRoot?.activeElement, 'the focus').to.equal(shop.button());
}

/** Fails in Korean and in English, is then given a good answer, and looks at what reached the server. */
async function failsAndRecovers(plan: Case, outcome: Outcome, ends: Failing): Promise<void> {
  const shop = await openFault(plan);
  await failOnce(shop, 'ko', outcome, ends);
  await shop.speak('en');
  await failOnce(shop, 'en', outcome, ends);
  shop.recover();
  await shop.click('kr-pay-redirect');
  expect(shop.alert()?.trim()).to.equal('');
  shop.release();

  const { tries = 1 } = plan;
  const clicks = await shop.requestsByClick([tries, tries, 1]);
  for (const requests of clicks) expect(new Set(requests.map(whole)).size).to.be.at.most(1);
  const firsts = clicks.flatMap(([request]) => request ?? []);
  if (outcome.retry.includes('new')) expect(new Set(firsts.map(({ key }) => key)).size).to.equal(firsts.length);
  else expect(new Set(firsts.map(whole)).size).to.equal(1);
  expect(shop.count('kr-pay-failure')).to.equal(2);
  expect(shop.count('kr-pay-success')).to.equal(0);
  shop.expectWords(plan.hint, 2);
  // One is no try: whether the page is still here, where a script did not come.
  const waits = shop.waits.filter((wait) => wait !== limits.leaving);
  expect(waits).to.have.lengthOf(outcome.retry.includes('auto') ? 4 : 0);
  if (plan.waits) expect(waits).to.deep.equal([...plan.waits, ...plan.waits]);
}

/** What the shopper reads, by the name that the table has for it. */
function statusIn(lang: 'ko' | 'en', reads: Outcome['reads']): string {
  const { status, methods } = languages[lang];
  if (!reads || reads === 'nothing' || reads === 'notKnown') return '';
  const text = status[reads];
  return typeof text === 'string' ? text : text(methods.kakao_pay);
}

/** Comes through: one event, one attempt, nothing said of what was odd on the way. */
async function comesThrough(plan: Case, { reads }: Outcome, event: string): Promise<void> {
  const shop = await openFault(plan);
  await shop.click(event);
  if (reads !== 'starting' && reads !== 'nothing')
    await shop.expectStatus(statusIn('ko', reads), statusIn('en', reads));
  expect(shop.alert()?.trim()).to.equal('');
  shop.release();
  const requests = (await shop.requestsByClick([plan.start.length]))[0] ?? [];
  expect(new Set(requests.map(whole)).size).to.equal(1);
  expect(shop.types()).to.deep.equal(['kr-pay-start', event]);
  expect(shop.boxes()[0]?.checked ?? true, 'the tick').to.equal(true);
  shop.expectWords(plan.hint, 1);
  if (plan.waits) expect(shop.waits).to.deep.equal(plan.waits);
}

describe('a fault', () => {
  afterEach(closeShops);
  afterEach(tidyPage);

  const cases = ({ id, name, outcomes }: Fault) =>
    outcomes.flatMap((outcome) => (outcome.cases ?? []).map((plan) => ({ id, name, outcome, plan })));

  for (const { id, name, outcome, plan } of table.flatMap(cases)) {
    const { ends } = outcome;
    it(`${id}, ${name} (${plan.what}), ends in ${ends.event === 'kr-pay-failure' ? ends.code : ends.event}`, () =>
      ends.event === 'kr-pay-failure'
        ? failsAndRecovers(plan, outcome, ends)
        : comesThrough(plan, outcome, ends.event));
  }
});
