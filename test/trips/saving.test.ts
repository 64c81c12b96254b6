import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import type { ConsentRecord } from '../../src/contract/types.js';
import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { onEveryStage } from '../support/trip-stage.js';
import { eventsOf, openShopPage, passCheckout, pathOf, payButton, waitForState } from '../support/trip-steps.js';

const term = 'kr-pay-button >>> [part=term]';
const box = 'kr-pay-button >>> [part=checkbox]';

onEveryStage('Saving a method', (stage) => {
  it('asks for consent first, and keeps exactly what was on the screen', async () => {
    const { shop, emulator, rows } = await stage.openWorld();
    const page = await stage.newShopper();
    await openShopPage(page, shop + pathOf('/demo/membership.html', stage.script, { lang: 'ko' }));

    assert.match(await page.text(term), /^\[필수\] /);
    assert.equal(await page.evaluate(focusedPart), null);
    await page.click(payButton);
    assert.equal(await page.waitFor(focusedPart), 'checkbox');
    assert.match(await page.text('kr-pay-button >>> [role=alert]'), /^필수 약관 1개 중 1개/);
    const [missing, ...others] = await eventsOf(page);
    assert.deepEqual(others, []);
    assert.equal(missing?.name, 'kr-pay-failure');
    assert.deepEqual([missing.detail['code'], missing.detail['retryable']], ['consent-required', true]);
    assert.deepEqual(await page.evaluate(requestsToPay), []);
    assert.deepEqual(await rows(`SELECT 1 FROM attempts`), []);
    assert.deepEqual(emulator.requests, []);

    const shown = await page.evaluate(sentencesOnScreen);
    assert.equal(shown.length, 4);
    await page.click(box);
    await page.click(payButton);
    await passCheckout(page);
    await page.click('#authorize');
    await waitForState(page, 'succeeded');

    const [, ticked, start, redirect, success, ...more] = await eventsOf(page);
    assert.deepEqual(more, []);
    assert.equal(ticked?.name, 'kr-pay-consent');
    const answers = [{ id: 'mandate', required: true, agreed: true }];
    assert.deepEqual(ticked.detail, { complete: true, terms: answers });
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
    const { agreedAt } = record;
    const version = 'tea-monthly-2026-11-ko';
    assert.deepEqual(record.terms, [
      { id: 'mandate', version, required: true, agreed: true, agreedAt, text, sha256: sha256(text) },
    ]);
    assert.equal(record.sha256, sha256(`mandate:${sha256(text)}:true`));
    assert.equal(new Date(agreedAt).toISOString(), agreedAt);
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
