/** What a provider needs beyond a policy of `'self'`, by directive. The pages in docs/providers say how sure that is. */
export interface ProviderPolicy {
  readonly provider: string;
  readonly needs: Readonly<Record<string, readonly string[]>>;
}

const portoneHosts = ['https://service.iamport.kr', 'https://checkout-service.prod.iamport.co'];

/** The providers whose flows ask something of the page's content security policy. */
export const providerPolicies: readonly ProviderPolicy[] = [
  {
    provider: 'stripe',
    needs: {
      'script-src': ['https://js.stripe.com'],
      'frame-src': ['https://js.stripe.com', 'https://hooks.stripe.com'],
      'connect-src': ['https://api.stripe.com'],
    },
  },
  {
    provider: 'portone',
    needs: { 'script-src': ['https://cdn.iamport.kr'], 'frame-src': portoneHosts, 'connect-src': portoneHosts },
  },
  {
    provider: 'portone-v2',
    needs: {
      'script-src': ['https://cdn.portone.io'],
      'connect-src': ['https://checkout-service.prod.iamport.co', 'https://tx-gateway-service.prod.iamport.co'],
      'frame-src': ['https://checkout-service.prod.iamport.co'],
    },
  },
  {
    provider: 'adyen',
    needs: {
      'form-action': ['https://checkoutshopper-test.adyen.com', 'https://checkoutshopper-live.adyen.com'],
    },
  },
];

/** All that a provider needs, as it is written in a policy. */
export function policyText({ needs }: ProviderPolicy): string {
  return Object.entries(needs)
    .map(([directive, hosts]) => [directive, ...hosts].join(' '))
    .join('; ');
}
