import { readSettings } from '../settings/settings.js';
import { advice } from './advice.js';
import { attributeFindings } from './attribute-findings.js';
import { exchangeFindings, lastingFindings } from './exchange.js';
import type { ButtonFacts, PageFacts } from './facts.js';
import { failureFindings } from './failure-findings.js';
import type { Diagnosis, Finding } from './finding.js';
import { lookFindings, scriptedTick } from './look-findings.js';
import type { Heard } from './overhear.js';
import { pageFindings, placeFindings } from './page-findings.js';
import { policyFindings } from './policy-findings.js';
import { settingFindings } from './setting-findings.js';
import { termFindings } from './term-findings.js';

/** A button of the page with what stands on it. */
export interface Examined {
  readonly element: Element;
  readonly facts: ButtonFacts;
}

/** What each button is called: by its id, its order, or its place among those that are called alike. */
export function namesOf(buttons: readonly Pick<ButtonFacts, 'attributes' | 'raw'>[]): string[] {
  const plain = buttons.map(({ attributes, raw }) => {
    const id = attributes['id'] ?? '';
    const order = raw.orderId ? `[order-id="${raw.orderId}"]` : '';
    return `kr-pay-button${id ? `#${id}` : order}`;
  });
  return plain.map((name, index) => {
    const alike = plain.filter((each) => each === name).length;
    const nth = plain.slice(0, index + 1).filter((each) => each === name).length;
    return alike > 1 ? `${name} (${nth} of ${alike})` : name;
  });
}

/** What is wrong with how one button is set up. */
export function buttonFindings(facts: ButtonFacts, page: PageFacts): Finding[] {
  const settings = settingFindings(facts, page.address);
  return [
    ...placeFindings(facts, page),
    ...attributeFindings(facts),
    // A button that cannot be pressed may be waiting for its order.
    ...settings.filter(({ kind }) => !facts.disabled || kind !== 'missing-attribute'),
    ...advice(facts, page.address),
    ...termFindings(facts.terms, page.address),
    ...lookFindings(facts.hiddenParts),
  ];
}

const furtherStep = (said: string): Finding => ({
  kind: 'further-step',
  severity: 'error',
  wrong: `A confirm answer asked for ${said}. It counted as pending without it.`,
  expected: 'action beside status "pending" in the shape of the provider’s start answer',
  remedy:
    'Pass the provider’s answer on as in a start answer, with provider beside it; docs/endpoint.md has the shapes.',
});

function pageDiagnoses(buttons: readonly Examined[], page: PageFacts, heard: Heard): Finding[] {
  const endpoints = buttons.flatMap(({ facts }) => {
    const { endpoint, confirmEndpoint } = readSettings(facts.raw, page.address, 'ko', facts.formAction);
    return [endpoint, confirmEndpoint];
  });
  const failed = new Set([...heard.failures.values()].map(({ detail }) => detail.attemptId));
  return [
    ...pageFindings(page),
    ...heard.violations.flatMap((each) => policyFindings(each, { endpoints, handedOffTo: heard.handedOffTo })),
    ...[...heard.exchanges.values()]
      .filter(({ attemptId }) => !failed.has(attemptId))
      .flatMap((each) => [
        ...exchangeFindings(each, page.address),
        ...lastingFindings(each, heard.pendings.get(each.attemptId) ?? 0),
      ]),
    ...(heard.furtherStep ? [furtherStep(heard.furtherStep)] : []),
  ];
}

const order = ['error', 'warning', 'note'];

/** Everything that is to be said about the page now: the worst first, and the page itself before its buttons. */
export function diagnose(buttons: readonly Examined[], page: PageFacts, heard: Heard): Diagnosis[] {
  const names = namesOf(buttons.map(({ facts }) => facts));
  const about = buttons.flatMap(({ element, facts }, index): Diagnosis[] => {
    const failure = heard.failures.get(element);
    const ticked = heard.ticks.get(element);
    const exchange = heard.exchanges.get(failure?.detail.attemptId ?? '');
    const findings = [
      ...buttonFindings(facts, page),
      ...(ticked ? [scriptedTick(ticked)] : []),
      ...(failure ? failureFindings({ ...failure, exchange }, page.address, facts.raw) : []),
    ];
    // The element is not enumerable, so that the list can leave the page as JSON.
    return findings.map((finding) =>
      Object.defineProperty({ ...finding, where: names[index] ?? 'kr-pay-button' }, 'element', { value: element }),
    );
  });
  const whole = pageDiagnoses(buttons, page, heard).map((finding) => ({ ...finding, where: 'page' }));
  const seen = new Set<string>();
  return [...whole, ...about]
    .filter(({ where, kind, wrong }) => {
      const key = JSON.stringify([where, kind, wrong]);
      return !seen.has(key) && seen.add(key);
    })
    .sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}
