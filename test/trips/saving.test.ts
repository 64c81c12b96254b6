import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import type { ConsentRecord } from '../../src/contract/types.js';
import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { onEveryStage } from '../support/trip-stage.js';
import {
  authorizeByKeyboard,
  eventNamesOf,
  eventsOf,
  openShopPage,
  passCheckout,
  pathOf,
  payButton,
  tabTo,
  waitForState,
} from '../support/trip-steps.js';
import { until } from '../support/trip-world.js';

const term = 'kr-pay-button >>> [part=term]';
/** The terms stand in this order: mandate, personal data, news; the last one is optional. */
const boxOf = (index: number): string => `kr-pay-button >>> [part=term]:nth-of-type(${index}) [part=checkbox]`;

onEveryStage('Saving a method', (stage) => {
  it('asks for consent first, and keeps exactly what was on the screen', async () => {
    const { shop, emulator, rows } = await stage.openWorld();
    const page = await stage.newShopper();
    await openShopPage(page, shop + pathOf('/demo/membership.html', stage.script, { lang: 'ko' }));

    assert.match(await page.text(term), /^\[필수\] /);
    assert.equal(await page.evaluate(focusedPart), null);
    await page.click(payButton);
    assert.equal(await page.waitFor(focusedPart), 'checkbox');
    assert.match(await page.text('kr-pay-button >>> [role=alert]'), /^필수 약관 2개 중 2개/);
    const [missing, ...others] = await eventsOf(page);
    assert.deepEqual(others, []);
    assert.equal(missing?.name, 'kr-pay-failure');
    assert.deepEqual([missing.detail['code'], missing.detail['retryable']], ['consent-required', true]);
    assert.deepEqual(await page.evaluate(requestsToPay), []);
    assert.deepEqual(await rows(`SELECT 1 FROM attempts`), []);
    assert.deepEqual(emulator.requests, []);

    const shown = await page.evaluate(sentencesOnScreen);
    assert.equal(shown.length, 4);
    // The press has scrolled the page: no tick counts for half a second, which might be a double click's.
    await until('a tick that counts', async () => {
      await page.click(boxOf(1));
      return page.evaluate<[], boolean>(
        `!!document.querySelector('kr-pay-button').shadowRoot.querySelector(':checked')`,
      );
    });
    await page.click(boxOf(2));
    await page.click(payButton);
    await passCheckout(page);
    await page.click('#authorize');
    await waitForState(page, 'succeeded');

    const [, half, ticked, start, redirect, success, ...more] = await eventsOf(page);
    assert.deepEqual(more, []);
    assert.equal(ticked?.name, 'kr-pay-consent');
    const news = { id: 'news', required: false, agreed: false };
    const answers = ['mandate', 'privacy'].map((id) => ({ id, required: true, agreed: true }));
    assert.equal(half?.detail['complete'], false);
    assert.deepEqual(ticked.detail, { complete: true, terms: [...answers, news] });
    assert.deepEqual([start?.name, redirect?.name], ['kr-pay-start', 'kr-pay-redirect']);
    assert.equal(success?.name, 'kr-pay-success');
    const [session, ...otherSessions] = emulator.sessions.values();
    assert.deepEqual(otherSessions, []);
    const { attemptId, mode, via, paymentId } = success.detail;
    assert.equal(attemptId, start?.detail['attemptId']);
    assert.deepEqual([mode, via, paymentId], ['save', 'return', session?.setup_intent]);
    assert.equal(await page.url(), shop + pathOf('/demo/return.html', stage.script));
    assert.equal(await page.text('#outcome .outcome-text'), '결제수단을 등록했어요. 오늘은 결제되지 않았어요.');
    assert.deepEqual([session?.mode, session?.amount_total], ['setup', null]);

    const [consent, ...otherConsents] = await rows(`SELECT attempt_id, sha256, locale, record FROM consents`);
    assert.deepEqual(otherConsents, []);
    const record = JSON.parse(String(consent?.['record'])) as ConsentRecord;
    const text = shown.join(' ');
    const [mandate, privacy, declined] = record.terms;
    const agreed = { required: true, agreed: true };
    const hashes = { text, sha256: sha256(text) };
    assert.deepEqual(mandate, {
      id: 'mandate',
      version: 'tea-monthly-2026-11-ko',
      ...agreed,
      agreedAt: mandate?.agreedAt,
      ...hashes,
    });
    assert.deepEqual([privacy?.id, privacy?.version, privacy?.agreed], ['privacy', 'privacy-2026-11', true]);
    assert.deepEqual([declined?.id, declined?.agreed, declined?.agreedAt], ['news', false, undefined]);
    const lines = record.terms.map((each) => `${each.id}:${sha256(each.text)}:${each.agreed}`);
    assert.equal(record.sha256, sha256(lines.join('\n')));
    assert.equal(record.agreedAt, privacy?.agreedAt);
    assert.equal(new Date(record.agreedAt).toISOString(), record.agreedAt);
    const stored = [consent?.['attempt_id'], consent?.['sha256'], consent?.['locale']];
    assert.deepEqual(stored, [attemptId, record.sha256, 'ko']);

    await emulator.webhooksSettled();
    const saved = await rows(
      `SELECT attempt_id, plan_id, provider, method, customer_id, consent_attempt_id FROM saved_methods`,
    );
    assert.deepEqual(saved, [
      {
        attempt_id: attemptId,
        plan_id: 'tea-monthly',
        provider: 'stripe',
        method: 'kakao_pay',
        customer_id: session?.customer,
        consent_attempt_id: attemptId,
      },
    ]);
    assert.deepEqual(await rows(`SELECT state FROM attempts`), [{ state: 'succeeded' }]);
    assert.deepEqual(await rows(`SELECT 1 FROM ledger`), []);
  });

  it('is agreed to by keyboard alone, from the first Tab of the page to the page of the provider', async () => {
    const { shop, emulator, rows } = await stage.openWorld();
    const page = await stage.newShopper();
    await openShopPage(page, shop + pathOf('/demo/membership.html', stage.script, { lang: 'en' }));

    await tabTo(page, '[part=agree-all]');
    await tabTo(page, '[part=checkbox]');
    await page.press('Space');
    await tabTo(page, '[part=button]');
    await page.press('Enter');
    await page.waitFor(() => {
      const root = document.querySelector('kr-pay-button')?.shadowRoot;
      const missing = root?.querySelectorAll('[part=checkbox]')[1];
      return missing !== undefined && root?.activeElement === missing;
    }, 'the focus at the box that is missing');
    assert.match(await page.text('kr-pay-button >>> [role=alert]'), /^1 of 2 required terms/);
    await page.press('Space');
    await tabTo(page, '[part=button]');
    await page.press('Enter');
    await authorizeByKeyboard(page);
    await waitForState(page, 'succeeded');

    assert.deepEqual(await eventNamesOf(page), [
      'kr-pay-consent',
      'kr-pay-failure',
      'kr-pay-consent',
      'kr-pay-start',
      'kr-pay-redirect',
      'kr-pay-success',
    ]);
    const [consent] = await rows(`SELECT locale, record FROM consents`);
    assert.equal(consent?.['locale'], 'en');
    const { terms } = JSON.parse(String(consent['record'])) as ConsentRecord;
    assert.deepEqual(
      terms.map(({ id, agreed }) => [id, agreed]),
      [
        ['mandate', true],
        ['privacy', true],
        ['news', false],
      ],
    );
    assert.equal(emulator.sessions.size, 1);
    assert.equal((await rows(`SELECT 1 FROM saved_methods`)).length, 1);
  });
});

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** What runs in the page: the sentences as they can be read, white space folded. */
function sentencesOnScreen(): string[] {
  const lines = document.querySelector('kr-pay-button')?.shadowRoot?.querySelectorAll<HTMLElement>('[part=term] li');
  return [...(lines ?? [])].map((line) => line.innerText.replaceAll(/\s+/g, ' ').trim());
}

/** What runs in the page: the part of the button that has the focus. */
function focusedPart(): string | null {
  const button = document.querySelector<KrPayButtonElement>('kr-pay-button');
  return button?.shadowRoot?.activeElement?.getAttribute('part') ?? null;
}

/** What runs in the page: what it asked the endpoint for. */
function requestsToPay(): string[] {
  const names = performance.getEntriesByType('resource').map(({ name }) => name);
  return names.filter((name) => new URL(name).pathname === '/pay');
}
