import type { RawSettings } from '../../src/settings/settings.js';

/** An element without attributes. */
export const bare: RawSettings = {
  endpoint: undefined,
  confirmEndpoint: undefined,
  provider: undefined,
  method: undefined,
  mode: undefined,
  orderId: undefined,
  orderName: undefined,
  amount: undefined,
  currency: undefined,
  returnUrl: undefined,
  locale: undefined,
  merchant: undefined,
  frequency: undefined,
  timing: undefined,
  amountRule: undefined,
  cancellation: undefined,
  termsVersion: undefined,
  credentials: undefined,
  allowedHosts: undefined,
  messageMode: undefined,
  brandColors: undefined,
  size: undefined,
};
