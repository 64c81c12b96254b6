import type { ConsentRecord } from '../../../src/contract/types.js';
import type { RawSettings } from '../../../src/settings/settings.js';
import { bare } from '../../settings/bare.js';

const page = 'https://shop.example/cart?step=2#top';
export const attemptId = '0f8fad5b-d9cb-469f-a165-70867728950e';

// What a browser and the build put there.
Object.assign(globalThis, { __VERSION__: '1.0.0' });
if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: {} });

const { confirmBody, startBody } = await import('../../../src/controller/bodies.js');
const { makeRecord } = await import('../../../src/consent/record.js');
const { mandateTerm, shownTerm } = await import('../../../src/consent/terms.js');
const { readSettings } = await import('../../../src/settings/settings.js');

/** A browser that says this of itself. */
export function pretendToBe(userAgent: string, maxTouchPoints = 0): void {
  for (const [name, value] of Object.entries({ userAgent, maxTouchPoints })) {
    Object.defineProperty(navigator, name, { value, configurable: true });
  }
}

pretendToBe('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36');

/** The start request that the button sends with these attributes, as the server reads it. */
export function sentStart(
  attributes: Partial<RawSettings>,
  consent?: ConsentRecord,
  metadata: Readonly<Record<string, unknown>> = {},
): unknown {
  const settings = readSettings({ ...bare, endpoint: '/pay', ...attributes }, page, 'ko');
  return JSON.parse(startBody(settings, attemptId, consent, metadata));
}

/** The confirm request that the button sends. */
export function sentConfirm(orderId: string | undefined, params: Readonly<Record<string, string | string[]>>): unknown {
  return JSON.parse(confirmBody(attemptId, orderId, { reason: 'return', params }));
}

/** The record that the button makes of a mandate, a required term and an optional one that was left open. */
export function madeConsent(): Promise<ConsentRecord> {
  const terms = [
    mandateTerm('정기결제', [['느린물이 결제해요.'], ['매월 5일.']], '2026-11'),
    shownTerm({ id: 'privacy', label: '개인정보', required: true, version: '1' }, 'https://shop.example/privacy'),
    shownTerm({ id: 'news', label: '소식', text: '한 달에 한 번.' }, undefined),
  ];
  return makeRecord(terms, ({ required }) => (required ? '2026-11-21T03:00:00.000Z' : undefined), 'ko');
}
