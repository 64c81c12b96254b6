import { tellTrips } from '../../support/provider-tale.js';

const way = { surface: 'page', via: 'return' } as const;

const begin = ['POST /v72/paymentMethods', 'POST /v72/payments'];

tellTrips({
  provider: 'adyen',
  method: 'kakao_pay',
  desktop: way,
  phone: way,
  approve: '#approve',
  refusals: {
    declined: { button: '#decline', code: 'declined' },
    canceled: { button: '#cancel', code: 'canceled' },
  },
  asks: { pay: begin, 'pay-and-save': begin, subscribe: begin },
  // Adyen's signed webhook says it as well, and may be quicker.
  mayAsk: ['POST /v72/payments/details'],
});
