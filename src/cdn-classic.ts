// The classic file for a script tag begins here. It holds everything, so its elements wait for nothing.
import { openCheckout } from './checkout/checkout.js';
import './define.js';
import { haveCheckout } from './element/load-checkout.js';
import { haveMessages } from './i18n/choose.js';
import { en } from './i18n/en.js';
import { ja } from './i18n/ja.js';
import { ko } from './i18n/ko.js';
import { zh } from './i18n/zh.js';

// In time: elements show themselves after this script's own turn.
haveCheckout(openCheckout);
haveMessages([ko, en, ja, zh]);
