/** The button's events, in the order in which an attempt meets them. */
export const payEventNames = [
  'kr-pay-consent',
  'kr-pay-start',
  'kr-pay-redirect',
  'kr-pay-pending',
  'kr-pay-success',
  'kr-pay-failure',
] as const satisfies readonly (keyof GlobalEventHandlersEventMap)[];
