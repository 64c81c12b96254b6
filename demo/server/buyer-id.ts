import { createHash } from 'node:crypto';

/**
 * A shopper's name at providers and in pages: 32 hex digits. The shopper's own id is the session cookie, the only thing
 * that proves who they are, and never leaves the server.
 */
export function buyerIdOf(shopperId: string): string {
  return createHash('sha256').update(`buyer:${shopperId}`).digest('hex').slice(0, 32);
}
