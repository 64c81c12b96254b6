import type { ChargeGuard } from '../../../../demo/server/providers/provider.js';

/** A guard that keeps nobody apart, for a provider that is tested by itself. */
export const freeGuard: ChargeGuard = {
  take: async () => 'taken',
  release: async () => undefined,
  close: async () => true,
};

/** What stands of an attempt that goes on, and that nobody charges. */
export const goingOn = { live: true, underWay: false, chargeGuard: freeGuard } as const;
