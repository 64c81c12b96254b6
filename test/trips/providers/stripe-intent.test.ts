import { tellTrips } from '../../support/provider-tale.js';

const way = { surface: 'page', via: 'return' } as const;
const payment = ['POST /v1/customers', 'POST /v1/payment_intents', 'GET /v1/payment_intents/*'];

tellTrips({
  provider: 'stripe',
  flow: 'intent',
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
    save: ['POST /v1/customers', 'POST /v1/setup_intents', 'GET /v1/setup_intents/*'],
    'pay-and-save': payment,
    subscribe: payment,
  },
});
