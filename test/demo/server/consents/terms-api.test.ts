import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findPlan } from '../../../../demo/server/catalog.js';
import { termsOf } from '../../../../demo/server/consents/offers.js';
import { assertRefusal } from '../support/refusal.js';
import { sessionRequests, type TestShopWithStripe, openShopWithStripe } from '../support/shop-with-stripe.js';
import { openShop } from '../support/shop.js';
import { agreedTerm, consentRecord, openBrowser, planConsent, readAnswer, startRequest } from '../support/shopper.js';
import type { Answer, ShopperBrowser } from '../support/shopper.js';

let shop: TestShopWithStripe;
let browser: ShopperBrowser;

before(async () => {
  shop = await openShopWithStripe();
  browser = await openBrowser(shop.origin);
});

after(() => shop.close());

const publish = async (body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const init = {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...headers },
  };
  return readAnswer(await fetch(`${shop.origin}/api/admin/terms`, init));
};

const words = (text: string) => ({ label: 'privacy', text });
const newPrivacy = (version: string) => ({
  planId: 'tea-monthly',
  termId: 'privacy',
  version,
  texts: { ko: words(`${version} 글`), en: words('text'), ja: words('文'), zh: words('文') },
});

describe('the terms on offer', () => {
  it('are told to everybody in each language, as the button takes them', async () => {
    for (const locale of ['ko', 'en', 'ja', 'zh'] as const) {
      const { status, body } = await browser.get(`/api/terms?offer=tea-monthly&locale=${locale}`);
      assert.equal(status, 200);
      const plan = findPlan('tea-monthly');
      assert.ok(plan);
      const { termsVersion, ...items } = plan.mandate[locale];
      assert.deepEqual(body['mandate'], { ...items, frequency: 'recurring', version: termsVersion });
      const terms = plan.terms[locale].map(({ termId, version, required, label, text }) => {
        return { id: termId, version, required, label, text };
      });
      assert.deepEqual(body['terms'], terms);
    }
    assert.equal((await browser.get('/api/terms?offer=gold&locale=ko')).status, 404);
    assert.equal((await browser.get('/api/terms?offer=tea-monthly&locale=fr')).status, 400);
  });

  it('are in the database once, also after another process of the shop has opened', async () => {
    const count = async () => (await shop.rows('SELECT count(*) AS count FROM terms'))[0]?.['count'];
    const first = await count();
    await (await openShop({ databaseUrl: shop.databaseUrl })).close();
    const plan = findPlan('tea-monthly');
    assert.deepEqual([await count(), first], [first, plan && termsOf('tea-monthly', plan).length]);
  });

  it('cannot be changed or deleted in the database', async () => {
    await assert.rejects(shop.change(`UPDATE terms SET text = '무엇이든'`), /a term is never changed/);
    await assert.rejects(shop.change(`DELETE FROM terms`), /a term is never deleted/);
    await assert.rejects(shop.change('INSERT OR REPLACE INTO terms SELECT * FROM terms'), /a term is never replaced/);
  });
});

describe('a start with a consent to something else than what is on offer', () => {
  it('is refused with a sentence of its own, asks nobody, and leaves no row', async () => {
    const consent = planConsent();
    const [mandate, privacy, news] = consent.terms;
    assert.ok(mandate && privacy && news);
    const { version: mandateVersion = '' } = mandate;
    const cheaper = { ...agreedTerm('mandate', mandate.text.replace('18,000', '1')), version: mandateVersion };
    const cases: readonly (readonly [string, RegExp, ReturnType<typeof planConsent> | undefined])[] = [
      [
        'terms-changed',
        /"vip" is none that the shop asks for/,
        consentRecord([...consent.terms, agreedTerm('vip', '글')]),
      ],
      ['terms-changed', /asks for the term "privacy"/, consentRecord([mandate, news])],
      [
        'terms-changed',
        /the consent is to privacy-2025-01/,
        consentRecord([mandate, { ...privacy, version: 'privacy-2025-01' }, news]),
      ],
      ['terms-changed', /says something else/, consentRecord([cheaper, privacy, news])],
      [
        'terms-changed',
        /does not fit its text/,
        consentRecord([{ ...mandate, sha256: '0'.repeat(64) }, privacy, news]),
      ],
      ['terms-changed', /was shown as optional/, consentRecord([mandate, { ...privacy, required: false }, news])],
      [
        'consent-required',
        /"privacy" was not agreed to/,
        consentRecord([mandate, { ...privacy, agreed: false }, news]),
      ],
      ['consent-required', /needs the shopper's consent/, undefined],
    ];
    const before = shop.emulator.requests.length;
    const sentences = new Set<unknown>();
    for (const [code, sentence, given] of cases) {
      const { orderId } = await browser.createCart();
      const changes = { orderId, mode: 'pay-and-save', metadata: { planId: 'tea-monthly' } } as const;
      const request = startRequest(shop.origin, { ...changes, ...(given && { consent: given }) });
      const answer = await browser.start(request);
      await assertRefusal(shop, answer, { status: 422, code, attemptId: request.attemptId });
      assert.match(answer.text.replaceAll('\\"', '"'), sentence);
      sentences.add(answer.body['message']);
      assert.deepEqual(await shop.rows('SELECT 1 FROM consents WHERE attempt_id = ?', request.attemptId), []);
      assert.deepEqual(await shop.rows('SELECT 1 FROM orders WHERE order_id = ?', orderId), []);
    }
    assert.equal(sentences.size, cases.length);
    assert.equal(shop.emulator.requests.length, before);
  });

  it('is refused for a single payment, which asks for no consent', async () => {
    const { orderId } = await browser.createCart();
    const request = startRequest(shop.origin, { orderId, consent: planConsent() });
    await assertRefusal(shop, await browser.start(request), {
      status: 422,
      code: 'terms-changed',
      attemptId: request.attemptId,
    });
  });

  it('is taken in every language, by every method', async () => {
    for (const locale of ['ko', 'en', 'ja', 'zh'] as const) {
      const consent = planConsent({ locale, method: 'kr_card', news: true });
      const changes = { locale, method: 'kr_card', mode: 'save', metadata: { planId: 'tea-monthly' } } as const;
      const answer = await browser.start(startRequest(shop.origin, { ...changes, consent }));
      assert.equal(answer.status, 200, answer.text);
    }
  });
});

describe('a new version of a term', () => {
  it('takes effect at once: who has the old one on the screen is refused, who has the new one is not', async () => {
    const asked = { mode: 'save', metadata: { planId: 'tea-monthly' } } as const;
    const consent = planConsent();
    const before = startRequest(shop.origin, { ...asked, consent });
    assert.equal((await browser.start(before)).status, 200);
    assert.deepEqual((await publish(newPrivacy('privacy-2026-12'))).body, { version: 'privacy-2026-12', published: 4 });

    const late = startRequest(shop.origin, { ...asked, consent });
    const answer = await browser.start(late);
    await assertRefusal(shop, answer, { status: 422, code: 'terms-changed', attemptId: late.attemptId });
    assert.match(answer.text, /offered as privacy-2026-12; the consent is to privacy-2026-11/);
    assert.equal(sessionRequests(shop, late.attemptId).length, 0);
    // What was started before goes on: it was agreed to in time.
    assert.equal((await browser.start(before)).status, 200);

    const { body } = await browser.get('/api/terms?offer=tea-monthly&locale=ko');
    const [shown] = body['terms'] as { label: string; text: string; version: string }[];
    assert.ok(shown);
    const renewed = { ...agreedTerm('privacy', `${shown.label} ${shown.text}`), version: shown.version };
    const terms = consent.terms.map((term) => (term.id === 'privacy' ? renewed : term));
    assert.equal(
      (await browser.start(startRequest(shop.origin, { ...asked, consent: consentRecord(terms) }))).status,
      200,
    );
  });

  it('outlives a restart of the shop', async () => {
    await publish(newPrivacy('privacy-2027-01'));
    await (await openShop({ databaseUrl: shop.databaseUrl })).close();
    const { text } = await browser.get('/api/terms?offer=tea-monthly&locale=ko');
    assert.match(text, /privacy-2027-01/);
  });

  it('is refused for a name that was used, a term that there is not, a language that is missing, and another site', async () => {
    await publish(newPrivacy('privacy-2027-02'));
    assert.equal((await publish(newPrivacy('privacy-2027-02'))).body['code'], 'version-taken');
    assert.equal((await publish({ ...newPrivacy('x'), termId: 'mandate' })).body['code'], 'unknown-term');
    assert.equal((await publish({ ...newPrivacy('x'), planId: 'gold' })).body['code'], 'unknown-term');
    const { ja: _missing, ...texts } = newPrivacy('x').texts;
    assert.equal((await publish({ ...newPrivacy('x'), texts })).status, 400);
    assert.equal((await publish(newPrivacy('x'), { Origin: 'https://evil.example' })).status, 403);
    assert.equal((await publish(newPrivacy('x'), { 'X-Forwarded-For': '203.0.113.7' })).status, 403);
  });
});
