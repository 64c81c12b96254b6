import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from '../support/browser.js';
import { onEveryStage } from '../support/trip-stage.js';
import {
  eventNamesOf,
  eventsOf,
  openShopPage,
  passCheckout,
  pathOf,
  payButton,
  waitForState,
} from '../support/trip-steps.js';
import { until } from '../support/trip-world.js';

const all = 'kr-pay-button >>> [part=agree-all]';

/** Fills a form of the back office and waits for its answer. */
async function send(page: Page, form: string, fields: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, value] of Object.entries(fields)) await page.fill(`#${form} [name=${name}]`, value);
  await page.click(`#${form} button`);
  await page.waitFor(`document.querySelector('#${form}-answer').textContent !== ''`, 'an answer');
  return page.evaluate<[], string>(`document.querySelector('#${form}-answer').dataset.kind`);
}

/** Opens the back office, and waits until its forms are in the hands of its script. */
async function openOffice(page: Page, shop: string): Promise<void> {
  await page.goto(`${shop}/demo/admin.html?lang=ko`);
  await page.waitFor(`document.querySelector('#term-id').value === 'privacy'`, 'the terms');
}

/** Saves a method at the membership page. */
async function save(page: Page): Promise<void> {
  await page.click(all);
  await page.click(payButton);
  await passCheckout(page);
  await page.click('#authorize');
  await waitForState(page, 'succeeded');
}

onEveryStage(
  'What was agreed to',
  (stage) => {
    it('is asked for again when the shop changed its terms meanwhile, and nobody is asked for a payment', async () => {
      const { shop, emulator, rows } = await stage.openWorld();
      const page = await stage.newShopper({ errorsAreExpected: true });
      await openShopPage(page, shop + pathOf('/demo/membership.html', stage.script, { lang: 'ko' }));
      await page.click(all);

      const office = await stage.newShopper();
      await openOffice(office, shop);
      assert.equal(await send(office, 'publish', { version: 'privacy-2', ko: '이제는 이름만 모아요.' }), 'good');

      await page.click(payButton);
      await waitForState(page, 'failed');
      const failure = (await eventsOf(page)).find(({ name }) => name === 'kr-pay-failure');
      assert.equal(failure?.detail['code'], 'terms-changed');
      assert.deepEqual(await rows('SELECT 1 FROM attempts'), []);
      assert.deepEqual(emulator.requests, []);
      await page.waitFor(
        `document.querySelector('kr-pay-button').shadowRoot.textContent.includes('이제는 이름만 모아요.')`,
        'the new text',
      );
      const ticked = `[...document.querySelector('kr-pay-button').shadowRoot.querySelectorAll('input')].filter((box) => box.checked).length`;
      assert.equal(await page.evaluate<[], number>(ticked), 0);

      await save(page);
      const [consent] = await rows('SELECT record FROM consents');
      assert.match(String(consent?.['record']), /"version":"privacy-2".*이제는 이름만 모아요\./);
    });

    it('is not given by a double click on the button, whose second click lands on a box that the page was scrolled to', async () => {
      const { shop } = await stage.openWorld();
      const page = await stage.newShopper();
      await page.setViewport(1200, 800);
      await openShopPage(page, shop + pathOf('/demo/membership.html', stage.script, { lang: 'ko' }));
      const boxes = (which: string): Promise<number> =>
        page.evaluate<[], number>(
          `document.querySelector('kr-pay-button').shadowRoot.querySelectorAll('[part=checkbox]${which}').length`,
        );
      await page.doubleClick(payButton);
      await until('that something lacks', async () => (await eventNamesOf(page)).length > 0);
      assert.deepEqual([...new Set(await eventNamesOf(page))], ['kr-pay-failure']);
      assert.equal(await boxes(':checked'), 0);

      await until('a tick that counts', async () => {
        if ((await boxes(':checked')) === 0) await page.click('kr-pay-button >>> [part=checkbox]');
        return (await boxes(':checked')) === 1;
      });
    });

    it('is in the language that the shop compares it in, also when something translates the page meanwhile', async () => {
      const { shop } = await stage.openWorld();
      const page = await stage.newShopper();
      await openShopPage(page, shop + pathOf('/demo/membership.html', stage.script, { lang: 'ko' }));
      await page.evaluate(`document.documentElement.lang = 'ja'`);
      await save(page);
    });

    it('is withdrawn by its shopper, and can be printed', async () => {
      const { shop, rows } = await stage.openWorld();
      const page = await stage.newShopper();
      await openShopPage(page, shop + pathOf('/demo/membership.html', stage.script, { lang: 'ko' }));
      await save(page);
      const [consent] = await rows('SELECT sha256 FROM consents');
      await page.goto(`${shop}/demo/membership.html`);
      await page.waitFor(`document.querySelector('#own-list .end summary')`, 'the saved method');
      await page.click('#own-list .end summary');
      await page.click('#own-list .end-now');
      // The page's answer, which moves what is below it.
      await page.waitFor(`!document.querySelector('#own-list .end')`, 'the withdrawal');
      assert.equal((await rows('SELECT 1 FROM withdrawals')).length, 1);

      await page.click('#own-methods > p a');
      await page.waitFor(`document.querySelector('.verdict')`, 'the page for print');
      assert.equal(await page.evaluate<[], string>(`document.querySelector('.verdict').dataset.verifies`), 'yes');
      const text = await page.evaluate<[], string>(`document.body.textContent`);
      assert.ok(text.includes(String(consent?.['sha256'])));
      // Its own style has come through its own policy.
      const border = `getComputedStyle(document.querySelector('.verdict')).borderTopWidth`;
      assert.equal(await page.evaluate<[], string>(border), '2px');
    });

    it('is asked for anew when the price changes: nothing is charged, and no provider is asked', async () => {
      const { shop, emulator, rows } = await stage.openWorld();
      const page = await stage.newShopper();
      await openShopPage(page, shop + pathOf('/demo/membership.html', stage.script, { lang: 'ko' }));
      await save(page);
      await emulator.webhooksSettled();
      const office = await stage.newShopper();
      await openOffice(office, shop);
      const fromOn = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
      await office.evaluate((day: string) => {
        const field = document.querySelector<HTMLInputElement>('#announce [name=fromOn]');
        if (field) field.value = day;
      }, fromOn);
      assert.equal(await send(office, 'announce', { amount: '19800' }), 'good');

      const asked = emulator.requests.length;
      await openShopPage(page, shop + pathOf('/demo/price-change.html', stage.script, { lang: 'ko' }));
      const facts = await page.text('#change-facts');
      for (const word of ['18,000원', '19,800원', fromOn, '카카오페이', '언제든지 해지'])
        assert.ok(facts.includes(word), facts);
      await page.click(all);
      await page.click(payButton);
      await waitForState(page, 'succeeded');
      assert.match(await page.text('#outcome'), /오늘은 아무것도 결제되지 않았어요/);
      const success = (await eventsOf(page)).at(-1);
      assert.deepEqual([success?.name, success?.detail['via']], ['kr-pay-success', 'direct']);
      assert.equal(emulator.requests.length, asked);
      const [agreement] = await rows('SELECT change_id FROM price_agreements');
      assert.equal(agreement?.['change_id'], `tea-monthly-${fromOn.replaceAll('-', '')}-19800`);
      assert.equal((await rows('SELECT 1 FROM consents')).length, 2);
    });
  },
  ['classic'],
);
