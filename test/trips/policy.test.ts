import assert from 'node:assert/strict';
import { it } from 'node:test';
import { contentSecurityPolicy } from '../../demo/server/security.js';
import type { Method, ProviderName } from '../../src/contract/types.js';
import type { Page } from '../support/browser.js';
import { chooseAt, pressAtBench } from '../support/provider-trip.js';
import { openProviderWorld } from '../support/provider-world.js';
import { openFront, type Front } from '../support/trip-front.js';
import { onEveryStage } from '../support/trip-stage.js';
import { eventsOf, openShopPage, pathOf, payAndReturn, waitForState } from '../support/trip-steps.js';
import { until } from '../support/trip-world.js';

/** A way to pay for which the page loads no script of a provider's. */
interface Scriptless {
  readonly provider: ProviderName;
  readonly method: Method;
  /** The button of the provider's page. */
  readonly approve: string;
  /** What the button is answered, made of what the shop answers. */
  readonly answer?: (body: string) => string;
  /** Whether the page is left by a form, whose target has to be named in the policy. */
  readonly byForm?: true;
}

const method = 'kakao_pay';
const scriptless: Readonly<Record<string, Scriptless>> = {
  "Adyen's redirect": { provider: 'adyen', method, approve: '#approve' },
  "Adyen's redirect by a form": { provider: 'adyen', method: 'kr_card', approve: '#approve', byForm: true },
  "Checkout.com's page": { provider: 'checkout', method, approve: '#approve' },
  'an intent that the server has confirmed': { provider: 'stripe', method, approve: '#authorize' },
  'an answer that is an address and nothing else': {
    provider: 'checkout',
    method,
    approve: '#approve',
    answer: bareAddress,
  },
};

/** What stands in for Checkout.com's answer; any other answer stays. */
function bareAddress(body: string): string {
  const url = /"redirect":\{"href":("[^"]+")/.exec(body)?.[1];
  return url === undefined ? body : `{"url":${url}}`;
}

onEveryStage("The shop's strict content security policy", (stage) => {
  it('is broken neither by paying nor by saving a method', async () => {
    const front = stage.keep(await openFront());
    const { shop } = await stage.openWorld([front.origin]);
    front.standBefore(shop);
    const page = await stage.newShopper({ errorsAreExpected: true });
    await openShopPage(page, front.origin + pathOf('/', stage.script, { lang: 'ko' }));
    await payAndReturn(page);
    await openShopPage(page, front.origin + pathOf('/demo/membership.html', stage.script));
    await page.click('kr-pay-button >>> [part=agree-all]');
    await payAndReturn(page);
    await expectNothingBlocked(page, front);
  });

  for (const [what, { provider, method: paid, approve, answer, byForm }] of Object.entries(scriptless)) {
    it(`is not broken by ${what}`, async () => {
      const front = stage.keep(await openFront());
      const world = stage.keep(await openProviderWorld(provider, 'intent', undefined, [front.origin]));
      const strict = contentSecurityPolicy();
      const policy = byForm ? strict.replace("form-action 'self'", `$& ${world.emulator}`) : strict;
      front.standBefore(world.shop, { policy, ...(answer && { answer }) });
      const page = await stage.newShopper({ errorsAreExpected: true });
      const trip = { provider, method: paid, mode: 'pay', phone: false } as const;
      await pressAtBench(page, { ...world, shop: front.origin }, trip, stage.script);
      await chooseAt(page, world, 'page', approve);
      await waitForState(page, 'succeeded');
      const [, redirect] = await eventsOf(page);
      assert.equal(redirect?.detail['provider'], answer ? 'redirect' : provider);
      await expectNothingBlocked(page, front);
    });
  }
});

/** Nothing was blocked so far; a picture from elsewhere, which is blocked now, shows that a report would have come. */
async function expectNothingBlocked(page: Page, front: Front): Promise<void> {
  assert.deepEqual(page.consoleErrors(), []);
  await page.evaluate(() => {
    new Image().src = 'http://127.0.0.1:9/elsewhere.png';
  });
  await until('the report of a picture from elsewhere', () => front.blocked.length);
  const [blocked, ...more] = front.blocked;
  assert.match(blocked ?? '', /^http:\/\/127\.0\.0\.1:9\b/);
  assert.deepEqual(more, []);
}
