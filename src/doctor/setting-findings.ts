import { propertyOf } from '../settings/property-name.js';
import { readSettings } from '../settings/settings.js';
import type { RawSettings } from '../settings/settings.js';
import type { ButtonFacts } from './facts.js';
import type { Finding } from './finding.js';
import { remedyFor } from './remedies.js';

/** Stands in for what cannot be used, so that the reader goes on to the next problem. */
const sound: Partial<RawSettings> = {
  endpoint: 'https://shop.example/pay',
  orderId: 'A-1',
  merchant: 'm',
  frequency: 'recurring',
  timing: 't',
  amountRule: 'r',
  cancellation: 'c',
};

/** Every attribute that the element cannot use, in the settings reader's own judgment. `page` is the page's address. */
export function settingFindings({ raw, formAction }: Pick<ButtonFacts, 'raw' | 'formAction'>, page: string): Finding[] {
  const found = new Map<string, Finding>();
  const current = { ...raw };
  for (;;) {
    const { problem } = readSettings(current, page, 'ko', formAction);
    if (!problem) break;
    const [, name = '', expected = '', got = ''] = /^([a-z-]+): expected (.*), got (.*)$/s.exec(problem) ?? [];
    // Named again although it was replaced: the page's own address cannot be used.
    if (!name || found.has(name)) break;
    found.set(name, settingFinding(name, expected, got, page));
    const property = propertyOf(name) as keyof RawSettings;
    Object.assign(current, { [property]: sound[property] });
  }
  return [...found.values()];
}

function settingFinding(name: string, expected: string, got: string, page: string): Finding {
  const value: unknown = JSON.parse(got);
  const text = typeof value === 'string' ? value : undefined;
  return {
    kind: text ? 'wrong-attribute' : 'missing-attribute',
    severity: 'error',
    wrong: text ? `${name}="${text}" cannot be used.` : `${name} is ${text === undefined ? 'missing' : 'empty'}.`,
    expected,
    remedy: remedyFor(name, text || undefined, expected, page),
  };
}
