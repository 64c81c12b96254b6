// Adyen's core without a session, as for a shop whose own server asks Adyen what can be paid with.
const paymentMethods = [{ type: 'kakaopay', name: '카카오페이' }];

export const configuration = {
  environment: 'test',
  clientKey: 'test_BENCHBENCHBENCHBENCHBENCHBENCH',
  countryCode: 'KR',
  locale: 'ko-KR',
  amount: { value: 14_000, currency: 'KRW' },
  analytics: { enabled: false },
  paymentMethodsResponse: { paymentMethods },
  onSubmit: (state, component, actions) => actions.reject(),
  onAdditionalDetails: (state, component, actions) => actions.reject(),
};
