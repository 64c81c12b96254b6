import type { PaymentProvider } from '../server/providers/provider.js';

/**
 * A provider that is none: it answers at once, from the shop's own process, so that only the shop's own work is
 * measured. It goes by PortOne's name, because the shop knows five.
 */
export const instantProvider: PaymentProvider = {
  name: 'portone',
  create: async ({ attemptId }) => ({ type: 'created', objectId: `instant-${attemptId}`, action: { attemptId } }),
  retrieve: async ({ attemptId }) => ({ status: 'open', attemptId }),
  expire: async ({ attemptId }) => ({ status: 'expired', attemptId }),
  readWebhook: async () => 'There are no webhooks here.',
};
