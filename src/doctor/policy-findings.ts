import { addressOf } from './addresses.js';
import type { Finding } from './finding.js';
import { policyText, providerPolicies } from './provider-policies.js';

/** What a `securitypolicyviolation` event said. */
export interface Violation {
  /** Such as `script-src-elem`. */
  readonly directive: string;
  /** An address, its origin, or a word such as `trusted-types-policy`. */
  readonly blocked: string;
  readonly sample: string;
  /** False where the policy only reports. */
  readonly enforced: boolean;
}

/** What of a page a policy may have blocked that is the button's concern. */
export interface Concern {
  /** Absolute addresses of the endpoints. */
  readonly endpoints: readonly string[];
  /** The provider that the button handed off to on this page, if it did. */
  readonly handedOffTo: string | undefined;
}

const ownFile = /\/kr-pay-button[\w.-]*\.js/;

/** What to add to the policy, and for what. Undefined where the button has nothing to do with it. */
function additionFor(
  directive: string,
  { blocked, sample }: Violation,
  { endpoints, handedOffTo }: Concern,
): readonly [addition: string, purpose: string] | undefined {
  if (/^trusted-types|^require-trusted-types/.test(directive)) {
    const policy = /^(?:lit-html|kr-pay-button)/.exec(sample)?.[0];
    return policy ? ['trusted-types lit-html kr-pay-button', `the button makes a policy ${policy}`] : undefined;
  }
  const origin = addressOf(blocked, 'none:/')?.origin ?? blocked;
  if (ownFile.test(blocked)) return [`${directive} ${origin}`, 'the button’s own file comes from there'];
  if (endpoints.some((each) => addressOf(each, 'none:/')?.origin === origin) && directive === 'connect-src')
    return [`connect-src ${origin}`, 'the endpoint is there'];
  const known = providerPolicies.filter(({ needs }) => Object.values(needs).flat().includes(origin));
  const provider = known.find((each) => each.provider === handedOffTo) ?? known[0];
  if (provider) return [policyText(provider), `${provider.provider} needs all of this`];
  return handedOffTo && /^(?:script|frame|connect|form)-/.test(directive) && origin.startsWith('https:')
    ? [`${directive} ${origin}`, `it was asked for after the hand-off to ${handedOffTo}`]
    : undefined;
}

/** What the page's content security policy has in the button's way, and what to add to it. */
export function policyFindings(violation: Violation, concern: Concern): Finding[] {
  const directive = violation.directive.replace(/-(?:elem|attr)$/, '');
  const found = additionFor(directive, violation, concern);
  if (!found) return [];
  const [addition, purpose] = found;
  const { enforced, blocked } = violation;
  return [
    {
      kind: 'content-security-policy',
      severity: enforced ? 'error' : 'warning',
      wrong: `The page’s content security policy ${enforced ? 'blocks' : 'reports, and would block,'} ${blocked} (${directive}).`,
      expected: `a policy that lets it through: ${purpose}`,
      remedy: `Add to the policy: ${addition}`,
    },
  ];
}
