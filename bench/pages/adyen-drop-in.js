// The leanest Drop-in for Kakao Pay: only the component that it needs.
import { AdyenCheckout, Dropin, Redirect } from '@adyen/adyen-web';
import { configuration } from './adyen-core.js';

const checkout = await AdyenCheckout(configuration);
new Dropin(checkout, { paymentMethodComponents: [Redirect] }).mount('#place');
