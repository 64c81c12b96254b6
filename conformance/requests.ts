import { readDevice } from '../src/browser/device.js';
import type { ConfirmParams, ConfirmRequest, StartRequest } from '../src/contract/types.js';
import { buildReturnUrl } from '../src/trip/return-url.js';
import type { CheckOptions } from './options.js';

/** How the kit names itself. */
export const userAgent = 'Mozilla/5.0 (compatible; kr-pay-button check)';

/** A start request as the button would make it; its fields are in the button's order. */
export function startRequest({ settings, metadata, consent }: CheckOptions, attemptId: string): StartRequest {
  const { orderId, orderName, provider, method, mode, amount, locale, returnUrl } = settings;
  return {
    action: 'start',
    version: 1,
    attemptId,
    ...(orderId !== undefined && { orderId }),
    ...(orderName !== undefined && { orderName }),
    ...(provider !== undefined && { provider }),
    method,
    mode,
    ...(amount !== undefined && { amount }),
    currency: 'KRW',
    locale,
    returnUrl: buildReturnUrl(returnUrl, attemptId),
    device: readDevice(userAgent, 0),
    ...(consent && { consent }),
    ...(Object.keys(metadata).length && { metadata }),
  };
}

/** A confirm request as the button would make it. */
export function confirmRequest(attemptId: string, orderId: string | undefined, params: ConfirmParams): ConfirmRequest {
  return { action: 'confirm', version: 1, attemptId, ...(orderId !== undefined && { orderId }), params };
}
