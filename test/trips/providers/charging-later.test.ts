import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ProviderName } from '../../../src/contract/types.js';
import { chooseAt, pressAtBench, type Surface } from '../../support/provider-trip.js';
import { openProviderWorld, type ProviderWorld } from '../../support/provider-world.js';
import { onEveryStage } from '../../support/trip-stage.js';
import { waitForState } from '../../support/trip-steps.js';
import { until } from '../../support/trip-world.js';
import type { Page } from '../../support/browser.js';

const providers: readonly (readonly [ProviderName, Surface, string])[] = [
  ['stripe', 'page', '#authorize'],
  ['portone', 'frame', '#approve'],
  ['portone-v2', 'frame', '#approve'],
  ['adyen', 'page', '#approve'],
];

const day = 86_400_000;
/** The tenth of the next month, when the plan's next payment is due. */
const dueTime = (): number => {
  const now = new Date();
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 10);
};

/** What the back office's sheet says to a press. An answer of before would be taken for it, so none may be under way. */
async function answerTo(page: Page, press: () => Promise<void>): Promise<{ kind: string; text: string }> {
  await page.waitFor(`document.querySelector('.answer')`, 'the saved method');
  await page.evaluate(`document.querySelector('.answer').replaceChildren()`);
  await press();
  await page.waitFor(`document.querySelector('.answer').textContent !== ''`, 'an answer');
  const kind = await page.evaluate<[], string>(`document.querySelector('.answer').dataset.kind`);
  return { kind, text: await page.text('.answer') };
}

const charge = (page: Page, amount?: string): Promise<{ kind: string; text: string }> =>
  answerTo(page, async () => {
    if (amount !== undefined) await page.fill('.charge input', amount);
    await page.click('.charge button');
  });

async function consentOf(world: ProviderWorld): Promise<string> {
  const [consent] = await world.rows('SELECT sha256 FROM consents');
  return String(consent?.['sha256']);
}

onEveryStage(
  'Charging a saved method later',
  (stage) => {
    for (const [provider, surface, approve] of providers) {
      it(`${provider}: only the plan's amount, when it is due, and until the permission ends`, async () => {
        let ahead = 0;
        const clock = (): Date => new Date(Date.now() + ahead);
        const world = stage.keep(await openProviderWorld(provider, 'intent', clock));
        const page = await stage.newShopper({ errorsAreExpected: true });
        const trip = { provider, method: 'kakao_pay', mode: 'subscribe', phone: false } as const;
        await pressAtBench(page, world, trip, stage.script);
        await chooseAt(page, world, surface, approve);
        await waitForState(page, 'succeeded');
        await until('the saved method', async () => (await world.rows('SELECT 1 FROM saved_methods')).length === 1);
        const consent = await consentOf(world);

        await page.goto(`${world.shop}/demo/admin.html`);
        const early = await charge(page);
        assert.match(early.text, new RegExp(consent));
        assert.deepEqual(await world.rows('SELECT 1 FROM charges'), []);

        ahead = dueTime() - Date.now() + day;
        const other = await charge(page, '18001');
        assert.match(other.text, new RegExp(consent));
        assert.deepEqual(await world.rows('SELECT 1 FROM charges'), []);

        const before = world.requests.length;
        const made = await charge(page, '18000');
        assert.equal(made.kind, 'good', made.text);
        const [row, ...more] = await world.rows('SELECT state, amount, captured_amount FROM charges');
        assert.deepEqual(more, []);
        assert.deepEqual(row, { state: 'succeeded', amount: 18_000, captured_amount: 18_000 });
        assert.ok(world.requests.length > before, 'the provider was not asked');

        const ended = await answerTo(page, async () => {
          await page.click('.end summary');
          await page.click('.end-now');
        });
        assert.equal(ended.kind, 'good', ended.text);
        assert.equal((await world.rows('SELECT 1 FROM saved_methods WHERE canceled_at IS NOT NULL')).length, 1);
        ahead += 31 * day;
        const after = await charge(page);
        assert.match(after.text, new RegExp(consent));
        assert.equal((await world.rows('SELECT 1 FROM charges')).length, 1);
      });
    }
  },
  ['classic'],
);
