import { tellTrips } from '../../support/provider-tale.js';

const desktop = { surface: 'frame', via: 'callback' } as const;
const phone = { surface: 'page', via: 'return' } as const;

const begin = ['POST /users/getToken'];

tellTrips({
  provider: 'portone',
  method: 'kakao_pay',
  desktop,
  phone,
  approve: '#approve',
  refusals: {
    declined: { button: '#decline', code: { desktop: 'provider-error', phone: 'declined' } },
    canceled: { button: '#cancel', code: 'canceled' },
  },
  asks: {
    pay: [...begin, 'POST /payments/prepare'],
    save: [...begin, 'GET /subscribe/customers/*'],
    'pay-and-save': [...begin, 'POST /payments/prepare', 'GET /subscribe/customers/*'],
    subscribe: [...begin, 'POST /payments/prepare', 'GET /subscribe/customers/*'],
  },
  // Asked where the browser brought the payment's id back; a webhook's claim, if it is quicker, is looked up by our own id.
  mayAsk: ['GET /payments/*', 'GET /payments/find/*/paid'],
});
