import { readDevice } from '../browser/device.js';
import type { ConfirmRequest, ConsentRecord, StartRequest } from '../contract/types.js';
import type { Question } from '../flow/types.js';
import type { Settings } from '../settings/settings.js';
import { buildReturnUrl } from '../trip/return-url.js';

/** The start request as text. `metadata` is what a listener put there; throws where that is no JSON. */
export function startBody(
  settings: Settings,
  attemptId: string,
  consent: ConsentRecord | undefined,
  metadata: Readonly<Record<string, unknown>>,
): string {
  const { orderId, orderName, provider, method, mode, amount, locale, returnUrl } = settings;
  const request: { readonly [K in keyof StartRequest]: StartRequest[K] | undefined } = {
    action: 'start',
    version: 1,
    attemptId,
    orderId,
    orderName,
    provider,
    method,
    mode,
    amount,
    currency: 'KRW',
    locale,
    returnUrl: buildReturnUrl(returnUrl, attemptId),
    device: readDevice(navigator.userAgent, navigator.maxTouchPoints),
    consent,
    // `undefined` in it says nothing either.
    metadata: JSON.stringify(metadata) === '{}' ? undefined : metadata,
  };
  return JSON.stringify(request);
}

/** The confirm request as text. */
export function confirmBody(attemptId: string, orderId: string | undefined, { params }: Question): string {
  const request: { readonly [K in keyof ConfirmRequest]: ConfirmRequest[K] | undefined } = {
    action: 'confirm',
    version: 1,
    attemptId,
    orderId,
    params,
  };
  return JSON.stringify(request);
}

/** A short mark of a text, to tell whether two are the same. Not for secrets: anyone can make two that collide. */
export function markOf(text: string): string {
  let [one, two] = [1, 7];
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x5bd1e995);
    two = Math.imul(two ^ (one >>> 15), 0x2c1b3c6d) + one;
  }
  return `${one}.${two}`;
}
