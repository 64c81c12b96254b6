import type { ConsentRecord, Method, Mode } from '../contract/types.js';
import { isAttemptId } from './attempt-id.js';

/** What outlives leaving the page, when the browser lets us keep it. */
export interface AttemptMemory {
  readonly attemptId: string;
  readonly orderId?: string | undefined;
  /** How it was to be paid, and what for; attributes may be others on the page that the shopper comes back to. */
  readonly method?: Method | undefined;
  readonly mode?: Mode | undefined;
  /** What makes it the same attempt: the start request, in the caller's own form. */
  readonly mark: string;
  /** Whether the shopper was sent to a provider. */
  readonly handedOff: boolean;
  /** What was agreed to, for the shopper's own copy after the return. */
  readonly consent?: ConsentRecord | undefined;
}

type OpenStorage = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const key = 'kr-pay-button';
const limit = 8;
// A function, because in a sandboxed frame even to name the storage throws.
const session: OpenStorage = () => sessionStorage;

function isMemory(value: unknown): value is AttemptMemory {
  const { attemptId, orderId, mark, handedOff, consent }: Record<string, unknown> = Object(value);
  return (
    isAttemptId(attemptId) &&
    typeof mark === 'string' &&
    typeof handedOff === 'boolean' &&
    (orderId === undefined || typeof orderId === 'string') &&
    (consent === undefined || Array.isArray(Object(consent).terms))
  );
}

function read(open: OpenStorage): AttemptMemory[] {
  try {
    const list: unknown = JSON.parse(open().getItem(key) ?? '[]');
    return Array.isArray(list) ? list.filter(isMemory) : [];
  } catch {
    return [];
  }
}

function write(list: readonly AttemptMemory[], open: OpenStorage): void {
  try {
    if (list.length) open().setItem(key, JSON.stringify(list));
    else open().removeItem(key);
  } catch {
    // Full or forbidden: the return address alone is enough to come back.
  }
}

const others = (attemptId: string, open: OpenStorage): AttemptMemory[] =>
  read(open).filter((memory) => memory.attemptId !== attemptId);

/** Keeps an attempt, in place of what was kept of it before. The eight newest stay. */
export function remember(memory: AttemptMemory, open = session): void {
  write([memory, ...others(memory.attemptId, open)].slice(0, limit), open);
}

/** The newest attempt that fits. */
export function recall(fits: (memory: AttemptMemory) => boolean, open = session): AttemptMemory | undefined {
  return read(open).find(fits);
}

/** Drops an attempt that is closed. */
export function forget(attemptId: string, open = session): void {
  write(others(attemptId, open), open);
}
