import { tellTrips } from '../../support/provider-tale.js';

const way = { surface: 'page', via: 'return' } as const;

tellTrips({
  provider: 'checkout',
  method: 'kakao_pay',
  desktop: way,
  phone: way,
  approve: '#approve',
  refusals: {
    declined: { button: '#decline', code: 'declined' },
    canceled: { button: '#cancel', code: 'canceled' },
  },
  asks: {
    pay: [
      'POST /payments/setups',
      'GET /payments/setups/*',
      'POST /payments/setups/*/confirm/kakaopay',
      'GET /payments/*',
    ],
  },
});
