import { AdyenCheckout, Redirect } from '@adyen/adyen-web';
import { configuration } from './adyen-core.js';

const checkout = await AdyenCheckout(configuration);

globalThis.makeOne = () => {
  const place = document.createElement('div');
  new Redirect(checkout, { type: 'kakaopay', name: '카카오페이' }).mount(place);
  return place;
};

document.querySelector('#place').append(globalThis.makeOne());
