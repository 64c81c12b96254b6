import { expect } from '@open-wc/testing';
import { policyFindings } from '../../src/doctor/policy-findings.js';
import type { Violation } from '../../src/doctor/policy-findings.js';
import { providerPolicies } from '../../src/doctor/provider-policies.js';

const remedyOf = (given: Partial<Violation>, handedOffTo?: string) =>
  policyFindings(
    { directive: 'script-src-elem', blocked: '', sample: '', enforced: true, ...given },
    { endpoints: ['https://api.shop.example/pay'], handedOffTo },
  )[0]?.remedy;

describe('what a content security policy has in the way', () => {
  it('is a provider’s script, with all that the provider needs', () => {
    const remedy = remedyOf({ blocked: 'https://js.stripe.com/v3/stripe.js' });
    expect(remedy).to.include('script-src https://js.stripe.com;');
    expect(remedy).to.include('frame-src https://js.stripe.com https://hooks.stripe.com');
    expect(remedyOf({ blocked: 'https://cdn.iamport.kr/v1/iamport.js' })).to.include(
      'script-src https://cdn.iamport.kr',
    );
  });

  it('is a host that two providers share, for the one that was handed off to', () => {
    const blocked = 'https://checkout-service.prod.iamport.co';
    expect(remedyOf({ directive: 'frame-src', blocked }, 'portone-v2')).to.include('https://cdn.portone.io');
    expect(remedyOf({ directive: 'frame-src', blocked }, 'portone')).to.include('https://cdn.iamport.kr');
  });

  it('is the endpoint, by its origin', () => {
    expect(remedyOf({ directive: 'connect-src', blocked: 'https://api.shop.example/pay' })).to.equal(
      'Add to the policy: connect-src https://api.shop.example',
    );
  });

  it('is the button’s own file', () => {
    const blocked = 'https://cdn.example/kr-pay-button-checkout.abc.js';
    expect(remedyOf({ blocked })).to.equal('Add to the policy: script-src https://cdn.example');
  });

  it('is trusted types without the button’s policies', () => {
    const given = { directive: 'trusted-types', blocked: 'trusted-types-policy' };
    expect(remedyOf({ ...given, sample: 'lit-html' })).to.include('trusted-types lit-html kr-pay-button');
    expect(remedyOf({ ...given, sample: 'other' })).to.equal(undefined);
  });

  it('is a host of a payment company, after a hand-off only', () => {
    const given = { directive: 'frame-src', blocked: 'https://nsp.pay.naver.com/x' };
    expect(remedyOf(given, 'portone')).to.equal('Add to the policy: frame-src https://nsp.pay.naver.com');
    expect(remedyOf(given)).to.equal(undefined);
  });

  it('is a warning where the policy only reports', () => {
    const violation = { directive: 'script-src', blocked: 'https://cdn.portone.io/v2/browser-sdk.js', sample: '' };
    const concern = { endpoints: [], handedOffTo: undefined };
    expect(policyFindings({ ...violation, enforced: false }, concern)[0]).to.include({ severity: 'warning' });
    expect(policyFindings({ ...violation, enforced: true }, concern)[0]).to.include({ severity: 'error' });
  });

  it('is not what the page itself does', () => {
    expect(remedyOf({ blocked: 'https://ads.example/a.js' })).to.equal(undefined);
    expect(remedyOf({ blocked: 'inline' })).to.equal(undefined);
  });
});

describe('the list of what providers need', () => {
  for (const { provider, needs } of providerPolicies) {
    it(`names the hosts that the page about ${provider} names, and no others`, async () => {
      const page = await (await fetch(`/docs/providers/${provider}.md`)).text();
      const [, section = ''] = /## Content Security Policy\n(.*?)\n## /is.exec(page) ?? [];
      const block = /```\n(.*?)```/s.exec(section)?.[1] ?? '';
      const written = [...new Set(block.match(/https:\/\/[\w.-]+/g))].sort();
      expect(written).to.not.have.lengthOf(0);
      expect([...new Set(Object.values(needs).flat())].sort()).to.deep.equal(written);
    });
  }

  for (const name of ['portone', 'portone-v2']) {
    it(`has the origin from which the script of ${name} is loaded`, async () => {
      const source = await (await fetch(`/src/providers/${name}.ts`)).text();
      const script = /const script = ["'](https:[^"']+)["']/.exec(source)?.[1] ?? '';
      const own = providerPolicies.find(({ provider }) => provider === name);
      expect(own?.needs['script-src']).to.deep.equal([new URL(script).origin]);
    });
  }
});
