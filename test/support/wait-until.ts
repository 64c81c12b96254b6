import { waitUntil as waitUntilWithin } from '@open-wc/testing';

/**
 * Waits until something holds, for eight seconds at most: a busy machine needs more than the usual one second, and a
 * test that passes does not wait longer for it.
 */
export function waitUntil(
  holds: () => unknown,
  otherwise?: string,
  options: { readonly timeout?: number; readonly interval?: number } = {},
): Promise<void> {
  return waitUntilWithin(holds, otherwise, { timeout: 8_000, ...options });
}
