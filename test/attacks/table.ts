import type { Attack } from './attack.js';
import { addresses } from './table/addresses.js';
import { page } from './table/page.js';
import { returns } from './table/returns.js';
import { server } from './table/server.js';
import { supply } from './table/supply.js';

/** The attacks T1 to T36, in order. `docs/security.md` is made from them. */
export const attacks: readonly Attack[] = [...addresses, ...returns, ...page, ...supply, ...server].sort(
  (one, other) => +one.id.slice(1) - +other.id.slice(1),
);
