import type { PropertyDeclarations } from 'lit';

const named = (attribute: string) => ({ attribute });
const flag = (attribute?: string) => ({ type: Boolean, ...(attribute && { attribute }) });

/** The element's attributes, each with its property. Read as text: `settings/settings.ts` judges them. */
export const attributes: PropertyDeclarations = {
  endpoint: {},
  confirmEndpoint: named('confirm-endpoint'),
  provider: {},
  method: {},
  mode: {},
  orderId: named('order-id'),
  orderName: named('order-name'),
  amount: {},
  currency: {},
  returnUrl: named('return-url'),
  locale: {},
  merchant: {},
  frequency: {},
  timing: {},
  amountRule: named('amount-rule'),
  cancellation: {},
  termsVersion: named('terms-version'),
  credentials: {},
  allowedHosts: named('allowed-hosts'),
  allowFramed: flag('allow-framed'),
  messageMode: named('message-mode'),
  brandColors: named('brand-colors'),
  size: {},
  disabled: flag(),
  terms: { attribute: false },
};
