import type { Method } from '../../src/contract/types.js';
import { methodName } from '../server/names.js';
import type { Environment } from './place.js';

/** PortOne's channels by method: for one payment, and for windows that issue a billing key. */
export interface ChannelKeysByMethod {
  readonly payment: Readonly<Partial<Record<Method, string>>>;
  readonly billing: Readonly<Partial<Record<Method, string>>>;
}

/** Reads `PREFIX_CHANNEL_KAKAO_PAY` and `PREFIX_CHANNEL_KAKAO_PAY_BILLING`, and so on for each method. */
export function readChannelKeys(environment: Environment, prefix: string): ChannelKeysByMethod {
  const read = (suffix: string): Partial<Record<Method, string>> => {
    const keys: Partial<Record<Method, string>> = {};
    for (const method of methodName.options) {
      const key = environment[`${prefix}_CHANNEL_${method.toUpperCase()}${suffix}`]?.trim();
      if (key) keys[method] = key;
    }
    return keys;
  };
  return { payment: read(''), billing: read('_BILLING') };
}
