import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { byId } from './dom.js';
import { pageLanguage } from './language.js';
import { planId } from './membership-plan.js';
import { onTermsChanged, showOffer } from './offered-terms.js';

// For a page whose button is for the plan and nothing else.
const button = byId('pay') as KrPayButtonElement;
const show = (): void => void showOffer(button, planId, pageLanguage());
onTermsChanged(button, show);
show();
