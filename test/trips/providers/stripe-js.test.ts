import { tellTrips } from '../../support/provider-tale.js';

const way = { surface: 'page', via: 'return' } as const;
// The browser confirms by itself, with the publishable key.
const payment = [
  'POST /v1/customers',
  'POST /v1/payment_intents',
  'GET /v1/payment_intents/*',
  'POST /v1/payment_intents/*/confirm',
];

tellTrips({
  provider: 'stripe',
  flow: 'stripe-js',
  method: 'kakao_pay',
  desktop: way,
  phone: way,
  approve: '#authorize',
  refusals: {
    declined: { button: '#fail', code: 'declined' },
    canceled: { button: '#cancel', code: 'canceled' },
  },
  asks: {
    pay: payment,
    save: [
      'POST /v1/customers',
      'POST /v1/setup_intents',
      'GET /v1/setup_intents/*',
      'POST /v1/setup_intents/*/confirm',
    ],
    'pay-and-save': payment,
    subscribe: payment,
  },
});
