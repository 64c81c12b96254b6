// The Drop-in as Adyen's `auto` entry has it, with every component.
import { AdyenCheckout, Dropin } from '@adyen/adyen-web/auto';
import { configuration } from './adyen-core.js';

const checkout = await AdyenCheckout(configuration);
new Dropin(checkout).mount('#place');
