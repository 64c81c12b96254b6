import { tellTrips } from '../../support/provider-tale.js';

// Pop-up windows: on a desktop the provider's page is in a window of its own, on a phone in place of the shop's.
const desktop = { surface: 'window', via: 'callback' } as const;
const phone = { surface: 'page', via: 'return' } as const;
const begin = ['POST /users/getToken'];

tellTrips({
  provider: 'portone',
  method: 'naver_pay',
  desktop,
  phone,
  approve: '#approve',
  refusals: { canceled: { button: '#cancel', code: 'canceled' } },
  asks: {
    pay: [...begin, 'POST /payments/prepare'],
    save: [...begin, 'GET /subscribe/customers/*'],
  },
  mayAsk: ['GET /payments/*', 'GET /payments/find/*/paid'],
  // One window issues the key and the server charges it: told of Kakao Pay, and tested with the server's provider.
  without: ['pay-and-save', 'subscribe'],
});

tellTrips({
  provider: 'portone-v2',
  method: 'naver_pay',
  desktop,
  phone,
  approve: '#approve',
  refusals: { canceled: { button: '#cancel', code: 'canceled' } },
  asks: { pay: ['POST /payments/*/pre-register', 'GET /payments/*'], save: ['GET /billing-keys/*'] },
  without: ['pay-and-save', 'subscribe'],
});
