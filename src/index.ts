export { KrPayButtonElement } from './element/kr-pay-button-element.js';
export { KrPayTermElement } from './element/kr-pay-term-element.js';
export {
  KrPayConsentEvent,
  KrPayFailureEvent,
  KrPayPendingEvent,
  KrPayRedirectEvent,
  KrPayStartEvent,
  KrPaySuccessEvent,
} from './events/events.js';
export type {
  KrPayConsentDetail,
  KrPayFailureDetail,
  KrPayPendingDetail,
  KrPayRedirectDetail,
  KrPayStartDetail,
  KrPaySuccessDetail,
} from './events/events.js';
export type { Term } from './consent/terms.js';
export type { FailureCode } from './contract/failure.js';
export type * from './contract/types.js';
export type { OwnTexts } from './i18n/own-texts.js';
export { version } from './version.js';
