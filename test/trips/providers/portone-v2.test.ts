import { tellTrips } from '../../support/provider-tale.js';

const desktop = { surface: 'frame', via: 'callback' } as const;
const phone = { surface: 'page', via: 'return' } as const;

tellTrips({
  provider: 'portone-v2',
  method: 'kakao_pay',
  desktop,
  phone,
  approve: '#approve',
  refusals: {
    declined: { button: '#decline', code: { desktop: 'provider-error', phone: 'declined' } },
    canceled: { button: '#cancel', code: 'canceled' },
  },
  asks: {
    pay: ['POST /payments/*/pre-register', 'GET /payments/*'],
    save: ['GET /billing-keys/*'],
    'pay-and-save': ['GET /billing-keys/*', 'POST /payments/*/billing-key', 'GET /payments/*'],
    subscribe: ['GET /billing-keys/*', 'POST /payments/*/billing-key', 'GET /payments/*'],
  },
});
